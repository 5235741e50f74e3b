import { MAX_AMOUNT, type Measure } from '@bontot/contracts';
import { formatNumber } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';
import { isOnlyYes } from './by-hand.ts';
import type { Draft } from './draft.ts';
import { Field, FieldGroup } from './Field.tsx';
import { gradesOf } from './value-words.ts';

type Parts = { measure: Measure; draft: Draft; fault: string | undefined; change: (change: Partial<Draft>) => void };

/** The result, in the form that its kind of measure asks for. */
export function ValueFields({ measure, draft, fault, change }: Parts) {
  const { t, language } = useLanguage();
  switch (measure.kind) {
    case 'flag':
      return (
        <FieldGroup label={t('register.value')} fault={fault} hint={isOnlyYes(measure) && t('register.value.onlyYes')}>
          <div className="choices">
            <Radio
              name="value"
              checked={draft.yes === 'yes'}
              onTake={() => change({ yes: 'yes' })}
              label={t('register.value.yes')}
            />
            {!isOnlyYes(measure) && (
              <Radio
                name="value"
                checked={draft.yes === 'no'}
                onTake={() => change({ yes: 'no' })}
                label={t('register.value.no')}
              />
            )}
          </div>
        </FieldGroup>
      );
    case 'grade':
      return (
        <FieldGroup label={t('register.grade.title')} fault={fault}>
          <div className="choices">
            {gradesOf(measure.id).map(({ grade, word }) => (
              <Radio
                key={grade}
                name="value"
                checked={draft.grade === String(grade)}
                onTake={() => change({ grade: String(grade) })}
                label={t(word)}
              />
            ))}
          </div>
        </FieldGroup>
      );
    case 'count':
      return (
        <Field
          label={t('register.value.count')}
          fault={fault}
          hint={t('register.value.count.hint', { max: formatNumber(language, MAX_AMOUNT) })}
          className="short"
        >
          {(bound) => (
            <input
              {...bound}
              className="field"
              inputMode="numeric"
              autoComplete="off"
              value={draft.n}
              onChange={({ target }) => change({ n: target.value })}
            />
          )}
        </Field>
      );
    case 'ratio':
      return (
        <FieldGroup label={t('register.value')} fault={fault} hint={t('register.value.ratio.hint')}>
          <div className="row wrap pair">
            {(['part', 'whole'] as const).map((name) => (
              <Field key={name} label={t(`register.value.${name}`)} className="short">
                {(bound) => (
                  <input
                    {...bound}
                    className="field"
                    inputMode="numeric"
                    autoComplete="off"
                    aria-invalid={fault ? true : undefined}
                    value={draft[name]}
                    onChange={({ target }) => change({ [name]: target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </FieldGroup>
      );
  }
}

type RadioParts = { name: string; checked: boolean; onTake: () => void; label: string };

function Radio({ name, checked, onTake, label }: RadioParts) {
  return (
    <label className="choice">
      <input type="radio" name={name} checked={checked} onChange={onTake} />
      <span>{label}</span>
    </label>
  );
}
