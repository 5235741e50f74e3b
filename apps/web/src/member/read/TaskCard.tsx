import { formatDate, formatDeadline, type Language, type Translate } from '@bontot/i18n';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { Task } from '@bontot/meeting-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { online } from '../data/line.ts';
import { send } from '../data/send.ts';
import { isWaiting, MINE, taskPath, type Post } from '../home/pending.ts';
import { nearness } from '../home/steps.ts';
import { Button } from '../parts/Button.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import { tell } from '../parts/toast.ts';
import { ownerActs, type OwnerAct } from './task.ts';

type Parts = {
  task: Task;
  today: LocalDate;
  posts: readonly Post[];
  wanted: boolean;
  /** Its first act is the one filled button of the page. */
  first: boolean;
};
type Form = Exclude<OwnerAct, 'accept'>;

const LOOKS = { late: 'fail', near: 'risk', ahead: 'soft' } as const;

/** One task with what its owner may do with it now; `wanted` is the one that the reader came for. */
export function TaskCard({ task, today, posts, wanted, first }: Parts) {
  const { t, language } = useWords();
  const [form, setForm] = useState<Form | null>(null);
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) ref.current?.scrollIntoView({ block: 'start' });
  }, [wanted]);
  const acts = ownerActs(task, today);
  const open = task.state === 'assigned' || task.state === 'accepted' || task.state === 'rejected';
  const post = async (body: object, done: OwnerAct) => {
    await send(taskPath(task.taskId), body, { subject: MINE });
    tell({ text: online.value ? t(`me.task.${done}.done`) : t('me.queued') });
  };
  return (
    <article class="box task" ref={ref} aria-label={task.title}>
      <h3 lang="vi">{task.title}</h3>
      {open && <p class={LOOKS[nearness(task.dueOn, today)]}>{formatDeadline(language, task.dueOn, today)}</p>}
      <p class={task.state === 'completed' ? 'good' : task.state === 'rejected' ? 'fail' : 'soft'}>
        {stateWords(task, { t, language, today })}
      </p>
      {task.expected && <p>{t('me.task.expected', { text: task.expected })}</p>}
      {task.report && <p class="said">{task.report.text}</p>}
      {task.extensions.slice(-1).map(({ decision, newDueOn }) => (
        <p key={newDueOn} class="soft">
          {t(`me.task.extension.${decision}`, { date: formatDate(language, newDueOn, today) })}
        </p>
      ))}
      {task.exceeded && <p class="soft">{t('me.task.exceeded', { text: task.exceeded.text })}</p>}
      {isWaiting(posts, taskPath(task.taskId)) && <p class="soft">{t('me.queued')}</p>}
      {form ? (
        <TaskForm
          form={form}
          task={task}
          today={today}
          onSend={async (body) => {
            await post(body, form);
            setForm(null);
          }}
          onClose={() => setForm(null)}
        />
      ) : (
        acts.length > 0 && (
          <div class="stack">
            {acts.map((act, at) => (
              <Button
                key={act}
                wide
                look={at === 0 && first ? 'first' : 'plain'}
                onClick={() => (act === 'accept' ? post({ type: 'accept' }, 'accept') : setForm(act))}
              >
                {t(`me.task.${act}`)}
                <span class="sr">: {task.title}</span>
              </Button>
            ))}
          </div>
        )
      )}
    </article>
  );
}

type Said = { t: Translate; language: Language; today: LocalDate };

function stateWords(
  { state, report, doneOn, rejectedBecause, cancelledBecause }: Task,
  { t, language, today }: Said,
): string {
  const date = (day: LocalDate) => formatDate(language, day, today);
  switch (state) {
    case 'done_reported':
      return t('me.task.done_reported', { date: report ? date(report.on) : '' });
    case 'completed':
      return doneOn ? t('me.task.completed', { date: date(doneOn) }) : t('me.task.completed.dateless');
    case 'rejected':
      return t('me.task.rejected', { reason: rejectedBecause });
    case 'cancelled':
      return t('me.task.cancelled', { reason: cancelledBecause });
    default:
      return t(`me.task.${state}`);
  }
}

type FormParts = {
  form: Form;
  task: Task;
  today: LocalDate;
  onSend: (body: object) => Promise<void>;
  onClose: () => void;
};

/** A few sentences, and for an extension the new date; what was typed stays until it is sent. */
function TaskForm({ form, task, today, onSend, onClose }: FormParts) {
  const { t, language } = useWords();
  const [{ text, date }, write] = useDraft(`task:${task.taskId}.${form}`, { text: '', date: '' });
  const setText = (typed: string) => write({ text: typed, date });
  const setDate = (typed: string) => write({ text, date: typed });
  const [tried, setTried] = useState(false);
  const written = text.trim();
  const extends_ = form === 'ask-extension';
  const late = extends_ && !(date > task.dueOn);
  const submit = async () => {
    if (written === '' || late) return setTried(true);
    write(null);
    await onSend(extends_ ? { type: form, newDueOn: date, reason: written } : { type: form, text: written });
  };
  return (
    <div class="stack">
      {extends_ && (
        <Field
          label={t('me.task.ask-extension.date')}
          type="date"
          min={addDays(task.dueOn > today ? task.dueOn : today, 1)}
          value={date}
          onInput={setDate}
          error={tried && late ? t('me.task.date', { date: formatDate(language, task.dueOn, today) }) : undefined}
        />
      )}
      <TextField
        label={t(`me.task.${form}.text`)}
        hint={t(`me.task.${form}.hint`)}
        value={text}
        onInput={setText}
        rows={4}
        maxLength={extends_ ? 1_000 : 4_000}
        error={tried && written === '' ? t('me.task.empty') : undefined}
      />
      <Button look="first" big onClick={submit}>
        {t(`me.task.${form}.send`)}
      </Button>
      <Button look="quiet" wide onClick={onClose}>
        {t('shell.close')}
      </Button>
    </div>
  );
}
