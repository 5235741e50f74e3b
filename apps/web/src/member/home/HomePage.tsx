import { formatDeadline, formatWeekday } from '@bontot/i18n';
import type { MemberHome } from '@bontot/meeting-core';
import type { MyPledge } from '@bontot/pledge-core';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Go } from '../app/router.tsx';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { useMyPledge } from '../pledge/mine.ts';
import { countsOf } from './counts.ts';
import { NextMeeting } from './NextMeeting.tsx';
import { Notices } from './Notices.tsx';
import { PledgeCard } from './PledgeCard.tsx';
import { pledgeSteps } from './pledge-steps.ts';
import { dueSoon, nextMeeting, nextStep, type Step } from './steps.ts';
import { useHome } from './use-home.ts';
import { dueWords, givenName, iconOf, lookOf, stepWords } from './words.ts';
import '../read/read.css';

/** `/m/`: the one next step, the next meeting, what is due; everything else is one tap away. */
export default function HomePage() {
  const { t, language } = useWords();
  const { name, today } = useSession();
  const { value: home, error, reload } = useHome();
  const pledge = useMyPledge(Number(today.slice(0, 4)));
  const late = useLate();
  const called = home?.name ?? name;
  const hello = called ? t('me.hello', { name: givenName(called) }) : t('me.hello.nameless');
  // The pledge stands among what is due, so that both come at once; one that is slow keeps nobody waiting.
  const waits = !pledge.value && pledge.error === undefined && !late;
  if ((!home || waits) && error === undefined) return <Loading title={hello} />;
  const day = formatWeekday(language, home?.today ?? today, home?.today ?? today);
  return (
    <Page
      title={hello}
      sub={home ? t('me.where', { unit: home.unitName, day }) : day}
      {...(home ? { counts: countsOf(home) } : {})}
    >
      {home ? <Content home={home} pledge={pledge.value} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

/** How long the home waits for the pledge. */
const PATIENCE_MS = 1_000;

function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

function Content({ home, pledge }: { home: MemberHome; pledge: MyPledge | undefined }) {
  const { t } = useWords();
  const next = nextMeeting(home);
  const more = pledge ? pledgeSteps(pledge, home.today) : [];
  return (
    <>
      <Now home={home} more={more} />
      <NextMeeting view={next} personId={home.personId} />
      <DueSoon home={home} more={more} />
      {pledge && <PledgeCard mine={pledge} today={home.today} />}
      <Notices />
      <CellStanding home={home} />
      <p class="soft side-note">{t('me.demo')}</p>
    </>
  );
}

type Due = { home: MemberHome; more: readonly Step[] };

function Now({ home, more }: Due) {
  const { t, language } = useWords();
  const step = nextStep(home, more);
  const meeting =
    step && 'meetingId' in step ? home.meetings.find((view) => view.meeting.meetingId === step.meetingId) : null;
  if (!step) {
    return (
      <section class="now done" aria-labelledby="now">
        <h2 class="k" id="now">
          {t('me.now')}
        </h2>
        <p class="w">{t('me.now.none')}</p>
        <p class="soft">{t('me.now.none.why')}</p>
      </section>
    );
  }
  const deadline = formatDeadline(language, step.dueOn, home.today);
  const { what, why, act, href } = stepWords(step, { t, language }, meeting?.meeting.place ?? '', deadline);
  return (
    <section class="now" aria-labelledby="now">
      <h2 class="k" id="now">
        {t('me.now')}
      </h2>
      <p class="w">{what}</p>
      <p class="soft">{why}</p>
      <Go class="btn first big wide" href={href}>
        {act}
      </Go>
    </section>
  );
}

function DueSoon({ home, more }: Due) {
  const { t, language } = useWords();
  const due = dueSoon(home, more);
  return (
    <Card title={t('me.due')} open={due.length > 0}>
      {due.length === 0 ? (
        <p class="soft">{t('me.due.none')}</p>
      ) : (
        <Rows>
          {due.map((step) => {
            const { title, href } = dueWords(step, { t, language });
            return (
              <Row
                key={`${step.kind} ${title} ${step.dueOn}`}
                icon={iconOf(step)}
                look={lookOf(step, home.today)}
                title={title}
                sub={formatDeadline(language, step.dueOn, home.today)}
                href={href}
              />
            );
          })}
        </Rows>
      )}
    </Card>
  );
}

/** Why the cell stands where it stands needs the words of scores; they come after the page is there. */
function CellStanding({ home }: { home: MemberHome }) {
  const [Standing, setStanding] = useState<ComponentType<{ home: MemberHome }>>();
  useEffect(() => {
    // Without it the page lacks a line; the next visit asks again.
    import('./Standing.tsx').then(
      (module) => setStanding(() => module.Standing),
      () => undefined,
    );
  }, []);
  return Standing ? <Standing home={home} /> : null;
}
