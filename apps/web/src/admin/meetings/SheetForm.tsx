import { formatNumber } from '@bontot/i18n';
import { meetingSheet, type MeetingView, type SheetBlockRow } from '@bontot/meeting-core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Icon, useLanguage, useToast } from '../../shared/index.ts';
import { FaultText } from '../register/Field.tsx';
import { useAct } from './acts.ts';
import { AskDialog, type Asking } from './AskDialog.tsx';
import { Problem } from './Problem.tsx';
import {
  cellColumn,
  draftColumn,
  draftOf,
  needsWhy,
  pointsOf,
  readDraft,
  resultOf,
  type SheetDraft,
} from './sheet-model.ts';
import { gradeSign } from './signs.ts';

const MOST_WHY = 1000;

/** The confirming column beside the cell's, pre-filled with the cell's points; one act confirms, one sends back. */
export function SheetForm({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const { meeting, version, unitName } = view;
  const { sheet } = meeting;
  const [draft, write] = useState(() => draftOf(sheet, language));
  const [asked, ask] = useState(0);
  const [returning, askReturn] = useState<Asking | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const act = useAct(meeting.meetingId, version);
  const read = readDraft(draft, sheet);
  const result = resultOf(draftColumn(draft, sheet));
  const cell = resultOf(cellColumn(sheet));
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [asked]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (act.isPending) return;
    ask(asked + 1);
    if (!read.ok) return;
    act.mutate(
      { type: 'confirm-score', points: read.points, why: read.why },
      { onSuccess: () => toast({ text: t('desk.sheet.confirmDone', { name: unitName }) }) },
    );
  };
  const sendBack = (): void =>
    askReturn({
      title: t('desk.sheet.return.title'),
      why: t('desk.sheet.return.why'),
      act: t('desk.sheet.return'),
      questions: [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async ({ reason = '' }) => {
        await act.mutateAsync({ type: 'return-score', reason });
        toast({ text: t('desk.sheet.returnDone', { name: unitName }) });
      },
    });
  const faults = asked > 0 && !read.ok ? read.faults : [];
  return (
    <>
      <form ref={form} className="sheet-form" noValidate onSubmit={submit} aria-busy={act.isPending}>
        {meetingSheet.blocks.map((block) => (
          <fieldset key={block.id}>
            <legend>
              {block.name[language]}{' '}
              <span className="small soft">{t('desk.sheet.max', { max: formatNumber(language, block.max) })}</span>
            </legend>
            {block.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                cell={sheet.rows[row.id]?.cell ?? 0}
                typed={draft[row.id]!}
                faults={faults.filter(({ row: id }) => id === row.id).map(({ field }) => field)}
                change={(typed) => write({ ...draft, [row.id]: typed })}
              />
            ))}
          </fieldset>
        ))}
        <dl className="sheet-sum">
          <div>
            <dt>{t('desk.sheet.col.cell')}</dt>
            <dd>
              <b>{formatNumber(language, cell.total)}</b> · {t(gradeSign(cell.grade).key)}
            </dd>
          </div>
          <div>
            <dt>{t('desk.sheet.col.confirmed')}</dt>
            <dd aria-live="polite">
              <b>{formatNumber(language, result.total)}</b> · {t(gradeSign(result.grade).key)}
            </dd>
          </div>
        </dl>
        <div className="sheet-send">
          {faults.length > 0 && (
            <p className="banner risk" role="alert">
              <Icon name="risk" />
              {t('desk.fault.summary', { n: faults.length })}
            </p>
          )}
          {act.error && !returning && <Problem of={act.error} />}
          <div className="row wrap">
            <button className="btn first" type="submit" aria-disabled={act.isPending} data-key-act>
              {act.isPending
                ? t('desk.sending')
                : t('desk.sheet.confirm', { points: formatNumber(language, result.total) })}
            </button>
            <button className="btn" type="button" onClick={sendBack}>
              {t('desk.sheet.return')}
            </button>
          </div>
        </div>
      </form>
      <AskDialog asking={returning} onClose={() => askReturn(null)} />
    </>
  );
}

type RowParts = {
  row: SheetBlockRow;
  cell: number;
  typed: SheetDraft[string];
  faults: readonly ('points' | 'why')[];
  change: (typed: SheetDraft[string]) => void;
};

/** One row: what it is about, the cell's points, the field for one's own; a large difference asks why. */
function Row({ row: { id, name, max, mandatoryForGood }, cell, typed, faults, change }: RowParts) {
  const { t, language } = useLanguage();
  const label = name[language];
  const points = pointsOf(typed.points, max);
  const differs = points !== undefined && points !== cell;
  const asksWhy = needsWhy(cell, points);
  const field = `sheet-${id}`;
  const described = (part: 'points' | 'why') => (faults.includes(part) ? `${field}-${part}-fault` : undefined);
  return (
    <div className="sheet-row" data-differs={differs ? '' : undefined}>
      <label htmlFor={field}>
        {label}
        {mandatoryForGood && <span className="small soft"> · {t('desk.sheet.mandatory')}</span>}
      </label>
      <p className="small soft sheet-cell">
        {t('desk.sheet.cellPoints', { points: formatNumber(language, cell), max: formatNumber(language, max) })}
      </p>
      <input
        id={field}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        value={typed.points}
        onChange={({ target }) => change({ ...typed, points: target.value })}
        aria-invalid={faults.includes('points') || undefined}
        aria-describedby={described('points')}
      />
      {faults.includes('points') && (
        <div className="sheet-more">
          <FaultText
            id={`${field}-points-fault`}
            text={t('desk.sheet.fault.points', { max: formatNumber(language, max) })}
          />
        </div>
      )}
      {differs && (
        <div className="sheet-more">
          <label className="small" htmlFor={`${field}-why`}>
            {t(asksWhy ? 'desk.sheet.why.needed' : 'desk.sheet.why')}
          </label>
          <input
            id={`${field}-why`}
            className="field"
            autoComplete="off"
            maxLength={MOST_WHY}
            value={typed.why}
            onChange={({ target }) => change({ ...typed, why: target.value })}
            aria-invalid={faults.includes('why') || undefined}
            aria-describedby={described('why')}
          />
          <FaultText id={`${field}-why-fault`} text={faults.includes('why') ? t('desk.sheet.fault.why') : undefined} />
        </div>
      )}
    </div>
  );
}
