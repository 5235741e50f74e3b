import { usePath, Go } from '../app/router.tsx';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useMeeting } from '../data/meeting.ts';
import { meetingHref } from '../home/words.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { rowOf, whyNoVote } from '../read/meeting.ts';
import type { OfVote } from './of-vote.ts';
import { OpenVote } from './OpenVote.tsx';
import { SecretBallot } from './SecretBallot.tsx';
import '../read/read.css';

/** `/m/meetings/:id/votes/:voteId`: one vote. Nothing is chosen beforehand, and the choice is confirmed in words. */
export default function VotePage() {
  const { t } = useWords();
  const { params } = usePath();
  const { personId } = useSession();
  const held = useMeeting(params.id ?? '');
  const { view, error, stale, reload } = held;
  const back = meetingHref(params.id ?? '');
  if (!view && error === undefined) return <Loading title={t('me.title.vote')} />;
  const vote = view?.meeting.votes.find(({ voteId }) => voteId === params.voteId);
  // What the phone kept may be older than the vote.
  if (view && !vote && stale && error === undefined) return <Loading title={t('me.title.vote')} />;
  const secret = vote?.way === 'secret';
  return (
    <Page title={t(!vote ? 'me.title.vote' : secret ? 'me.vote.secret' : 'me.vote.open')} back={back}>
      {!view && <ErrorState error={error} retry={reload} />}
      {view && !vote && <EmptyState icon="hand" title={t('me.vote.unknown')} step={<ToMeeting href={back} />} />}
      {view && vote && (
        <>
          <section class="subject" aria-labelledby="subject">
            <h2 id="subject" class="soft">
              {t('me.vote.subject')}
            </h2>
            <p class="now-what" lang="vi">
              {vote.subject}
            </p>
            {vote.state === 'open' && <p class="soft">{t('me.vote.until')}</p>}
          </section>
          <Voting vote={vote} held={held} personId={personId} />
          <ToMeeting href={back} />
        </>
      )}
    </Page>
  );
}

function Voting(given: OfVote) {
  const { t } = useWords();
  const { vote, held, personId } = given;
  const meeting = held.view!.meeting;
  if (vote.state === 'closed' || meeting.state !== 'in_progress')
    return (
      <Card title={t('me.vote.choices')} quietTitle>
        <p>{t('me.vote.closed')}</p>
      </Card>
    );
  const why = whyNoVote(vote, personId, rowOf(meeting, personId));
  if (why)
    return (
      <Card title={t('me.vote.choices')} quietTitle>
        <p>{t(`me.vote.no.${why}`)}</p>
        {vote.way === 'secret' && <p class="soft">{t('me.vote.no.helper')}</p>}
      </Card>
    );
  return vote.way === 'secret' ? <SecretBallot {...given} /> : <OpenVote {...given} />;
}

const ToMeeting = ({ href }: { href: string }) => {
  const { t } = useWords();
  return (
    <Go class="btn quiet wide" href={href}>
      {t('me.vote.toMeeting')}
    </Go>
  );
};
