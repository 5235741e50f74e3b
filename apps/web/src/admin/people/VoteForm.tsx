import { formatDate } from '@bontot/i18n';
import { isLocalDate } from '@bontot/kernel';
import { useState } from 'react';
import { Card, EmptyState, useLanguage, useSession } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { Field } from '../register/Field.tsx';
import type { ClassRow } from './answers.ts';
import { proposalDrafts, sharesOf, voteFaults, voteRows, votingDays } from './classes.ts';
import { GradeRow } from './GradeRow.tsx';
import { CapNote } from './ShareCard.tsx';
import { useGrades } from './use-grades.ts';

type Parts = { unitId: string; year: string; rows: readonly ClassRow[] };

/** The result of the cell's vote on its members, all of them in one form. */
export function VoteForm({ unitId, year, rows }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const days = votingDays(year, today);
  const [on, setOn] = useState(() => firstVote(rows)?.on ?? (today >= days.from ? days.to : ''));
  const [voters, setVoters] = useState(() => String(firstVote(rows)?.votes?.of ?? ''));
  const inSeason = isLocalDate(on) && on >= days.from && on <= days.to;
  const counted = /^\d{1,4}$/.test(voters.trim());
  const form = useGrades({
    first: () => proposalDrafts(rows),
    rows,
    to: ['units', unitId, 'classifications', year, 'propose'],
    head: { on },
    faultsOf: (drafts) => voteFaults(rows, drafts, voters),
    rowsOf: (drafts) => voteRows(rows, drafts, voters),
  });
  const [asked, ask] = useState(false);
  if (today < days.from)
    return (
      <Card title={t('people.class.vote')}>
        <EmptyState
          icon="notdue"
          title={t('people.class.early')}
          why={t('people.class.season', {
            from: formatDate(language, days.from),
            to: formatDate(language, `${Number(year) + 1}-03-31`),
          })}
        />
      </Card>
    );
  return (
    <Card title={t('people.class.vote')} className="no-print">
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
            label={t('people.class.on')}
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
        </div>
        <div>
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
        </div>
        <CapNote shares={sharesOf(form.drafts)} />
        {form.error && <Problem of={form.error} />}
        <Send form={form} act={t('people.class.record', { n: form.filled })} />
      </form>
    </Card>
  );
}

const firstVote = (rows: readonly ClassRow[]) =>
  rows.map(({ classification }) => classification?.proposed).find((proposed) => proposed != null);

/** The act of a form of grades: how many are sent, and how many are left open. */
export function Send({ form, act }: { form: ReturnType<typeof useGrades>; act: string }) {
  const { t } = useLanguage();
  return (
    <div className="row wrap">
      <button className="btn first" type="submit" aria-disabled={form.busy || form.filled === 0}>
        {form.busy ? t('desk.sending') : act}
      </button>
      <span className="small soft" role="status">
        {form.faulty > 0
          ? t('desk.fault.summary', { n: form.faulty })
          : form.left > 0
            ? t('people.class.left', { n: form.left })
            : ''}
      </span>
    </div>
  );
}
