import { formatDate } from '@bontot/i18n';
import { addMonths, lastDayOfMonth } from '@bontot/kernel';
import type { Assignment } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field, SelectField, TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { calledOf, nameOf } from './people.ts';
import { Refused } from './Refused.tsx';
import type { Scene } from './scene.ts';

/** Who does what until when; each task lives on its own once the meeting is closed. */
export function Tasks({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { meeting, names } = scene.view;
  const [edited, edit] = useState<Assignment | null>(null);
  const fresh = (): Assignment => ({
    ...{ taskId: newUlid(), title: '', ownerId: '', expected: '' },
    dueOn: lastDayOfMonth(addMonths(meeting.heldOn, meeting.heldOn.slice(8) > '20' ? 1 : 0)),
  });
  return (
    <Card title={t('phone.task.title')} open>
      {meeting.assignments.length > 0 && (
        <Rows>
          {meeting.assignments.map((task) => (
            <Row
              key={task.taskId}
              icon="task"
              title={task.title}
              sub={t('phone.task.line', {
                name: nameOf(names, task.ownerId),
                date: formatDate(language, task.dueOn, meeting.heldOn),
              })}
              onClick={() => edit(task)}
            />
          ))}
        </Rows>
      )}
      <Button icon="plus" onClick={() => edit(fresh())}>
        {t('phone.task.add')}
      </Button>
      {edited && <TaskDialog scene={scene} task={edited} onClose={() => edit(null)} />}
    </Card>
  );
}

function TaskDialog({ scene, task, onClose }: { scene: Scene; task: Assignment; onClose: () => void }) {
  const { t } = useWords();
  const { view, run, refused, meetingId } = scene;
  const known = view.meeting.assignments.some(({ taskId }) => taskId === task.taskId);
  const [draft, write] = useDraft(known ? `task:${task.taskId}` : `task:${meetingId}:new`, task);
  const people = calledOf(view).called.map(({ personId }) => ({
    value: personId,
    label: nameOf(view.names, personId),
  }));
  const save = async () => {
    const done = await run({
      type: 'set-task',
      task: { ...draft, taskId: task.taskId, title: draft.title.trim(), expected: draft.expected.trim() },
    });
    if (!done) return;
    write(null);
    onClose();
  };
  const remove = async () => {
    await run(
      { type: 'remove-task', taskId: task.taskId },
      { say: t('phone.removed'), undo: [{ type: 'set-task', task }] },
    );
    write(null);
    onClose();
  };
  return (
    <Dialog
      title={t(known ? 'phone.task.edit' : 'phone.task.add')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!draft.title.trim() || !draft.ownerId}>
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
      <Refused text={refused} />
      <TextField
        label={t('phone.task.what')}
        value={draft.title}
        rows={2}
        maxLength={500}
        onInput={(title) => write({ ...draft, title })}
      />
      <SelectField
        label={t('phone.task.owner')}
        value={draft.ownerId}
        options={[{ value: '', label: t('phone.choose') }, ...people]}
        onInput={(ownerId) => write({ ...draft, ownerId })}
      />
      <Field
        label={t('phone.task.due')}
        type="date"
        value={draft.dueOn}
        onInput={(dueOn) => write({ ...draft, dueOn })}
      />
      <TextField
        label={t('phone.task.expected')}
        value={draft.expected}
        rows={2}
        maxLength={1_000}
        onInput={(expected) => write({ ...draft, expected })}
      />
    </Dialog>
  );
}
