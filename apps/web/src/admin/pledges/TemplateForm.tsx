import type { PledgeTemplate, TemplateItem } from '@bontot/pledge-core';
import { Icon, useLanguage } from '../../shared/index.ts';
import { Field, FieldGroup } from '../register/Field.tsx';
import { TextField } from './TextField.tsx';

const TEXTS = ['ethics', 'duties', 'weaknesses'] as const;
const MOST_ITEMS = 20;

/** What a member of such a cell finds filled in; they change it as they like. */
export function TemplateForm({
  template,
  onChange,
}: {
  template: PledgeTemplate;
  onChange: (template: PledgeTemplate) => void;
}) {
  const { t } = useLanguage();
  const { items } = template;
  const setItem = (at: number, change: Partial<TemplateItem>): void =>
    onChange({ ...template, items: items.map((item, index) => (index === at ? { ...item, ...change } : item)) });
  return (
    <div className="pledge-template">
      {TEXTS.map((part) => (
        <TextField
          key={part}
          label={t(`pledge.part.${part}`)}
          optional
          most={4_000}
          value={template[part]}
          onChange={(text) => onChange({ ...template, [part]: text })}
        />
      ))}
      {items.map((item, at) => (
        <FieldGroup key={at} label={t(`pledge.item.${item.kind}`, { n: at + 1 })}>
          <Field label={t('pledge.item.title')}>
            {(bound) => (
              <input
                {...bound}
                className="field"
                lang="vi"
                maxLength={300}
                value={item.title}
                onChange={({ target }) => setItem(at, { title: target.value })}
              />
            )}
          </Field>
          <Field label={t('pledge.item.measure')} optional>
            {(bound) => (
              <input
                {...bound}
                className="field"
                lang="vi"
                maxLength={300}
                value={item.measure}
                onChange={({ target }) => setItem(at, { measure: target.value })}
              />
            )}
          </Field>
          <button
            className="btn quiet"
            type="button"
            aria-label={t('pledge.item.removeOf', { n: at + 1 })}
            onClick={() => onChange({ ...template, items: items.filter((_, index) => index !== at) })}
          >
            {t('pledges.remove')}
          </button>
        </FieldGroup>
      ))}
      <div className="row wrap">
        {(['target', 'deed'] as const).map((kind) => (
          <button
            key={kind}
            className="btn"
            type="button"
            disabled={items.length >= MOST_ITEMS}
            onClick={() => onChange({ ...template, items: [...items, { kind, title: '', measure: '' }] })}
          >
            <Icon name="plus" />
            {t(kind === 'target' ? 'pledge.item.add' : 'pledge.deed.add')}
          </button>
        ))}
      </div>
    </div>
  );
}
