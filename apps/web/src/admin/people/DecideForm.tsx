import { formatDate, formatRatio } from '@bontot/i18n';
import { isLocalDate } from '@bontot/kernel';
import { useState } from 'react';
import { Card, EmptyState, useLanguage, useSession } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { Field } from '../register/Field.tsx';
import type { ClassRow } from './answers.ts';
import {
  decisionDrafts,
  decisionFaults,
  decisionRows,
  differs,
  gradeKey,
  sharesOf,
  votedRows,
  votingDays,
} from './classes.ts';
import { GradeRow } from './GradeRow.tsx';
import { CapNote } from './ShareCard.tsx';
import { useGrades } from './use-grades.ts';
import { Send } from './VoteForm.tsx';

type Parts = { unitId: string; year: string; rows: readonly ClassRow[] };

/** The committee decides on members whose cell has voted; where it differs from the vote it says why. */
export function DecideForm({ unitId, year, rows }: Parts) {
  const { t } = useLanguage();
  const voted = votedRows(rows);
  return (
    <Card title={t('people.class.decide')} className="no-print">
      {voted.length === 0 ? (
        <EmptyState icon="notdue" title={t('people.class.nothingVoted')} why={t('people.class.nothingVoted.why')} />
      ) : (
        <Form unitId={unitId} year={year} rows={voted} />
      )}
    </Card>
  );
}

function Form({ unitId, year, rows }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const days = votingDays(year, today);
  const [on, setOn] = useState(days.to);
  const [number, setNumber] = useState('');
  const [asked, ask] = useState(false);
  const inSeason = isLocalDate(on) && on >= days.from && on <= days.to;
  const form = useGrades({
    first: () => decisionDrafts(rows),
    rows,
    to: ['units', unitId, 'classifications', year, 'decide'],
    head: { on, ...(number.trim() === '' ? {} : { number: number.trim() }) },
    faultsOf: (drafts) => decisionFaults(rows, drafts),
    rowsOf: (drafts) => decisionRows(rows, drafts),
  });
  return (
    <form
      className="card-body grade-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
        if (inSeason) form.submit();
      }}
    >
      <p className="small soft">{t('people.class.keys')}</p>
      <div className="grade-head">
        <Field
          label={t('people.decision.date')}
          className="short"
          fault={
            asked && !inSeason
              ? t('desk.fault.date', { from: formatDate(language, days.from), to: formatDate(language, days.to) })
              : undefined
          }
        >
          {(bound) => (
            <input
              {...bound}
              className="field"
              type="date"
              min={days.from}
              max={days.to}
              value={on}
              onChange={({ target }) => setOn(target.value)}
            />
          )}
        </Field>
        <Field label={t('people.decision.number')} optional className="short">
          {(bound) => (
            <input
              {...bound}
              className="field"
              maxLength={100}
              value={number}
              onChange={({ target }) => setNumber(target.value)}
            />
          )}
        </Field>
      </div>
      <div>
        {rows.map((row) => {
          const draft = form.drafts[row.memberId]!;
          const { grade, votes } = row.classification!.proposed!;
          const ratio = votes ? formatRatio(language, votes.for, votes.of) : '';
          return (
            <GradeRow
              key={row.memberId}
              row={row}
              grade={draft.grade}
              onGrade={(chosen) => form.change(row.memberId, { grade: chosen })}
              beside={t(votes ? 'people.class.cellSaidVotes' : 'people.class.cellSaid', {
                grade: t(gradeKey(grade)),
                ratio,
              })}
              fault={form.faultOf(row.memberId)}
            >
              {differs(row, draft) && (
                <label className="grade-reason small">
                  {t('people.class.reason')}
                  <textarea
                    className="field"
                    rows={2}
                    maxLength={500}
                    value={draft.reason}
                    onChange={({ target }) => form.change(row.memberId, { reason: target.value })}
                  />
                </label>
              )}
            </GradeRow>
          );
        })}
      </div>
      <CapNote shares={sharesOf(form.drafts)} />
      {form.error && <Problem of={form.error} />}
      <Send form={form} act={t('people.class.decideN', { n: form.filled })} />
    </form>
  );
}
