import type { Done, EvidenceNote, Grade, ItemReport, Pledge, PledgeItem, ReportSaid, Term } from '@bontot/pledge-core';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { EvidenceList, notesOf } from './EvidenceList.tsx';
import { DONE, itemsOf } from './items.ts';
import { Segments } from './Segments.tsx';

/** What is being said of an item; no answer is chosen beforehand. */
type Said = { done: Done | null; line: string; evidence: EvidenceNote[] };
type Draft = { items: Record<string, Said>; text: string; selfGrade: Grade | null };

type Parts = {
  place: string;
  pledge: Pledge;
  term: Term;
  act: string;
  /** True once it is on its way; what was typed is forgotten then. */
  onSend: (said: ReportSaid) => Promise<boolean>;
};

const GRADES = ['4', '3', '2', '1', '0'] as const;
const NOTHING: Said = { done: null, line: '', evidence: [] };

export function ReportForm({ place, pledge, term, act, onSend }: Parts) {
  const { t } = useWords();
  const items = itemsOf(pledge);
  const first = useRef<Draft>(undefined);
  first.current ??= draftOf(pledge, term);
  const [draft, keep] = useDraft<Draft>(place, first.current);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const saidOf = ({ itemId }: PledgeItem): Said => draft.items[itemId] ?? NOTHING;
  const say = ({ itemId }: PledgeItem, change: Partial<Said>) =>
    keep({ ...draft, items: { ...draft.items, [itemId]: { ...(draft.items[itemId] ?? NOTHING), ...change } } });
  const open = items.filter((item) => saidOf(item).done === null).length;
  const { selfGrade, text } = draft;
  const send = async () => {
    if (open > 0 || selfGrade === null) {
      setTried(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-invalid] input')?.focus());
      return;
    }
    const reports = items.map((item): ItemReport => {
      const { done, line, evidence } = saidOf(item);
      return { itemId: item.itemId, done: done!, line: line.trim(), evidence: notesOf(evidence), selfGrade: null };
    });
    if (await onSend({ items: reports, text: text.trim(), selfGrade })) await keepDraft(place, null);
  };
  return (
    <div class="in-parts" ref={form}>
      {items.map((item) => (
        <ItemSaid
          key={item.itemId}
          item={item}
          said={saidOf(item)}
          missing={tried && saidOf(item).done === null}
          onSay={(change) => say(item, change)}
        />
      ))}
      <Card title={t('pledge.report.whole')}>
        <Segments
          label={t('pledge.grade.own')}
          options={GRADES.map((value) => ({ value, label: t(`pledge.grade.${value}`) }))}
          value={selfGrade === null ? null : (String(selfGrade) as (typeof GRADES)[number])}
          onChoose={(value) => keep({ ...draft, selfGrade: Number(value) as Grade })}
          error={tried && selfGrade === null ? t('pledge.fault.grade') : undefined}
        />
        <TextField
          label={t('pledge.report.text')}
          value={text}
          onInput={(next) => keep({ ...draft, text: next })}
          rows={3}
          maxLength={4_000}
        />
      </Card>
      {tried && (open > 0 || selfGrade === null) && (
        <p class="fail" role="status">
          {open > 0 ? t('pledge.report.open', { n: open }) : t('pledge.fault.grade')}
        </p>
      )}
      <Button look="first" big onClick={send}>
        {act}
      </Button>
      <p class="soft side-note">{t('pledge.draft.kept')}</p>
    </div>
  );
}

type ItemParts = { item: PledgeItem; said: Said; missing: boolean; onSay: (change: Partial<Said>) => void };

function ItemSaid({ item, said, missing, onSay }: ItemParts) {
  const { t } = useWords();
  return (
    <Card title={<span lang="vi">{item.title}</span>}>
      {item.measure && (
        <p class="soft" lang="vi">
          {item.measure}
        </p>
      )}
      <Segments
        label={t('pledge.done.of', { title: item.title })}
        quietLabel
        options={DONE.map((value) => ({ value, label: t(`pledge.done.${value}`) }))}
        value={said.done}
        onChoose={(done) => onSay({ done })}
        error={missing ? t('pledge.fault.done') : undefined}
      />
      <TextField
        label={t('pledge.report.line')}
        value={said.line}
        onInput={(line) => onSay({ line })}
        rows={2}
        maxLength={1_000}
      />
      <EvidenceList of={item.title} evidence={said.evidence} onChange={(evidence) => onSay({ evidence })} />
    </Card>
  );
}

/** What was sent before stands there to be changed; else nothing is chosen. */
function draftOf({ reports }: Pledge, term: Term): Draft {
  const report = reports[term];
  if (!report) return { items: {}, text: '', selfGrade: null };
  const items = report.items.map(({ itemId, done, line, evidence }): [string, Said] => [
    itemId,
    { done, line, evidence },
  ]);
  return { items: Object.fromEntries(items), text: report.text, selfGrade: report.selfGrade };
}
