import { formatDate } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, useLanguage, useSession } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import type { ClassRow } from './answers.ts';
import { proposalDrafts, voteFaults, voteRows, votingDays } from './classes.ts';
import { GradeForm, useVotingDay } from './GradeForm.tsx';
import { GradeRow } from './GradeRow.tsx';
import { useGrades } from './use-grades.ts';

type Parts = { unitId: string; year: string; rows: readonly ClassRow[] };

/** The result of the cell's vote on its members, all of them in one form. */
export function VoteForm(parts: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { from } = votingDays(parts.year, today);
  const until = `${Number(parts.year) + 1}-03-31`;
  if (today < from)
    return (
      <Card title={t('people.class.vote')}>
        <EmptyState
          icon="notdue"
          title={t('people.class.early')}
          why={t('people.class.season', { from: formatDate(language, from), to: formatDate(language, until) })}
        />
      </Card>
    );
  return (
    <Card title={t('people.class.vote')} className="no-print">
      <Form {...parts} />
    </Card>
  );
}

function Form({ unitId, year, rows }: Parts) {
  const { t } = useLanguage();
  const before = rows.map(({ classification }) => classification?.proposed).find((proposed) => proposed != null);
  const day = useVotingDay(year, ({ to }) => before?.on ?? to);
  const [voters, setVoters] = useState(() => String(before?.votes?.of ?? ''));
  const counted = /^\d{1,4}$/.test(voters.trim());
  const form = useGrades({
    first: () => proposalDrafts(rows),
    rows,
    to: ['units', unitId, 'classifications', year, 'propose'],
    head: { on: day.on },
    faultsOf: (drafts) => voteFaults(rows, drafts, voters),
    rowsOf: (drafts) => voteRows(rows, drafts, voters),
  });
  return (
    <GradeForm
      day={day}
      dayLabel={t('people.class.on')}
      head={
        <Field label={t('people.class.voters')} optional className="short">
          {(bound) => (
            <input
              {...bound}
              className="field"
              inputMode="numeric"
              maxLength={4}
              value={voters}
              onChange={({ target }) => setVoters(target.value)}
            />
          )}
        </Field>
      }
      form={form}
      act={t('people.class.record', { n: form.filled })}
    >
      {rows.map((row) => {
        const draft = form.drafts[row.memberId]!;
        return (
          <GradeRow
            key={row.memberId}
            row={row}
            grade={draft.grade}
            onGrade={(grade) => form.change(row.memberId, { grade })}
            fault={form.faultOf(row.memberId)}
          >
            {counted && (
              <label className="grade-votes small">
                {t('people.class.votesFor')}
                <input
                  className="field"
                  inputMode="numeric"
                  maxLength={4}
                  value={draft.votes}
                  onChange={({ target }) => form.change(row.memberId, { votes: target.value })}
                />
              </label>
            )}
          </GradeRow>
        );
      })}
    </GradeForm>
  );
}
