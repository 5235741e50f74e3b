import type { Conclusion } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { SelectField, TextField } from '../parts/Field.tsx';
import type { Scene } from './scene.ts';

const KINDS = ['conclusion', 'resolution'] as const;

/** A conclusion or a resolution, and the vote that adopted it. */
export function ConclusionDialog({
  scene: { view, run, meetingId },
  conclusion,
  onClose,
}: {
  scene: Scene;
  conclusion: Conclusion;
  onClose: () => void;
}) {
  const { t } = useWords();
  const known = view.meeting.conclusions.some((one) => one.conclusionId === conclusion.conclusionId);
  const place = known ? `conclusion:${conclusion.conclusionId}` : `conclusion:${meetingId}:new`;
  const [draft, write] = useDraft(place, conclusion);
  const votes = view.meeting.votes.map(({ voteId, subject }) => ({ value: voteId, label: subject }));
  const save = async () => {
    const { kind, text, voteId } = draft;
    const { conclusionId } = conclusion;
    if (!(await run({ type: 'set-conclusion', conclusionId, kind, text: text.trim(), voteId }))) return;
    write(null);
    onClose();
  };
  const remove = async () => {
    const { conclusionId, kind, text, voteId } = conclusion;
    await run(
      { type: 'remove-conclusion', conclusionId },
      { say: t('phone.removed'), undo: [{ type: 'set-conclusion', conclusionId, kind, text, voteId }] },
    );
    write(null);
    onClose();
  };
  return (
    <Dialog
      title={t(known ? 'phone.conclusion.edit' : 'phone.conclusion.add')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!draft.text.trim()}>
            {t('phone.save')}
          </Button>
          {known && (
            <Button icon="bin" wide onClick={remove}>
              {t('phone.remove')}
            </Button>
          )}
        </>
      }
    >
      <TextField
        label={t('phone.conclusion.text')}
        value={draft.text}
        rows={5}
        onInput={(text) => write({ ...draft, text })}
      />
      <Choice
        label={t('phone.conclusion.kind')}
        options={KINDS.map((value) => ({ value, label: t(`phone.conclusion.kind.${value}`) }))}
        value={draft.kind}
        onChoose={(kind) => write({ ...draft, kind })}
      />
      {votes.length > 0 && (
        <SelectField
          label={t('phone.conclusion.vote')}
          value={draft.voteId ?? ''}
          options={[{ value: '', label: t('phone.conclusion.noVote') }, ...votes]}
          onInput={(voteId) => write({ ...draft, voteId: voteId || null })}
        />
      )}
    </Dialog>
  );
}
