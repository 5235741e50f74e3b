import type { Translate } from '@bontot/i18n';
import type { RollRow } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { canCheckIn, rowOf } from './meeting.ts';
import type { OfMeeting } from './of-meeting.ts';
import { useAct } from './use-act.ts';

/** How the roll call has the reader; of others it says nothing. */
export function OwnRow({ held, view: { meeting, may }, personId, lead }: OfMeeting) {
  const { t } = useWords();
  const { run, refused } = useAct(held);
  const row = rowOf(meeting, personId);
  const canCome = canCheckIn(meeting, personId) && may.includes('check-in');
  return (
    <Card title={t('me.row')}>
      <p class={row && !canCome ? 'now-what' : undefined}>{row ? markWords(row, t) : t('me.row.none')}</p>
      {row?.reasonClass && <p class="soft">{t(`me.excuse.${row.reasonClass}`)}</p>}
      {canCome && (
        <>
          <p class="soft">{t(row?.exempt ? 'me.row.checkIn.exempt' : 'me.row.checkIn.why')}</p>
          <Button
            look={lead === 'check-in' ? 'first' : 'plain'}
            big
            onClick={() => run({ type: 'check-in' }, t('me.row.checkedIn'))}
          >
            {t('me.row.checkIn')}
          </Button>
        </>
      )}
      {refused && <p role="alert">{refused}</p>}
      {row && meeting.state === 'closed' && meeting.minutes.state !== 'signed' && (
        <p class="soft side-note">{t('me.row.wrong')}</p>
      )}
    </Card>
  );
}

function markWords({ mark, at, cameAnyway }: RollRow, t: Translate): string {
  if (mark === 'late' || mark === 'left_early')
    return at ? t(`me.row.${mark}`, { time: at }) : t(`me.row.${mark}.timeless`);
  if (mark === 'exempt' && cameAnyway) return t('me.row.exempt.came');
  return t(`me.row.${mark}`);
}
