import { formatDate } from '@bontot/i18n';
import type { MyPledge, Pledge, PledgeContent } from '@bontot/pledge-core';
import { back, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { online } from '../data/line.ts';
import { Banner } from '../parts/Banner.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { PLEDGE } from './addresses.ts';
import { ContentForm } from './ContentForm.tsx';
import { useMyActs, useMyPledge, useYear } from './mine.ts';
import { contentOf } from './items.ts';
import './pledge.css';

/** `/m/pledge/write`: to write and register one's pledge; with `do=amend` to change it with a reason. */
export default function WritePage() {
  const { t } = useWords();
  const year = useYear();
  const { search } = usePath();
  const { value: mine, error, reload } = useMyPledge(year);
  const amends = search['do'] === 'amend' && !isOpen(mine?.view?.pledge);
  const title = t(amends ? 'pledge.amend' : 'pledge.write', { year: String(year) });
  if (!mine && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={PLEDGE}>
      {mine ? <Form mine={mine} amends={amends} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Form({ mine, amends }: { mine: MyPledge; amends: boolean }) {
  const { t, language } = useWords();
  const act = useMyActs(mine);
  const { year, campaign, template, lastYear } = mine;
  const pledge = mine.view?.pledge;
  if (!amends && !isOpen(pledge))
    return (
      <Banner look="good">
        <p>{t('pledge.registered.already')}</p>
      </Banner>
    );
  const send = async (content: PledgeContent, reason: string) => {
    await act(amends ? { type: 'amend', content, reason } : { type: 'register', content });
    tell({ text: online.value ? t(amends ? 'pledge.amended' : 'pledge.registered') : t('me.queued') });
    back(PLEDGE);
    return true;
  };
  const waits = amends && today() > campaign.dates.midBy;
  return (
    <>
      {waits && (
        <Banner>
          <p>{t('pledge.amend.late', { date: formatDate(language, campaign.dates.midBy, today()) })}</p>
        </Banner>
      )}
      <ContentForm
        place={`pledge:${mine.memberId}.${year}${amends ? '.amend' : ''}`}
        year={year}
        dueOn={campaign.dates.endBy}
        first={pledge ? ((amends ? null : pledge.draft) ?? contentOf(pledge)) : null}
        template={template}
        lastYear={lastYear}
        asksReason={amends}
        act={t(amends ? 'pledge.amend.send' : 'pledge.register')}
        onSend={send}
      />
    </>
  );
}

/** True while it may be written and registered: at the beginning, and again once it was returned or taken back. */
const isOpen = (pledge: Pledge | undefined): boolean =>
  pledge === undefined || pledge.state === 'none' || pledge.state === 'draft' || pledge.state === 'withdrawn';
