import { formatDate, formatDeadline, formatSlot } from '@bontot/i18n';
import type { UnitDesk } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { send, usePending } from '../data/send.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { tell } from '../parts/toast.ts';
import { DeskFrame } from './DeskFrame.tsx';
import { halfOf, lastDayOfHalf } from './duties.ts';

/** `/m/cell/review`: the half-year look at the list of members and of possible new ones. */
export default function ReviewPage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.duty.review')}>{(desk) => <Review desk={desk} />}</DeskFrame>;
}

function Review({ desk: { review, today, unitId, open } }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const half = halfOf(today);
  const subject = `review:${unitId}.${half}`;
  const [text, setText, isDraft] = useDraft(subject, review?.text ?? '');
  const pending = usePending(subject);
  const meeting = open.find(({ state }) => state === 'in_progress' || state === 'closed');
  const save = async () => {
    await send(
      `/api/v1/members-reviews/${encodeURIComponent(unitId)}/${half}`,
      { text: text.trim(), ...(meeting ? { meetingId: meeting.meetingId } : {}) },
      { subject },
    );
    setText(null);
    tell({ text: t('phone.review.saved') });
  };
  return (
    <>
      <p>{t('phone.review.hint', { half: formatSlot(language, half) })}</p>
      {review?.reviewedOn ? (
        <Banner look="good">
          <p>{t('phone.review.done', { date: formatDate(language, review.reviewedOn, today) })}</p>
        </Banner>
      ) : (
        <p class="soft">{formatDeadline(language, lastDayOfHalf(today), today)}</p>
      )}
      {pending.length > 0 && (
        <Banner icon="sync">
          <p>{t('phone.waiting')}</p>
        </Banner>
      )}
      <TextField label={t('phone.review.text')} value={text} onInput={setText} rows={8} maxLength={4_000} />
      <Button look="first" big onClick={save} disabled={!text.trim() || !isDraft}>
        {t('phone.review.save')}
      </Button>
    </>
  );
}
