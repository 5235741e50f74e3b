import { formatDate, formatDeadline } from '@bontot/i18n';
import type { Task, UnitDesk } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { send, usePending } from '../data/send.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Field, SelectField, TextField } from '../parts/Field.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { nameOf } from '../run/people.ts';
import { DeskFrame } from './DeskFrame.tsx';
import { isAsked, isRunning } from './duties.ts';

/** `/m/cell/tasks`: what the unit has assigned; results and extensions to decide come first. */
export default function TasksPage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.duty.tasks')}>{(desk) => <Tasks desk={desk} />}</DeskFrame>;
}

const taskSubject = (unitId: string): string => `tasks:${unitId}`;

function Tasks({ desk }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const { tasks, names, today, unitId } = desk;
  const [shown, show] = useState<string | null>(null);
  const [adding, add] = useState(false);
  const pending = usePending(taskSubject(unitId));
  const toDecide = tasks.filter(({ state, extensions }) => state === 'done_reported' || extensions.some(isAsked));
  const running = tasks.filter((task) => isRunning(task.state) && !toDecide.includes(task));
  const open = tasks.find(({ taskId }) => taskId === shown);
  const row = (task: Task) => (
    <Row
      key={task.taskId}
      icon="task"
      look={isRunning(task.state) && task.dueOn < today ? 'risk' : 'notdue'}
      title={task.title}
      sub={`${task.ownerId ? nameOf(names, task.ownerId) : t('phone.tasks.whole')} · ${t(`phone.tasks.state.${task.state}`)} · ${formatDeadline(language, task.dueOn, today)}`}
      onClick={() => show(task.taskId)}
    />
  );
  return (
    <>
      {pending.length > 0 && (
        <Banner icon="sync">
          <p>{t('phone.tasks.waits', { n: pending.length })}</p>
        </Banner>
      )}
      {toDecide.length > 0 && (
        <Card title={t('phone.tasks.decide')} open>
          <Rows>{toDecide.map(row)}</Rows>
        </Card>
      )}
      <Card title={t('phone.tasks.running')} open>
        {running.length > 0 ? (
          <Rows>{running.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)).map(row)}</Rows>
        ) : (
          <EmptyState icon="task" title={t('phone.tasks.none')} />
        )}
      </Card>
      <Button icon="plus" wide onClick={() => add(true)}>
        {t('phone.task.add')}
      </Button>
      {open && <TaskDialog desk={desk} task={open} onClose={() => show(null)} />}
      {adding && <AddDialog desk={desk} onClose={() => add(false)} />}
    </>
  );
}

function TaskDialog({ desk, task, onClose }: { desk: UnitDesk; task: Task; onClose: () => void }) {
  const { t, language } = useWords();
  const { may } = useSession();
  const { names, today, unitId } = desk;
  const [reason, setReason] = useState('');
  const [doneOn, setDoneOn] = useState(task.report?.on ?? today);
  const asked = task.extensions.find(isAsked);
  const act = async (body: object) => {
    await send(`/api/v1/tasks/${task.taskId}/acts`, body, { subject: taskSubject(unitId) });
    tell({ text: t('phone.tasks.saved') });
    onClose();
  };
  const judges = may('task.accept');
  return (
    <Dialog title={task.title} open onClose={onClose}>
      <p>
        {task.ownerId ? nameOf(names, task.ownerId) : t('phone.tasks.whole')} ·{' '}
        {formatDeadline(language, task.dueOn, today)}
      </p>
      {task.expected && <p class="soft">{t('phone.tasks.expected', { text: task.expected })}</p>}
      {task.report && (
        <Banner>
          <p>
            <b>{t('phone.tasks.reported', { date: formatDate(language, task.report.on, today) })}</b> {task.report.text}
          </p>
        </Banner>
      )}
      {asked && (
        <Banner look="risk">
          <p>
            <b>{t('phone.tasks.extension', { date: formatDate(language, asked.newDueOn, today) })}</b> {asked.reason}
          </p>
        </Banner>
      )}
      {asked && (
        <div class="pair">
          <Button onClick={() => act({ type: 'decide-extension', decision: 'granted' })}>
            {t('phone.tasks.grant')}
          </Button>
          <Button onClick={() => act({ type: 'decide-extension', decision: 'refused' })}>
            {t('phone.tasks.deny')}
          </Button>
        </div>
      )}
      {task.state === 'done_reported' && judges && (
        <>
          <Field label={t('phone.tasks.doneOn')} type="date" value={doneOn} max={today} onInput={setDoneOn} />
          <Button look="first" big onClick={() => act({ type: 'accept-result', doneOn })}>
            {t('phone.tasks.accept')}
          </Button>
        </>
      )}
      {((task.state === 'done_reported' && judges) || isRunning(task.state)) && (
        <>
          <TextField label={t('phone.tasks.reason')} value={reason} onInput={setReason} rows={2} maxLength={1_000} />
          <div class="pair">
            {task.state === 'done_reported' && judges && (
              <Button disabled={!reason.trim()} onClick={() => act({ type: 'reject-result', reason: reason.trim() })}>
                {t('phone.tasks.reject')}
              </Button>
            )}
            <Button disabled={!reason.trim()} onClick={() => act({ type: 'cancel', reason: reason.trim() })}>
              {t('phone.tasks.cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function AddDialog({ desk, onClose }: { desk: UnitDesk; onClose: () => void }) {
  const { t } = useWords();
  const { people, names, unitId, today } = desk;
  const [title, setTitle] = useState('');
  const [ownerId, setOwner] = useState('');
  const [dueOn, setDue] = useState('');
  const [expected, setExpected] = useState('');
  const save = async () => {
    const body = { taskId: newUlid(), unitId, ownerId, title: title.trim(), dueOn, expected: expected.trim() };
    await send('/api/v1/tasks', body, { subject: taskSubject(unitId) });
    tell({ text: t('phone.tasks.saved') });
    onClose();
  };
  return (
    <Dialog
      title={t('phone.task.add')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={save} disabled={!title.trim() || !ownerId || !dueOn}>
          {t('phone.save')}
        </Button>
      }
    >
      <TextField label={t('phone.task.what')} value={title} onInput={setTitle} rows={2} maxLength={500} />
      <SelectField
        label={t('phone.task.owner')}
        value={ownerId}
        options={[
          { value: '', label: t('phone.choose') },
          ...people.map(({ personId }) => ({ value: personId, label: nameOf(names, personId) })),
        ]}
        onInput={setOwner}
      />
      <Field label={t('phone.task.due')} type="date" value={dueOn} min={today} onInput={setDue} />
      <TextField label={t('phone.task.expected')} value={expected} onInput={setExpected} rows={2} maxLength={1_000} />
    </Dialog>
  );
}
