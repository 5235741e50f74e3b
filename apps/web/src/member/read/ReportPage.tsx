import { formatDate, formatDeadline, formatSlot } from '@bontot/i18n';
import { lastDayOfMonth } from '@bontot/kernel';
import type { MemberHome } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { online } from '../data/line.ts';
import { send } from '../data/send.ts';
import { isWaiting, MINE, reportPath, type Post } from '../home/pending.ts';
import { useHome } from '../home/use-home.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { TextField } from '../parts/Field.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { reportedIn } from './task.ts';
import './read.css';

/** `/m/report`: the report of the month, in two minutes; what was said of a task need not be written again. */
export default function ReportPage() {
  const { t, language } = useWords();
  const { value: home, posts, error, reload } = useHome();
  if (!home && error === undefined) return <Loading title={t('me.title.tasks')} />;
  if (!home)
    return (
      <Page title={t('me.title.tasks')} back="/m/tasks">
        <ErrorState error={error} retry={reload} />
      </Page>
    );
  const month = home.today.slice(0, 7);
  return (
    <Page
      title={t('me.report', { month: formatSlot(language, month) })}
      sub={formatDeadline(language, lastDayOfMonth(home.today), home.today)}
      back="/m/tasks"
    >
      {home.exempt || home.kind === null ? (
        <p>{t('me.report.exempt')}</p>
      ) : (
        <Report home={home} month={month} posts={posts} />
      )}
    </Page>
  );
}

function Report({ home, month, posts }: { home: MemberHome; month: string; posts: readonly Post[] }) {
  const { t, language } = useWords();
  // Between the arrival of a report and the next reading of the home, what was just sent stands.
  const [sent, setSent] = useState<string | null>(null);
  const known = home.reports.find((report) => report.month === month && report.reportedOn !== null);
  const standing = sent === null ? known : { text: sent, reportedOn: home.today };
  const [text, setText] = useDraft<string | null>(`report:${home.personId}.${month}`, null);
  const [tried, setTried] = useState(false);
  const done = standing?.reportedOn ?? null;
  const name = formatSlot(language, month);
  if (done !== null && text === null)
    return (
      <Card title={t('me.report.text')} quietTitle>
        <p class="good">{t('me.report.reported', { date: formatDate(language, done, home.today) })}</p>
        {isWaiting(posts, reportPath(month)) && <p class="soft">{t('me.queued')}</p>}
        <p class="said">{standing!.text}</p>
        <Button wide onClick={() => setText(standing!.text)}>
          {t('me.report.change')}
        </Button>
      </Card>
    );
  const written = text ?? '';
  const lines = reportedIn(home.tasks, month).map(({ title, report }) =>
    t('me.report.draft', { title, text: report.text }),
  );
  const unused = lines.filter((line) => !written.includes(line));
  const submit = async () => {
    if (written.trim() === '') return setTried(true);
    await send(reportPath(month), { text: written.trim() }, { subject: MINE });
    setSent(written.trim());
    setText(null);
    tell({ text: online.value ? t('me.report.done', { month: name }) : t('me.queued') });
  };
  return (
    <>
      <Banner>{t('me.report.why')}</Banner>
      <Card title={t('me.report.text')} quietTitle>
        <TextField
          label={t('me.report.text')}
          value={written}
          onInput={setText}
          rows={7}
          maxLength={4_000}
          error={tried && written.trim() === '' ? t('me.task.empty') : undefined}
        />
        {unused.length > 0 && (
          <Button wide icon="plus" onClick={() => setText([written, ...unused].filter(Boolean).join('\n'))}>
            {t('me.report.from')}
          </Button>
        )}
        <Button look="first" big onClick={submit}>
          {t('me.report.send')}
        </Button>
      </Card>
    </>
  );
}
