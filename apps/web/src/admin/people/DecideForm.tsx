import { formatRatio } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, useLanguage } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import type { ClassRow } from './answers.ts';
import { decisionDrafts, decisionFaults, decisionRows, differs, gradeKey, votedRows } from './classes.ts';
import { GradeForm, useVotingDay } from './GradeForm.tsx';
import { GradeRow } from './GradeRow.tsx';
import { useGrades } from './use-grades.ts';

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
  const day = useVotingDay(year, ({ to }) => to);
  const [number, setNumber] = useState('');
  const form = useGrades({
    first: () => decisionDrafts(rows),
    rows,
    to: ['units', unitId, 'classifications', year, 'decide'],
    head: { on: day.on, ...(number.trim() === '' ? {} : { number: number.trim() }) },
    faultsOf: (drafts) => decisionFaults(rows, drafts),
    rowsOf: (drafts) => decisionRows(rows, drafts),
  });
  return (
    <GradeForm
      day={day}
      dayLabel={t('people.decision.date')}
      head={
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
      }
      form={form}
      act={t('people.class.decideN', { n: form.filled })}
    >
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
    </GradeForm>
  );
}
