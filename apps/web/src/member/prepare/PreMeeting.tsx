import { formatDate } from '@bontot/i18n';
import type { PreMeeting as Record_ } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Check } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import { nameOf } from '../run/people.ts';
import type { Scene } from './scene.ts';

/** The pre-meeting of the cell's committee, or of secretary and deputy, with short minutes of its own (42-HD/BTCTW). */
export function PreMeeting(scene: Scene) {
  const { t, language } = useWords();
  const [editing, edit] = useState(false);
  const { preMeeting, kind } = scene.view.meeting;
  if (kind === 'committee') return null;
  return (
    <Card title={t('phone.pre.title')}>
      {preMeeting ? (
        <p>
          {t('phone.pre.done', {
            date: formatDate(language, preMeeting.heldOn, today()),
            from: preMeeting.startedAt,
            to: preMeeting.endedAt,
            n: preMeeting.presentIds.length,
          })}
        </p>
      ) : (
        <p class="soft">{t('phone.pre.none')}</p>
      )}
      <Button wide onClick={() => edit(true)}>
        {t(preMeeting ? 'phone.edit' : 'phone.pre.record')}
        {preMeeting && <span class="sr"> {t('phone.pre.title')}</span>}
      </Button>
      {editing && <PreDialog {...scene} onClose={() => edit(false)} />}
    </Card>
  );
}

function PreDialog({ view: { meeting, leaders, names }, run, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const people = [...new Set(leaders.map(({ personId }) => personId))];
  const first: Record_ = meeting.preMeeting ?? {
    ...{ heldOn: today() < meeting.heldOn ? today() : meeting.heldOn, startedAt: '18:00', endedAt: '19:00' },
    ...{ presentIds: people, absent: [], content: '' },
  };
  const [draft, write] = useDraft(`pre:${meeting.meetingId}`, first);
  const save = async () => {
    const absent = people
      .filter((personId) => !draft.presentIds.includes(personId))
      .map((personId) => draft.absent.find((one) => one.personId === personId) ?? { personId, reason: '' });
    if (!(await run({ type: 'record-pre-meeting', preMeeting: { ...draft, absent } }))) return;
    write(null);
    onClose();
  };
  return (
    <Dialog
      title={t('phone.pre.title')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={draft.presentIds.length === 0}>
          {t('phone.save')}
        </Button>
      }
    >
      <Field
        label={t('phone.open.day')}
        type="date"
        value={draft.heldOn}
        max={meeting.heldOn}
        onInput={(heldOn) => write({ ...draft, heldOn })}
      />
      <div class="pair">
        <Field
          label={t('phone.pre.from')}
          type="time"
          value={draft.startedAt}
          onInput={(startedAt) => write({ ...draft, startedAt })}
        />
        <Field
          label={t('phone.pre.to')}
          type="time"
          value={draft.endedAt}
          onInput={(endedAt) => write({ ...draft, endedAt })}
        />
      </div>
      <fieldset class="choices">
        <legend>{t('phone.pre.present')}</legend>
        {people.map((personId) => (
          <Check
            key={personId}
            label={nameOf(names, personId)}
            checked={draft.presentIds.includes(personId)}
            onChange={(on) =>
              write({
                ...draft,
                presentIds: on ? [...draft.presentIds, personId] : draft.presentIds.filter((id) => id !== personId),
              })
            }
          />
        ))}
      </fieldset>
      <TextField
        label={t('phone.pre.content')}
        value={draft.content}
        rows={4}
        maxLength={4_000}
        onInput={(content) => write({ ...draft, content })}
      />
    </Dialog>
  );
}
