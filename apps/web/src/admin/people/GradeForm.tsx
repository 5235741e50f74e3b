import { formatDate } from '@bontot/i18n';
import { isLocalDate } from '@bontot/kernel';
import { useState, type ReactNode } from 'react';
import { useLanguage, useSession } from '../../shared/index.ts';
import { Problem } from '../meetings/Problem.tsx';
import { Field } from '../register/Field.tsx';
import { sharesOf, votingDays } from './classes.ts';
import { CapNote } from './ShareCard.tsx';
import type { useGrades } from './use-grades.ts';

/** The day of a vote or a decision, which lies in the season of the year. */
export function useVotingDay(year: string, first: (days: { from: string; to: string }) => string) {
  const { today } = useSession();
  const days = votingDays(year, today);
  const [on, change] = useState(() => first(days));
  return { ...days, on, change, inSeason: isLocalDate(on) && on >= days.from && on <= days.to };
}

type Parts = {
  day: ReturnType<typeof useVotingDay>;
  dayLabel: string;
  /** What else holds for the whole form. */
  head: ReactNode;
  form: ReturnType<typeof useGrades>;
  /** What its button does, in words. */
  act: string;
  /** A row for each member. */
  children: ReactNode;
};

/** A grade for each member of a cell in one form, of one day. */
export function GradeForm({ day, dayLabel, head, form, act, children }: Parts) {
  const { t, language } = useLanguage();
  const [asked, ask] = useState(false);
  const span = { from: formatDate(language, day.from), to: formatDate(language, day.to) };
  return (
    <form
      className="card-body grade-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
        if (day.inSeason) form.submit();
      }}
    >
      <p className="small soft">{t('people.class.keys')}</p>
      <div className="grade-head">
        <Field
          label={dayLabel}
          className="short"
          fault={asked && !day.inSeason ? t('desk.fault.date', span) : undefined}
        >
          {(bound) => (
            <input
              {...bound}
              className="field"
              type="date"
              min={day.from}
              max={day.to}
              value={day.on}
              onChange={({ target }) => day.change(target.value)}
            />
          )}
        </Field>
        {head}
      </div>
      <div>{children}</div>
      <CapNote shares={sharesOf(form.drafts)} />
      {form.error && <Problem of={form.error} />}
      <Send form={form} act={act} />
    </form>
  );
}

/** How many are sent, and how many are left open. */
function Send({ form, act }: Pick<Parts, 'form' | 'act'>) {
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
