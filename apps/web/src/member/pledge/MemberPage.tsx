import { formatDeadline } from '@bontot/i18n';
import type { PledgeAct, PledgeView } from '@bontot/pledge-core';
import { Go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { online } from '../data/line.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { printPath, reportHref, writeHref } from './addresses.ts';
import { useCellActs, useMember } from './cell.ts';
import { Decide } from './Decide.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { Items, Parts, Review, Versions } from './Shown.tsx';
import { useYear } from './mine.ts';
import './pledge.css';

/** `/m/cell/pledges/:memberId`: one member's year, with what the secretary may do about it. */
export default function MemberPage() {
  const { t } = useWords();
  const year = useYear();
  const { params } = usePath();
  const memberId = params['memberId'] ?? '';
  const { value: view, error, reload, waits } = useMember(memberId, year);
  const title = view?.names[memberId] ?? t('pledge.member');
  if (!view && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={`/m/cell/pledges?year=${year}`} sub={t('pledge.year', { year: String(year) })}>
      {view ? <Content view={view} waits={waits} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Content({ view, waits }: { view: PledgeView; waits: boolean }) {
  const { t, language } = useWords();
  const { pledge, may, due } = view;
  const { memberId, year } = pledge;
  const send = useCellActs(year);
  const act = async (one: PledgeAct, said: string) => {
    await send([{ memberId, version: view.version, act: one }]);
    tell({ text: online.value ? said : t('me.queued') });
  };
  const written = pledge.versions.length > 0;
  const [next] = due;
  const reminded = pledge.reminders.at(-1)?.on === today();
  return (
    <>
      <p>
        <b>{t(`pledge.state.${pledge.state}`)}</b>
        {next && ` · ${t(`pledge.duty.${next.duty}`)}: ${formatDeadline(language, next.dueOn, today())}`}
      </p>
      {waits && (
        <Banner icon="sync">
          <p>{t('phone.waiting')}</p>
        </Banner>
      )}
      {pledge.helped.length > 0 && (
        <Banner>
          <p>{t('pledge.helped.waits')}</p>
        </Banner>
      )}
      {pledge.sameAsLastYear && (
        <Banner look="na">
          <p>{t('pledge.same.member')}</p>
        </Banner>
      )}
      <Decide view={view} onAct={act} />
      {!waits && may.includes('review') && (
        <ReviewForm
          key={view.version}
          view={view}
          onSend={(said) => act({ type: 'review', ...said }, t('pledge.reviewed'))}
        />
      )}
      {written ? (
        <>
          <Items pledge={pledge} />
          <Review pledge={pledge} />
          <Parts pledge={pledge} />
          <Versions pledge={pledge} />
        </>
      ) : (
        <EmptyState icon="document" title={t('pledge.member.none')} why={t('pledge.member.none.why')} />
      )}
      <Helper view={view} />
      {may.includes('remind') && (
        <Button
          wide
          icon="bell"
          disabled={reminded}
          onClick={() => act({ type: 'remind' }, t('pledge.cell.reminded', { n: 1 }))}
        >
          {t(reminded ? 'pledge.remindedToday' : 'pledge.remind')}
        </Button>
      )}
      {written && view.texts && (
        <p>
          <a href={printPath(memberId, year)} target="_blank" rel="noreferrer">
            {t('pledge.print')}
          </a>
        </p>
      )}
    </>
  );
}

/** What the secretary may type for a member who dictates it; the member then says yes. */
function Helper({ view: { pledge, may } }: { view: PledgeView }) {
  const { t } = useWords();
  const { memberId, year, helped, reports } = pledge;
  if (helped.length > 0) return null;
  const term = reports.mid || today() > `${year}-07-31` ? 'end' : 'mid';
  return (
    <>
      {may.includes('register') && (
        <Go class="btn wide" href={`${writeHref(memberId)}?year=${year}`}>
          {t('pledge.help.register')}
        </Go>
      )}
      {may.includes('report') && (
        <Go class="btn wide" href={`${reportHref(term, memberId)}&year=${year}`}>
          {t(`pledge.help.${term}`)}
        </Go>
      )}
    </>
  );
}
