import { formatDeadline } from '@bontot/i18n';
import type { MyPledge, Term } from '@bontot/pledge-core';
import { back, Go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { online } from '../data/line.ts';
import { Banner } from '../parts/Banner.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { PLEDGE, writeHref } from './addresses.ts';
import { useMyActs, useMyPledge, useYear } from './mine.ts';
import { ReportForm } from './ReportForm.tsx';
import { termOf } from './terms.ts';
import './pledge.css';

/** `/m/pledge/report?term=`: the report in two minutes; one tap an item, a line where there is something to say. */
export default function ReportPage() {
  const { t, language } = useWords();
  const year = useYear();
  const { search } = usePath();
  const term = termOf(search['term']);
  const { value: mine, error, reload } = useMyPledge(year);
  const title = t(`pledge.duty.${term}`);
  if (!mine && error === undefined) return <Loading title={title} />;
  const dueOn = mine?.campaign.dates[term === 'mid' ? 'midBy' : 'endBy'];
  return (
    <Page title={title} back={PLEDGE} {...(dueOn ? { sub: formatDeadline(language, dueOn, today()) } : {})}>
      {mine ? <Form mine={mine} term={term} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Form({ mine, term }: { mine: MyPledge; term: Term }) {
  const { t } = useWords();
  const act = useMyActs(mine);
  const pledge = mine.view?.pledge;
  if (!pledge || pledge.versions.length === 0)
    return (
      <EmptyState
        icon="document"
        title={t('pledge.report.nothing')}
        why={t('pledge.report.nothing.why')}
        step={
          <Go class="btn" href={writeHref()}>
            {t('pledge.now.register.act')}
          </Go>
        }
      />
    );
  if (pledge.state === 'reviewed' || pledge.state === 'withdrawn')
    return (
      <Banner>
        <p>{t('pledge.report.closed')}</p>
      </Banner>
    );
  return (
    <ReportForm
      place={`pledge-report:${mine.memberId}.${mine.year}.${term}`}
      pledge={pledge}
      term={term}
      act={t('pledge.report.send')}
      onSend={async (said) => {
        await act({ type: 'report', term, ...said });
        tell({ text: online.value ? t('pledge.report.sent') : t('me.queued') });
        back(PLEDGE);
        return true;
      }}
    />
  );
}
