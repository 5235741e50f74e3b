import { formatDeadline, formatSlot, formatWeekday } from '@bontot/i18n';
import type { UnitDesk } from '@bontot/meeting-core';
import { useId } from 'preact/hooks';
import { Go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { lastDayOf, nextStepOf, pageOf } from './next-step.ts';
import type { Planned } from './PlanDialog.tsx';

/** What to do now, in one sentence with one button. */
export function NextStepCard({ desk, onPlan }: { desk: UnitDesk; onPlan: (planned: Planned) => void }) {
  const { t, language } = useWords();
  const id = useId();
  const step = nextStepOf(desk);
  const { today } = desk;
  const day = (date: string) => formatWeekday(language, date, today);
  const address = () => {
    if (!('line' in step) || !step.line) return null;
    const base = `/m/meetings/${step.line.meetingId}`;
    if (step.kind === 'open') return `${base}/run`;
    if (step.kind === 'conflicts') return `${base}/conflicts`;
    return pageOf(step.line);
  };
  const href = address();
  return (
    <section class="now" aria-labelledby={id}>
      <h2 class="k" id={id}>
        {t('phone.next.title')}
      </h2>
      {step.kind === 'plan' ? (
        <>
          <p class="w">{t('phone.next.plan', { month: formatSlot(language, step.month) })}</p>
          <p class="soft">
            {step.heldOn ? t('phone.next.planOn', { date: day(step.heldOn) }) : ''}{' '}
            {formatDeadline(language, lastDayOf(step.month), today)}
          </p>
          <Button look="first" big onClick={() => onPlan({ month: step.month, heldOn: step.heldOn, kind: null })}>
            {t('phone.next.planDo')}
          </Button>
        </>
      ) : step.line ? (
        <>
          <p class="w">{t(`phone.next.${step.kind}`, { title: step.line.title })}</p>
          <p class="soft">
            {step.kind === 'minutes' && step.line.minutesDueOn
              ? formatDeadline(language, step.line.minutesDueOn, today)
              : step.kind === 'score' && step.line.sheetDueOn
                ? formatDeadline(language, step.line.sheetDueOn, today)
                : `${day(step.line.heldOn)}, ${step.line.startsAt}${step.line.place ? ` · ${step.line.place}` : ''}`}
          </p>
          {href && (
            <Go class="btn first big wide" href={href}>
              {t(`phone.next.${step.kind}Do`)}
            </Go>
          )}
        </>
      ) : (
        <p class="w">{t('phone.next.nothing')}</p>
      )}
    </section>
  );
}
