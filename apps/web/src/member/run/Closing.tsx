import { formatDate, formatNumber, formatPercent, formatRatio } from '@bontot/i18n';
import { closingSummary, timeOf, type SummaryRow } from '@bontot/meeting-core';
import { daysBetween } from '@bontot/kernel';
import { useState } from 'preact/hooks';
import { go } from '../app/router.tsx';
import { useWords, type Words } from '../app/words.ts';
import { now, today } from '../data/clock.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { Changes } from './Changes.tsx';
import { nameOf } from './people.ts';
import { Refused } from './Refused.tsx';
import { addressOf, goTo, type Scene } from './scene.ts';
import { steps } from './steps.ts';

const LOOKS: Record<SummaryRow['state'], { icon: IconName; look: string }> = {
  good: { icon: 'good', look: 'good' },
  warn: { icon: 'risk', look: 'risk' },
  fail: { icon: 'risk', look: 'risk' },
};

/** What is still to do after the closing. */
const LATER = { icon: 'notdue', look: 'notdue' } as const;

/** Each rule with its number and its limit, what this meeting changes, and the act that ends it. */
export function Closing(scene: Scene & { pending: number }) {
  const words = useWords();
  const { t } = words;
  const { view, run, refused, sub, meetingId } = scene;
  const { names } = view;
  const [endedAt, setEndedAt] = useState<string | null>(null);
  const time = endedAt ?? timeOf(now());
  // As it would read with this end; the rules themselves decide when it is closed.
  const meeting = { ...view.meeting, endedAt: time };
  const rows = closingSummary(meeting, { at: now() });
  const blocked = rows.filter(({ blocks }) => blocks);
  const unexcused = meeting.roll.filter(({ mark }) => mark === 'unexcused');
  const close = async () => {
    if (await run({ type: 'close', endedAt: time })) go(`/m/meetings/${meetingId}/minutes`, { replace: true });
  };
  return (
    <Page
      title={t('phone.close.title')}
      sub={sub}
      back={addressOf(meetingId, 'work')}
      steps={{ at: 4, of: steps.length }}
      dock={
        <>
          <Button look="first" big onClick={close} disabled={blocked.length > 0}>
            {t('phone.close.do')}
          </Button>
          <Button wide onClick={() => goTo(scene, 'work')}>
            {t('phone.close.back')}
          </Button>
        </>
      }
    >
      <Refused text={refused} />
      <Field label={t('phone.close.end')} type="time" value={time} onInput={setEndedAt} />
      <ul class="sumc">
        {rows.map((row) => {
          const { icon, look } = row.code === 'minutes' ? LATER : LOOKS[row.state];
          const { value, detail } = wordsOf(row, scene, words);
          return (
            <li key={`${row.code} ${row.voteId}`}>
              <Icon name={icon} class={look} />
              <span>{t(`phone.close.row.${row.code}`)}</span>
              <span class="v">{value}</span>
              {detail && <span class="s2">{detail}</span>}
            </li>
          );
        })}
      </ul>
      {blocked.length > 0 && (
        <Banner look="fail">
          <p>{t('phone.close.blocked')}</p>
        </Banner>
      )}
      {unexcused.map(({ personId }) => (
        <Banner look="risk" key={personId}>
          <p>
            <b>{t('phone.close.unexcused', { name: nameOf(names, personId) })}</b> {t('phone.close.unexcusedWhat')}
          </p>
        </Banner>
      ))}
      <Changes view={view} meeting={meeting} />
    </Page>
  );
}

/** The number of a rule, and the limit beside it. */
function wordsOf(row: SummaryRow, { view }: Scene, { t, language }: Words): { value: string; detail: string } {
  const { value, of, limit, dueOn } = row;
  const ratio = of === null ? formatNumber(language, value) : formatRatio(language, value, of);
  const vote = view.meeting.votes.find(({ voteId }) => voteId === row.voteId);
  const percent = of === null ? '' : formatPercent(language, value, of);
  switch (row.code) {
    case 'attendance':
    case 'speakers':
      return { value: ratio, detail: t('phone.close.share', { percent, limit: limit ?? 0 }) };
    case 'duration':
      return { value: t('phone.close.minutes', { n: value }), detail: t('phone.close.atLeast', { n: limit ?? 0 }) };
    case 'quorum':
      return { value: ratio, detail: t('phone.close.quorum', { n: limit ?? 0 }) };
    case 'vote':
      return {
        value: ratio,
        detail: [vote?.subject, t('phone.vote.needed', { n: limit ?? 0, of: of ?? 0 })].filter(Boolean).join(' · '),
      };
    case 'minutes': {
      const days = dueOn ? daysBetween(today(), dueOn) : 0;
      return {
        value: t('phone.close.days', { n: Math.max(0, days) }),
        detail: dueOn ? t('phone.close.signBy', { date: formatDate(language, dueOn, today()) }) : '',
      };
    }
    case 'papers':
      return {
        value: ratio,
        detail: of === 0 ? t('phone.close.noPapers') : row.state === 'fail' ? t('phone.close.why.papers') : '',
      };
    case 'pre-meeting':
      return { value: t(value > 0 ? 'phone.close.yes' : 'phone.close.no'), detail: '' };
    default:
      return { value: ratio, detail: row.state === 'fail' ? t(`phone.close.why.${row.code as 'conclusions'}`) : '' };
  }
}
