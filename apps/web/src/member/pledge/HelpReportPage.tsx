import type { PledgeView, Proof, ReportSaid, Term } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { back, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Banner } from '../parts/Banner.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { memberHref } from './addresses.ts';
import { useCellActs, useMember } from './cell.ts';
import { useYear } from './mine.ts';
import { lacksPaper, PaperProof } from './PaperProof.tsx';
import { ReportForm } from './ReportForm.tsx';
import { termOf } from './terms.ts';
import './pledge.css';

/** `/m/cell/pledges/:memberId/report`: the secretary types a report that a member dictates. */
export default function HelpReportPage() {
  const { t } = useWords();
  const year = useYear();
  const { params, search } = usePath();
  const memberId = params['memberId'] ?? '';
  const term = termOf(search['term']);
  const { value: view, error, reload } = useMember(memberId, year);
  const title = t(`pledge.help.${term}`);
  if (!view && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={memberHref(memberId)} {...(view?.names[memberId] ? { sub: view.names[memberId] } : {})}>
      {view ? <Form view={view} term={term} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Form({ view, term }: { view: PledgeView; term: Term }) {
  const { t } = useWords();
  const { pledge, version } = view;
  const { memberId, year } = pledge;
  const send = useCellActs(year);
  const [proof, prove] = useState<Proof | null>(null);
  const [asked, ask] = useState(false);
  if (pledge.versions.length === 0)
    return <EmptyState icon="document" title={t('pledge.report.nothing')} why={t('pledge.member.none.why')} />;
  const save = async (said: ReportSaid) => {
    if (lacksPaper(proof)) {
      ask(true);
      return false;
    }
    await send([{ memberId, version, act: { type: 'report', term, proof, ...said } }]);
    tell({ text: t(proof ? 'pledge.help.byPaper' : 'pledge.help.sent') });
    back(memberHref(memberId));
    return true;
  };
  return (
    <>
      <Banner>
        <p>{t('pledge.help.why')}</p>
      </Banner>
      <PaperProof proof={proof} onProve={prove} asked={asked} />
      <ReportForm
        place={`pledge-help-report:${memberId}.${year}.${term}`}
        pledge={pledge}
        term={term}
        act={t('pledge.help.send')}
        onSend={save}
      />
    </>
  );
}
