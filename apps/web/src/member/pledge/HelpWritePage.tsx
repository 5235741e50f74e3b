import type { PledgeContent, PledgeView, Proof } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { back, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Banner } from '../parts/Banner.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { memberHref } from './addresses.ts';
import { useCellActs, useMember } from './cell.ts';
import { ContentForm } from './ContentForm.tsx';
import { lacksPaper, PaperProof } from './PaperProof.tsx';
import { contentOf } from './items.ts';
import { useYear } from './mine.ts';
import './pledge.css';

/** `/m/cell/pledges/:memberId/write`: the secretary types what a member dictates; the member then says yes. */
export default function HelpWritePage() {
  const { t } = useWords();
  const year = useYear();
  const { params } = usePath();
  const memberId = params['memberId'] ?? '';
  const { value: view, error, reload } = useMember(memberId, year);
  const title = t('pledge.help.register');
  if (!view && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={memberHref(memberId)} {...(view?.names[memberId] ? { sub: view.names[memberId] } : {})}>
      {view ? <Form view={view} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Form({ view }: { view: PledgeView }) {
  const { t } = useWords();
  const { memberId, year } = view.pledge;
  const send = useCellActs(year);
  const [proof, prove] = useState<Proof | null>(null);
  const [asked, ask] = useState(false);
  const save = async (content: PledgeContent) => {
    if (lacksPaper(proof)) {
      ask(true);
      return false;
    }
    await send([{ memberId, version: view.version, act: { type: 'register', content, proof } }]);
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
      <ContentForm
        place={`pledge-help:${memberId}.${year}`}
        year={year}
        dueOn={`${year}-11-30`}
        first={contentOf(view.pledge)}
        template={null}
        lastYear={null}
        asksReason={false}
        act={t('pledge.help.send')}
        onSend={save}
      />
    </>
  );
}
