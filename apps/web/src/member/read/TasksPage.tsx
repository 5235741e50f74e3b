import { formatSlot, formatDate } from '@bontot/i18n';
import type { MemberHome, Task } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { usePath } from '../app/router.tsx';
import { countsOf } from '../home/counts.ts';
import type { Post } from '../home/pending.ts';
import { useHome } from '../home/use-home.ts';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { inOrder } from './task.ts';
import { TaskCard } from './TaskCard.tsx';
import './read.css';

/** `/m/tasks`: own tasks, what is to be done with each, and the report of the month. */
export default function TasksPage() {
  const { t } = useWords();
  const { value: home, posts, error, reload } = useHome();
  if (!home && error === undefined) return <Loading title={t('me.title.tasks')} />;
  return (
    <Page title={t('me.tasks')} {...(home ? { sub: home.unitName, counts: countsOf(home) } : {})}>
      {home ? <Content home={home} posts={posts} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Content({ home, posts }: { home: MemberHome; posts: readonly Post[] }) {
  const { t } = useWords();
  const { search } = usePath();
  const { open, waiting, over } = inOrder(home.tasks);
  const leads = (open.find(({ taskId }) => taskId === search.task) ?? open[0])?.taskId;
  const cards = (tasks: readonly Task[]) =>
    tasks.map((task) => (
      <TaskCard
        key={task.taskId}
        task={task}
        today={home.today}
        posts={posts}
        wanted={search.task === task.taskId}
        first={task.taskId === leads}
      />
    ));
  return (
    <>
      <ReportLine home={home} />
      {home.tasks.length === 0 && <EmptyState icon="task" title={t('me.tasks.none')} why={t('me.tasks.none.why')} />}
      {home.tasks.length > 0 && (
        <Card title={t('me.tasks.open')} open={open.length > 0}>
          {open.length === 0 ? <p class="soft">{t('me.tasks.open.none')}</p> : cards(open)}
        </Card>
      )}
      {waiting.length > 0 && (
        <Card title={t('me.tasks.waiting')} open>
          {cards(waiting)}
        </Card>
      )}
      {over.length > 0 && (
        <Card title={t('me.tasks.over')} open>
          {cards(over)}
        </Card>
      )}
    </>
  );
}

/** The report of the month stands with the tasks, for it is one. */
function ReportLine({ home: { exempt, kind, reports, today } }: { home: MemberHome }) {
  const { t, language } = useWords();
  if (exempt || kind === null) return null;
  const month = today.slice(0, 7);
  const on = reports.find((report) => report.month === month)?.reportedOn ?? null;
  return (
    <Rows>
      <Row
        icon={on ? 'good' : 'speak'}
        look={on ? 'good' : 'notdue'}
        title={t('me.report', { month: formatSlot(language, month) })}
        sub={on ? t('me.report.reported', { date: formatDate(language, on, today) }) : t('me.step.report.why')}
        href="/m/report"
      />
    </Rows>
  );
}
