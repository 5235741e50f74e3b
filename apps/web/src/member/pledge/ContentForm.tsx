import type { PledgeContent, PledgeItem, PledgeTemplate } from '@bontot/pledge-core';
import type { LocalDate } from '@bontot/kernel';
import { useRef, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { ItemForm } from './ItemForm.tsx';
import { faultsOf, isFree, isSame, MOST_TARGETS } from './items.ts';

type Parts = {
  /** Under which name what is being written is kept on the phone. */
  place: string;
  year: number;
  /** The day that a new item is due, unless somebody says another. */
  dueOn: LocalDate;
  /** What stands already: a draft, or the version that is amended. */
  first: PledgeContent | null;
  template: PledgeTemplate | null;
  lastYear: PledgeContent | null;
  asksReason: boolean;
  act: string;
  /** True once it is on its way; what was typed is forgotten then. */
  onSend: (content: PledgeContent, reason: string) => Promise<boolean>;
};

const TEXTS = ['ethics', 'duties', 'weaknesses'] as const;
const MOST_TEXT = 4_000;

/** A pledge being written: kept with every letter, checked only when it is sent. */
export function ContentForm({ place, year, dueOn, first, template, lastYear, asksReason, act, onSend }: Parts) {
  const { t } = useWords();
  const made = useRef<PledgeContent>(undefined);
  made.current ??= first ?? fromTemplate(template, dueOn);
  const [{ content, reason }, keep] = useDraft(place, { content: made.current, reason: '' });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const write = (change: Partial<PledgeContent>) => keep({ content: { ...content, ...change }, reason });
  const { items } = content;
  const faults = faultsOf(content);
  const setItem = (next: PledgeItem) =>
    write({ items: items.map((item) => (item.itemId === next.itemId ? next : item)) });
  const add = (kind: PledgeItem['kind']) => write({ items: [...items, newItem(kind, dueOn)] });
  const targets = items.filter(({ kind }) => kind === 'target').length;
  const same = lastYear !== null && isSame(content, lastYear);
  const send = async () => {
    if (!isFree(faults) || (asksReason && reason.trim() === '')) {
      setTried(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    if (await onSend(trimmed(content), reason.trim())) await keepDraft(place, null);
  };
  return (
    <div class="in-parts" ref={form}>
      {lastYear && !asksReason && !same && (
        <Button icon="sync" wide onClick={() => write(renewed(lastYear, year))}>
          {t('pledge.fromLastYear')}
        </Button>
      )}
      {same && (
        <Banner look="na">
          <p>{t('pledge.same.shown')}</p>
        </Banner>
      )}
      <Card title={t('pledge.items')} open>
        <p class="soft">{t('pledge.items.hint', { most: MOST_TARGETS })}</p>
        {items.map((item, at) => (
          <ItemForm
            key={item.itemId}
            item={item}
            n={at + 1}
            year={year}
            faults={tried ? (faults.items[item.itemId] ?? []) : []}
            onChange={setItem}
            onRemove={() => write({ items: items.filter(({ itemId }) => itemId !== item.itemId) })}
          />
        ))}
        {tried && (faults.none || faults.tooMany) && (
          <p class="fail" role="alert">
            {t(faults.none ? 'pledge.fault.none' : 'pledge.fault.tooMany', { most: MOST_TARGETS })}
          </p>
        )}
        <div class="stack">
          <Button icon="plus" wide disabled={targets >= MOST_TARGETS} onClick={() => add('target')}>
            {t('pledge.item.add')}
          </Button>
          <Button icon="plus" wide onClick={() => add('deed')}>
            {t('pledge.deed.add')}
          </Button>
        </div>
      </Card>
      <Card title={t('pledge.parts')}>
        {TEXTS.map((part) => (
          <TextField
            key={part}
            label={t(`pledge.part.${part}`)}
            hint={t(`pledge.part.${part}.hint`)}
            value={content[part]}
            onInput={(text) => write({ [part]: text })}
            rows={3}
            maxLength={MOST_TEXT}
          />
        ))}
      </Card>
      {asksReason && (
        <Card title={t('pledge.amend.reason')} quietTitle>
          <TextField
            label={t('pledge.amend.reason')}
            hint={t('pledge.amend.hint')}
            value={reason}
            onInput={(text) => keep({ content, reason: text })}
            rows={2}
            maxLength={1_000}
            error={tried && reason.trim() === '' ? t('pledge.fault.reason') : undefined}
          />
        </Card>
      )}
      {tried && !isFree(faults) && (
        <p class="fail" role="status">
          {t('pledge.fault.some')}
        </p>
      )}
      <Button look="first" big onClick={send}>
        {act}
      </Button>
      <p class="soft side-note">{t('pledge.draft.kept')}</p>
    </div>
  );
}

const newItem = (kind: PledgeItem['kind'], dueOn: LocalDate): PledgeItem => ({
  ...{ itemId: newUlid(), kind, title: '', measure: '', dueOn, personal: false, carriedFrom: null },
});

function fromTemplate(template: PledgeTemplate | null, dueOn: LocalDate): PledgeContent {
  const { ethics = '', duties = '', weaknesses = '', items = [] } = template ?? {};
  const made = items.map(({ kind, title, measure }): PledgeItem => ({ ...newItem(kind, dueOn), title, measure }));
  return { ethics, duties, weaknesses, items: made.length > 0 ? made : [newItem('target', dueOn)] };
}

/** Last year's words under new ids, with the days of this year. */
function renewed(lastYear: PledgeContent, year: number): PledgeContent {
  const items = lastYear.items.map((item): PledgeItem => ({
    ...item,
    itemId: newUlid(),
    dueOn: item.dueOn && `${year}${item.dueOn.slice(4).replace('-02-29', '-02-28')}`,
    carriedFrom: year - 1,
  }));
  return { ...lastYear, items };
}

const trimmed = ({ ethics, duties, weaknesses, items }: PledgeContent): PledgeContent => ({
  ...{ ethics: ethics.trim(), duties: duties.trim(), weaknesses: weaknesses.trim() },
  items: items.map((item) => ({ ...item, title: item.title.trim(), measure: item.measure.trim() })),
});
