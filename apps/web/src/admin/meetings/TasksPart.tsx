import { formatDate, formatDeadline } from '@bontot/i18n';
import type { Extension, Task } from '@bontot/meeting-core';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  SegmentedControl,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
  useToast,
} from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { AskDialog, type Asking } from './AskDialog.tsx';
import { Chip } from './Chip.tsx';
import { GiveTask } from './GiveTask.tsx';
import { useCells, useTasks } from './reads.ts';
import { isOpenTask, taskSign } from './signs.ts';
import { taskAct, useSendPost } from './writes.ts';

/** Tasks that the committee gave to cells: to give, to follow, to accept. */
export function TasksPart({ unit }: { unit: Overview['unit'] }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const { today } = useSession();
  const cells = useCells(unit.id);
  const [giving, give] = useState(false);
  const ask = useTaskQuestions();
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  const shown = search['show'] === 'done' ? 'done' : 'open';
  const tasks = useTasks(unit.id, shown === 'open');
  const given = tasks.data?.pages.flatMap(({ items }) => items) ?? [];
  const listed = given.filter((task) => isOpenTask(task) === (shown === 'open')).sort(byUrgency);
  return (
    <>
      {giving ? (
        <GiveTask unitId={unit.id} today={today} onClose={() => give(false)} />
      ) : (
        <div>
          <button className="btn first" type="button" onClick={() => give(true)}>
            <Icon name="plus" />
            {t('desk.task.give')}
          </button>
        </div>
      )}
      <Card
        title={t('desk.tasks.title')}
        tools={
          <SegmentedControl
            label={t('desk.tasks.show')}
            value={shown}
            options={(['open', 'done'] as const).map((value) => ({ value, label: t(`desk.tasks.show.${value}`) }))}
            onChange={(value) => change({ show: value === 'done' ? value : undefined })}
          />
        }
      >
        {!tasks.data ? (
          tasks.error ? (
            <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />
          ) : (
            <Loading blocks={[8]} />
          )
        ) : listed.length === 0 ? (
          <EmptyState
            icon="task"
            title={t(`desk.tasks.empty.${shown}`)}
            {...(shown === 'open' ? { why: t('desk.tasks.empty.why') } : {})}
          />
        ) : (
          <ul className="meet-list">
            {listed.map((task, at) => (
              <TaskRow
                key={task.taskId}
                task={task}
                name={names.get(task.unitId) ?? task.unitId}
                first={at === 0}
                ask={ask.open}
              />
            ))}
          </ul>
        )}
        {tasks.hasNextPage && (
          <LoadMore
            shown={listed.length}
            busy={tasks.isFetchingNextPage}
            more={tasks.hasNextPage}
            onMore={() => void tasks.fetchNextPage()}
          />
        )}
      </Card>
      <AskDialog asking={ask.asking} onClose={ask.close} />
    </>
  );
}

const asksFor = ({ extensions }: Task): Extension | undefined =>
  extensions.find(({ decision }) => decision === 'asked');

/** What the committee must answer comes first, then by the day. */
const byUrgency = (a: Task, b: Task): number => {
  const rank = (task: Task) => (task.state === 'done_reported' || asksFor(task) ? 0 : 1);
  return rank(a) - rank(b) || a.dueOn.localeCompare(b.dueOn);
};

type What = 'accept-result' | 'reject-result' | 'granted' | 'refused' | 'cancel';
type RowParts = { task: Task; name: string; first: boolean; ask: (what: What, task: Task, name: string) => void };

function TaskRow({ task, name, first, ask }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const extension = asksFor(task);
  const open = isOpenTask(task);
  const button = (what: What, primary = false) => (
    <button
      key={what}
      className={primary ? 'btn' : 'btn quiet'}
      type="button"
      aria-label={t('desk.task.actOf', { act: t(`desk.task.${what}`), title: task.title })}
      onClick={() => ask(what, task, name)}
      {...(primary && first ? { 'data-key-act': '' } : {})}
    >
      {t(`desk.task.${what}`)}
    </button>
  );
  return (
    <li data-row={task.taskId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{task.title}</b>
        </p>
        <p className="small soft">
          <span lang="vi">{name}</span>
          {' · '}
          {open
            ? formatDeadline(language, task.dueOn, today)
            : t('desk.task.due', { date: formatDate(language, task.dueOn, today) })}
          {task.doneOn && ` · ${t('desk.task.doneOn', { date: formatDate(language, task.doneOn, today) })}`}
          {task.firstDueOn !== task.dueOn &&
            ` · ${t('desk.task.firstDue', { date: formatDate(language, task.firstDueOn, today) })}`}
        </p>
        {task.report && (
          <p className="small">
            {t('desk.task.report', { date: formatDate(language, task.report.on, today), text: task.report.text })}
          </p>
        )}
        {task.state === 'rejected' && task.rejectedBecause && (
          <p className="small">{t('desk.task.rejectedBecause', { reason: task.rejectedBecause })}</p>
        )}
        {extension && (
          <p className="small">
            {t('desk.task.extension', {
              date: formatDate(language, extension.newDueOn, today),
              reason: extension.reason,
            })}
          </p>
        )}
      </div>
      <Chip of={taskSign(task, today)} />
      {open && (
        <div className="row wrap meet-acts">
          {extension && [button('granted', true), button('refused')]}
          {task.state === 'done_reported' && [button('accept-result', !extension), button('reject-result')]}
          {!extension && task.state !== 'done_reported' && button('cancel')}
        </div>
      )}
    </li>
  );
}

/** The question before each act on a task, and how it is sent. */
function useTaskQuestions() {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const send = useSendPost();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const open: RowParts['ask'] = (what, task, name) => {
    const date = formatDate(language, asksFor(task)?.newDueOn ?? task.dueOn, today);
    const act = (answers: Record<string, string>): { type: string } & Record<string, string> => {
      switch (what) {
        case 'granted':
        case 'refused':
          return { type: 'decide-extension', decision: what };
        default:
          return { type: what, ...answers };
      }
    };
    show({
      title: t(`desk.task.${what}.title`),
      why: t(`desk.task.${what}.why`, { name, title: task.title, date }),
      act: t(`desk.task.${what}`),
      questions:
        what === 'accept-result'
          ? [
              {
                name: 'doneOn',
                kind: 'date',
                label: t('desk.task.doneDay'),
                hint: t('desk.task.doneDay.hint'),
                required: true,
                first: task.report?.on ?? today,
                from: task.assignedOn,
                to: today,
              },
            ]
          : what === 'reject-result' || what === 'cancel'
            ? [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }]
            : [],
      send: async (answers) => {
        await send.mutateAsync(taskAct(task.taskId, act(answers)));
        toast({ text: t('desk.task.sent', { name }) });
      },
    });
  };
  return { asking, open, close: () => show(null) };
}
