import { formatDate, formatDeadline } from '@bontot/i18n';
import type { MyPledge, Pledge, Term } from '@bontot/pledge-core';
import { Go } from '../app/router.tsx';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { Banner } from '../parts/Banner.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { PLEDGE, printPath, reportHref, writeHref } from './addresses.ts';
import { ChangeYear } from './ChangeYear.tsx';
import { Comment } from './Comment.tsx';
import { Conflicts } from './Conflicts.tsx';
import { Helped } from './Helped.tsx';
import { useMyPledge, useYear } from './mine.ts';
import { nextOf, type NextAct } from './next.ts';
import { Items, Parts, Review, Versions } from './Shown.tsx';
import './pledge.css';

/** `/m/pledge`: my year at a glance, the next step of it first. */
export default function PledgePage() {
  const { t } = useWords();
  const year = useYear();
  const { value: mine, error, reload, waits } = useMyPledge(year);
  const title = t('pledge.title', { year: String(year) });
  if (!mine && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back="/m/" {...(mine?.view?.unitName ? { sub: mine.view.unitName } : {})}>
      {mine ? <Content mine={mine} waits={waits} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Content({ mine, waits }: { mine: MyPledge; waits: boolean }) {
  const { t } = useWords();
  const { today } = useSession();
  const pledge = mine.view?.pledge;
  const written = pledge !== undefined && pledge.versions.length > 0;
  const next = nextOf(mine);
  return (
    <>
      <Now mine={mine} next={next} />
      {waits && (
        <Banner icon="sync">
          <p>{t('me.queued')}</p>
        </Banner>
      )}
      {pledge && <Helped mine={mine} pledge={pledge} />}
      {pledge && <Conflicts mine={mine} pledge={pledge} />}
      {pledge && <Notes pledge={pledge} />}
      {written ? (
        <>
          <Items pledge={pledge} />
          <Reports mine={mine} />
          <Review pledge={pledge} />
          <Comment mine={mine} pledge={pledge} />
          <Parts pledge={pledge} />
          <Versions pledge={pledge} />
          <ChangeYear mine={mine} pledge={pledge} />
        </>
      ) : (
        <EmptyState
          icon="document"
          title={t('pledge.empty')}
          why={t(next ? 'pledge.empty.why' : 'pledge.empty.free')}
          step={
            next ? undefined : (
              <Go class="btn" href={`${writeHref()}?year=${mine.year}`}>
                {t('pledge.now.register.act')}
              </Go>
            )
          }
        />
      )}
      <Rows>
        <Row
          icon="target"
          title={t('pledge.initiatives')}
          sub={t('pledge.initiatives.count', { n: mine.initiatives.length })}
          href={`${PLEDGE}/initiatives`}
        />
      </Rows>
      {written && (
        <p>
          <a href={printPath(mine.memberId, mine.year)} target="_blank" rel="noreferrer">
            {t('pledge.print')}
          </a>
        </p>
      )}
      {Number(today.slice(0, 4)) === mine.year && mine.lastYear && (
        <p>
          <Go href={`${PLEDGE}?year=${mine.year - 1}`}>{t('pledge.yearBefore', { year: String(mine.year - 1) })}</Go>
        </p>
      )}
    </>
  );
}

function Now({ mine, next }: { mine: MyPledge; next: NextAct | null }) {
  const { t, language } = useWords();
  const { today } = useSession();
  if (!next) {
    const [due] = mine.due;
    return (
      <section class="now done" aria-labelledby="now">
        <h2 class="k" id="now">
          {t('me.now')}
        </h2>
        <p class="w">{t('pledge.now.none')}</p>
        {due && (
          <p class="soft">
            {t('pledge.now.later', {
              what: t(`pledge.duty.${due.duty}`),
              date: formatDate(language, due.dueOn, today),
            })}
          </p>
        )}
      </section>
    );
  }
  const what =
    next.act === 'report' ? t(`pledge.now.${next.term}`) : t(`pledge.now.${next.act}`, { year: String(mine.year) });
  const due = next.act === 'confirm' ? null : next.due;
  const href = next.act === 'report' ? reportHref(next.term) : next.act === 'register' ? writeHref() : '#helped';
  const draft = next.act === 'register' && mine.view?.pledge.draft;
  return (
    <section class="now" aria-labelledby="now">
      <h2 class="k" id="now">
        {t('me.now')}
      </h2>
      <p class="w">{what}</p>
      {due && <p class={due.overdue ? 'fail' : 'soft'}>{formatDeadline(language, due.dueOn, today)}</p>}
      <p class="soft">{t(`pledge.now.${next.act}.why`)}</p>
      {next.act !== 'confirm' && (
        <Go class="btn first big wide" href={`${href}${href.includes('?') ? '&' : '?'}year=${mine.year}`}>
          {t(draft ? 'pledge.now.goOn' : `pledge.now.${next.act}.act`)}
        </Go>
      )}
    </section>
  );
}

/** What others have said about it and what waits for them. */
function Notes({ pledge }: { pledge: Pledge }) {
  const { t } = useWords();
  const { amendment, returned, withdrawalAsked, withdrawal, reopened, state, sameAsLastYear, decisions } = pledge;
  const last = decisions.at(-1);
  const again = state === 'end_reported' ? reopened.at(-1) : undefined;
  return (
    <>
      {returned && (
        <Banner look="risk">
          <p>{t('pledge.returned', { reason: returned.reason })}</p>
        </Banner>
      )}
      {amendment && (
        <Banner>
          <p>{t('pledge.amendment.waits')}</p>
        </Banner>
      )}
      {last && !last.approved && !amendment && (
        <Banner look="risk">
          <p>{t(`pledge.${last.what}.refused`, { reason: last.reason })}</p>
        </Banner>
      )}
      {withdrawal ? (
        <Banner look="na">
          <p>{t('pledge.withdrawn', { reason: withdrawal.reason })}</p>
        </Banner>
      ) : (
        withdrawalAsked && (
          <Banner>
            <p>{t('pledge.withdrawal.waits')}</p>
          </Banner>
        )
      )}
      {again && (
        <Banner look="risk">
          <p>{t('pledge.reopened', { reason: again.reason })}</p>
        </Banner>
      )}
      {sameAsLastYear && (
        <Banner look="na">
          <p>{t('pledge.same')}</p>
        </Banner>
      )}
    </>
  );
}

const TERMS = ['mid', 'end'] as const satisfies readonly Term[];

function Reports({ mine }: { mine: MyPledge }) {
  const { t, language } = useWords();
  const { today } = useSession();
  const { reports, state, terms } = mine.view!.pledge;
  const open = state !== 'reviewed' && state !== 'withdrawn';
  return (
    <Card title={t('pledge.reports')} open>
      <Rows>
        {TERMS.map((term) => {
          const report = reports[term];
          const dueOn = terms[term] ?? mine.campaign.dates[term === 'mid' ? 'midBy' : 'endBy'];
          const late = !report && dueOn < today;
          // The year-end report is taken once the mid-year date has passed; the mid-year one until it is there.
          const taken = term === 'mid' ? state !== 'end_reported' : today > mine.campaign.dates.midBy;
          return (
            <Row
              key={term}
              icon={report ? 'good' : late ? 'risk' : 'notdue'}
              look={report ? 'good' : late ? 'risk' : 'notdue'}
              title={t(`pledge.duty.${term}`)}
              sub={
                report
                  ? t('pledge.reports.sent', { date: formatDate(language, report.on, today) })
                  : formatDeadline(language, dueOn, today)
              }
              {...(open && taken ? { href: `${reportHref(term)}&year=${mine.year}` } : {})}
            />
          );
        })}
      </Rows>
    </Card>
  );
}
