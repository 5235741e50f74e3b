import { formatDate, formatDeadline, formatList } from '@bontot/i18n';
import type { MemberHome, Study } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import { send } from '../data/send.ts';
import { useTold } from '../data/told.ts';
import { countsOf } from '../home/counts.ts';
import { isWaiting, MINE, studyPath, type Post } from '../home/pending.ts';
import { nearness } from '../home/steps.ts';
import { useHome } from '../home/use-home.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { paperAddress } from './meeting.ts';
import './read.css';

/** `/m/study`: documents from above, to be read and acknowledged by a day. */
export default function StudyPage() {
  const { t } = useWords();
  const { value: home, posts, error, reload } = useHome();
  if (!home && error === undefined) return <Loading title={t('me.study')} />;
  return (
    <Page title={t('me.study')} {...(home ? { sub: home.unitName, counts: countsOf(home) } : {})}>
      {home ? <Content home={home} posts={posts} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Content({ home, posts }: { home: MemberHome; posts: readonly Post[] }) {
  const { t, language } = useWords();
  const shown = home.studies.filter(({ withdrawn }) => !withdrawn);
  const isDone = ({ acknowledged }: Study) => Object.hasOwn(acknowledged, home.personId);
  const todo = shown
    .filter((study) => !isDone(study))
    .toSorted((one, other) => one.deadline.localeCompare(other.deadline));
  const done = shown.filter(isDone).toSorted((one, other) => other.deadline.localeCompare(one.deadline));
  const helpers = helpersOf(home);
  if (shown.length === 0) return <EmptyState icon="book" title={t('me.study.none')} why={t('me.study.none.why')} />;
  return (
    <>
      {todo.length > 0 && (
        <Card title={t('me.study.todo')} open>
          {todo.map((study, at) => (
            <Document key={study.documentId} study={study} home={home} posts={posts} first={at === 0} />
          ))}
          <p class="soft">
            {helpers.length > 0 ? t('me.study.help', { names: formatList(language, helpers) }) : t('me.study.help.any')}
          </p>
        </Card>
      )}
      {done.length > 0 && (
        <Card title={t('me.study.past')} open>
          {done.map((study) => (
            <Document key={study.documentId} study={study} home={home} posts={posts} first={false} />
          ))}
        </Card>
      )}
    </>
  );
}

/** Secretary and deputy, as far as a meeting names them. */
function helpersOf({ meetings, personId }: MemberHome): string[] {
  const known = meetings.find(({ leaders }) => leaders.length > 0);
  return (known?.leaders ?? []).flatMap((leader) =>
    leader.personId !== personId && known?.names[leader.personId] ? [known.names[leader.personId]!] : [],
  );
}

type Parts = { study: Study; home: MemberHome; posts: readonly Post[]; first: boolean };
const LOOKS = { late: 'fail', near: 'risk', ahead: 'soft' } as const;

function Document({ study, home: { personId, today, meetings }, posts, first }: Parts) {
  const { t, language } = useWords();
  const isOnline = useTold(online);
  const [opened, setOpened] = useState(false);
  const { documentId, unitId, title, number, issuer, deadline, file, acknowledged } = study;
  const own = acknowledged[personId];
  const helper = own?.helper ? meetings.map(({ names }) => names[own.helper!]).find(Boolean) : undefined;
  const acknowledge = async () => {
    await send(studyPath(documentId), { unitId }, { subject: MINE });
    tell({ text: online.value ? t('me.study.done') : t('me.queued') });
  };
  return (
    <article class="box" aria-label={title}>
      <h3 lang="vi">{title}</h3>
      <p class="soft" lang="vi">
        {t('me.study.paper', { number, issuer })}
      </p>
      {own ? (
        <p class="good">
          {helper
            ? t('me.study.isDone.helper', { helper, date: formatDate(language, own.on, today) })
            : t('me.study.isDone', { date: formatDate(language, own.on, today) })}
        </p>
      ) : (
        <p class={LOOKS[nearness(deadline, today)]}>{formatDeadline(language, deadline, today)}</p>
      )}
      {isWaiting(posts, studyPath(documentId)) && <p class="soft">{t('me.queued')}</p>}
      {!file && !own && <p class="soft">{t('me.study.nofile')}</p>}
      {file && (
        <a
          class={`btn wide ${first && !opened && isOnline ? 'first' : ''}`}
          href={paperAddress(file.fileId, `study:${documentId}.${unitId}`)}
          target="_blank"
          rel="noopener"
          onClick={() => setOpened(true)}
        >
          {t('me.study.open')}
          <span class="sr">: {title}</span>
        </a>
      )}
      {file && !isOnline && <p class="soft side-note">{t('me.papers.offline')}</p>}
      {!own && (
        <Button wide look={first && (opened || !file) ? 'first' : 'plain'} onClick={acknowledge}>
          {t('me.study.ack')}
          <span class="sr">: {title}</span>
        </Button>
      )}
    </article>
  );
}
