import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useAct } from '../read/use-act.ts';
import { BallotForm } from './BallotForm.tsx';
import type { OfVote } from './of-vote.ts';

/** An open vote: the choice stands by name and may be changed until the vote is closed. */
export function OpenVote({ vote, held, personId }: OfVote) {
  const { t } = useWords();
  const { run, refused } = useAct(held);
  const [again, setAgain] = useState(false);
  const { voteId, subject, choices } = vote;
  const standing = choices[personId];
  return (
    <Card title={t('me.vote.choices')} quietTitle>
      {standing && !again ? (
        <>
          <p class="now-what">{t('me.votes.chose', { choice: t(`me.choice.${standing}`) })}</p>
          <p class="soft">{t('me.vote.open.why')}</p>
          <Button wide onClick={() => setAgain(true)}>
            {t('me.votes.change')}
          </Button>
        </>
      ) : (
        <>
          <p class="soft">{t('me.vote.open.why')}</p>
          <BallotForm
            subject={subject}
            after={t('me.vote.open.why')}
            onSend={async (choice) => {
              if (await run({ type: 'choose', voteId, choice }, t('me.vote.open.sent'))) setAgain(false);
            }}
          />
        </>
      )}
      {refused && <p role="alert">{refused}</p>}
    </Card>
  );
}
