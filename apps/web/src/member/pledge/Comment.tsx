import type { MyPledge, Pledge } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { online } from '../data/line.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { tell } from '../parts/toast.ts';
import { useMyActs } from './mine.ts';

/** After the review its member may say something to it, once (domain handbook 4). */
export function Comment({ mine, pledge }: { mine: MyPledge; pledge: Pledge }) {
  const { t } = useWords();
  const act = useMyActs(mine);
  const place = `pledge-comment:${mine.year}`;
  const [text, write] = useDraft(place, '');
  const [tried, setTried] = useState(false);
  if (!pledge.review || pledge.comment) return null;
  const send = async () => {
    if (text.trim() === '') return setTried(true);
    await act({ type: 'comment', text: text.trim() });
    await keepDraft(place, null);
    tell({ text: online.value ? t('pledge.comment.sent') : t('me.queued') });
  };
  return (
    <Card title={t('pledge.comment.title')}>
      <TextField
        label={t('pledge.comment.label')}
        hint={t('pledge.comment.hint')}
        value={text}
        onInput={write}
        rows={3}
        maxLength={2_000}
        error={tried && text.trim() === '' ? t('me.task.empty') : undefined}
      />
      <Button wide onClick={send}>
        {t('pledge.comment.send')}
      </Button>
    </Card>
  );
}
