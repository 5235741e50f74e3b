import { voteOutcome, type Vote } from '@bontot/meeting-core';
import { Go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { voteHref } from '../home/words.ts';
import { Card } from '../parts/Card.tsx';
import { hasVote, rowOf, whyNoVote } from './meeting.ts';
import type { OfMeeting } from './of-meeting.ts';

/** Votes of the meeting: those that are open to be cast, those that are over with their count. */
export function Votes(given: OfMeeting) {
  const { t } = useWords();
  const { votes } = given.view.meeting;
  if (votes.length === 0) return null;
  return (
    <Card title={t('me.votes')} open>
      {votes.map((vote) => (
        <article key={vote.voteId} class="box" aria-label={vote.subject}>
          <h3 lang="vi">{vote.subject}</h3>
          {vote.state === 'open' ? <Open vote={vote} {...given} /> : <Closed vote={vote} />}
        </article>
      ))}
    </Card>
  );
}

function Open({ vote, view: { meeting }, personId, lead }: OfMeeting & { vote: Vote }) {
  const { t } = useWords();
  const why = whyNoVote(vote, personId, rowOf(meeting, personId));
  const choice = vote.choices[personId];
  const leads = lead !== null && typeof lead === 'object' && 'vote' in lead && lead.vote === vote.voteId;
  return (
    <>
      <p class="soft">{t('me.votes.isOpen', { way: t(`me.votes.way.${vote.way}`) })}</p>
      {why && <p>{t(`me.vote.no.${why}`)}</p>}
      {choice && <p>{t('me.votes.chose', { choice: t(`me.choice.${choice}`) })}</p>}
      {hasVote(vote, personId) && meeting.state === 'in_progress' && (
        <Go class={`btn wide ${leads ? 'first big' : ''}`} href={voteHref(meeting.meetingId, vote.voteId)}>
          {t(choice ? 'me.votes.change' : 'me.votes.act')}
          <span class="sr">: {vote.subject}</span>
        </Go>
      )}
    </>
  );
}

function Closed({ vote }: { vote: Vote }) {
  const { t } = useWords();
  const { totals, fullInBase } = vote;
  const { valid, adopted, needed } = voteOutcome(vote);
  return (
    <>
      <p class="soft">{t('me.votes.isClosed', { way: t(`me.votes.way.${vote.way}`) })}</p>
      {totals ? (
        <>
          <p>
            <b>{t('me.votes.result', { for: totals.for, against: totals.against, other: totals.other })}</b>
          </p>
          <p>
            {valid
              ? t(adopted ? 'me.votes.adopted' : 'me.votes.rejected', { needed, all: fullInBase })
              : t('me.votes.invalid')}
          </p>
        </>
      ) : (
        <p>{t('me.votes.counting')}</p>
      )}
    </>
  );
}
