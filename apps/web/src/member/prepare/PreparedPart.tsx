import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { usePrepared, type PreparedConclusion, type PreparedVote } from '../data/prepared.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import type { Scene } from './scene.ts';

type Edited = { kind: 'conclusion'; value: PreparedConclusion } | { kind: 'vote'; value: PreparedVote };

/** Conclusions and questions written beforehand: in the meeting one tap adopts them. They stay on this phone until then. */
export function PreparedPart({ view: { meeting } }: Scene) {
  const { t } = useWords();
  const [prepared, write] = usePrepared(meeting.meetingId);
  const [edited, edit] = useState<Edited | null>(null);
  const keep = async (next: Edited) => {
    const { conclusions, votes } = prepared;
    if (next.kind === 'conclusion') {
      const others = conclusions.filter(({ conclusionId }) => conclusionId !== next.value.conclusionId);
      await write({ votes, conclusions: next.value.text.trim() ? [...others, next.value] : others });
    } else {
      const others = votes.filter(({ voteId }) => voteId !== next.value.voteId);
      await write({ conclusions, votes: next.value.subject.trim() ? [...others, next.value] : others });
    }
    edit(null);
  };
  return (
    <Card title={t('phone.prepared.title')} open>
      <p class="side-note soft">{t('phone.prepared.why')}</p>
      {(prepared.conclusions.length > 0 || prepared.votes.length > 0) && (
        <Rows>
          {prepared.conclusions.map((value) => (
            <Row
              key={value.conclusionId}
              icon="document"
              title={value.text}
              sub={t(`phone.conclusion.kind.${value.kind}`)}
              onClick={() => edit({ kind: 'conclusion', value })}
            />
          ))}
          {prepared.votes.map((value) => (
            <Row
              key={value.voteId}
              icon="hand"
              title={value.subject}
              sub={t(`phone.vote.threshold.${value.threshold}`)}
              onClick={() => edit({ kind: 'vote', value })}
            />
          ))}
        </Rows>
      )}
      <div class="pair">
        <Button
          icon="plus"
          onClick={() => edit({ kind: 'conclusion', value: { conclusionId: newUlid(), kind: 'conclusion', text: '' } })}
        >
          {t('phone.prepared.conclusion')}
        </Button>
        <Button
          icon="plus"
          onClick={() => edit({ kind: 'vote', value: { voteId: newUlid(), subject: '', threshold: 'majority' } })}
        >
          {t('phone.prepared.vote')}
        </Button>
      </div>
      {edited && <PreparedDialog edited={edited} onSave={keep} onClose={() => edit(null)} />}
    </Card>
  );
}

type Parts = { edited: Edited; onSave: (edited: Edited) => Promise<void>; onClose: () => void };

function PreparedDialog({ edited, onSave, onClose }: Parts) {
  const { t } = useWords();
  const [draft, write] = useState(edited);
  const text = draft.kind === 'conclusion' ? draft.value.text : draft.value.subject;
  return (
    <Dialog
      title={t(draft.kind === 'conclusion' ? 'phone.prepared.conclusion' : 'phone.prepared.vote')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={() => onSave(draft)} disabled={!text.trim()}>
            {t('phone.save')}
          </Button>
          <Button
            icon="bin"
            wide
            onClick={() =>
              onSave(
                draft.kind === 'conclusion'
                  ? { ...draft, value: { ...draft.value, text: '' } }
                  : { ...draft, value: { ...draft.value, subject: '' } },
              )
            }
          >
            {t('phone.remove')}
          </Button>
        </>
      }
    >
      {draft.kind === 'conclusion' ? (
        <>
          <TextField
            label={t('phone.conclusion.text')}
            value={draft.value.text}
            rows={5}
            maxLength={4_000}
            onInput={(value) => write({ ...draft, value: { ...draft.value, text: value } })}
          />
          <Choice
            label={t('phone.conclusion.kind')}
            options={(['conclusion', 'resolution'] as const).map((value) => ({
              value,
              label: t(`phone.conclusion.kind.${value}`),
            }))}
            value={draft.value.kind}
            onChoose={(kind) => write({ ...draft, value: { ...draft.value, kind } })}
          />
        </>
      ) : (
        <>
          <TextField
            label={t('phone.vote.subject')}
            value={draft.value.subject}
            rows={2}
            maxLength={500}
            onInput={(subject) => write({ ...draft, value: { ...draft.value, subject } })}
          />
          <Choice
            label={t('phone.vote.threshold')}
            options={(['majority', 'two_thirds'] as const).map((value) => ({
              value,
              label: t(`phone.vote.threshold.${value}`),
            }))}
            value={draft.value.threshold}
            onChoose={(threshold) => write({ ...draft, value: { ...draft.value, threshold } })}
          />
        </>
      )}
    </Dialog>
  );
}
