import type { Choice as VoteChoice } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';

const CHOICES: readonly VoteChoice[] = ['for', 'against', 'other'];

type Parts = {
  subject: string;
  /** Stands in the confirmation: what holds once it is sent. */
  after: string;
  disabled?: boolean;
  onSend: (choice: VoteChoice) => unknown;
};

/** Three rows, one button, and the question whether that is meant; nothing is chosen beforehand. */
export function BallotForm({ subject, after, disabled = false, onSend }: Parts) {
  const { t } = useWords();
  const [choice, setChoice] = useState<VoteChoice | null>(null);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const send = () => {
    setAsked(false);
    return choice && onSend(choice);
  };
  return (
    <>
      <Choice
        label={t('me.vote.choices')}
        options={CHOICES.map((value) => ({ value, label: t(`me.choice.${value}`) }))}
        value={choice}
        onChoose={setChoice}
      />
      {tried && !choice && (
        <p class="fail" role="alert">
          {t('me.vote.choose')}
        </p>
      )}
      <Button look="first" big disabled={disabled} onClick={() => (choice ? setAsked(true) : setTried(true))}>
        {t('me.vote.next')}
      </Button>
      <Dialog
        title={t('me.vote.confirm')}
        open={asked && choice !== null}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button look="first" big onClick={send}>
              {t('me.vote.confirm.send')}
            </Button>
            <Button wide onClick={() => setAsked(false)}>
              {t('me.vote.back')}
            </Button>
          </>
        }
      >
        <p lang="vi">{subject}</p>
        <p class="now-what">{choice && t(`me.vote.confirm.${choice}`)}</p>
        <p class="soft">{after}</p>
      </Dialog>
    </>
  );
}
