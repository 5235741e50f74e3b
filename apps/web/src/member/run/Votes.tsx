import { formatNumber, formatRatio } from '@bontot/i18n';
import { voteOutcome, type Vote } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { usePrepared, type PreparedVote } from '../data/prepared.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { allAgree } from './outcome.ts';
import type { Scene } from './scene.ts';
import { VoteDialog } from './VoteDialog.tsx';

/** Votes by hand, open and secret; a vote that was prepared needs one tap where all agree. */
export function Votes({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { view, run, meetingId } = scene;
  const { meeting } = view;
  const [{ votes: prepared }] = usePrepared(meetingId);
  const [edited, edit] = useState<PreparedVote | null>(null);
  const waiting = prepared.filter(({ voteId }) => !meeting.votes.some((vote) => vote.voteId === voteId));
  const everybody = allAgree(meeting);
  return (
    <Card title={t('phone.vote.title')} open>
      <ul class="outcomes">
        {meeting.votes.map((vote) => (
          <Counted key={vote.voteId} scene={scene} vote={vote} onEdit={() => edit(vote)} />
        ))}
        {waiting.map((one) => (
          <li key={one.voteId} class="outcome draft">
            <Icon name="hand" />
            <p>{one.subject}</p>
            <Button look="quiet" onClick={() => edit(one)}>
              {t('phone.edit')}
              <span class="sr"> {one.subject}</span>
            </Button>
            <Button
              wide
              onClick={() =>
                run(
                  { type: 'vote-by-hand', ...one, totals: everybody },
                  { say: t('phone.vote.recorded'), undo: [{ type: 'remove-vote', voteId: one.voteId }] },
                )
              }
            >
              {t('phone.vote.all', { votes: formatRatio(language, everybody.for, everybody.for) })}
            </Button>
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={() => edit({ voteId: newUlid(), subject: '', threshold: 'majority' })}>
        {t('phone.vote.add')}
      </Button>
      <p class="side-note soft">{t('phone.vote.who', { n: formatNumber(language, everybody.for) })}</p>
      {edited && <VoteDialog scene={scene} vote={edited} onClose={() => edit(null)} />}
    </Card>
  );
}

function Counted({ scene, vote, onEdit }: { scene: Scene; vote: Vote; onEdit: () => void }) {
  const { t } = useWords();
  const { adopted, valid, needed } = voteOutcome(vote);
  const { run } = scene;
  const open = vote.state === 'open';
  return (
    <li class="outcome">
      <Icon name={open ? 'notdue' : adopted ? 'good' : 'risk'} class={open ? 'notdue' : adopted ? 'good' : 'risk'} />
      <p>
        {vote.subject}
        <span class="s2">
          {open && t(`phone.vote.open.${vote.way as 'open'}`, { n: Object.keys(vote.choices).length })}
          {!open && !vote.totals && t('phone.vote.counting')}
          {vote.totals && t('phone.vote.totals', { ...vote.totals, needed })}{' '}
          {vote.totals && t(adopted ? 'phone.vote.adopted' : valid ? 'phone.vote.notAdopted' : 'phone.vote.invalid')}
        </span>
      </p>
      {vote.way === 'hand' && (
        <Button look="quiet" onClick={onEdit}>
          {t('phone.edit')}
          <span class="sr"> {vote.subject}</span>
        </Button>
      )}
      {open && (
        <Button wide onClick={() => run({ type: 'close-vote', voteId: vote.voteId })}>
          {t('phone.vote.close')}
        </Button>
      )}
    </li>
  );
}
