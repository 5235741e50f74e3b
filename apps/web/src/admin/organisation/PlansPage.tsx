import { formatDate } from '@bontot/i18n';
import { Card, EmptyState, ErrorState, Go, Icon, Loading, LoadMore, Page, useLanguage } from '../../shared/index.ts';
import { Chip } from '../meetings/Chip.tsx';
import { signOf, usePlans, type PlanLine } from './plans.ts';
import '../commune/overview.css';
import './plans.css';

/** `/organisation/plans`: reorganisations that are drafted, that wait for their day, and what became of the others. */
export default function PlansPage() {
  const { t } = useLanguage();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePlans();
  const plans = data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title={t('organisation.plans')}
      crumbs={[{ name: t('shell.title.tree'), href: '/organisation' }]}
      facts={t('organisation.plans.about')}
      tools={
        <Go href="/organisation/plans/new" className="btn first">
          <Icon name="plus" />
          {t('organisation.plans.new')}
        </Go>
      }
    >
      {!plans ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <Loading blocks={[8]} />
        )
      ) : plans.length === 0 ? (
        <EmptyState icon="task" title={t('organisation.plans.none')} why={t('organisation.plans.noneWhy')} />
      ) : (
        <Card title={t('organisation.plans')} quietTitle>
          <ul className="card-list">
            {plans.map((plan) => (
              <li key={plan.planId}>
                <Line plan={plan} />
              </li>
            ))}
          </ul>
          <LoadMore
            shown={plans.length}
            more={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </Card>
      )}
    </Page>
  );
}

function Line({ plan }: { plan: PlanLine }) {
  const { t, language } = useLanguage();
  const { planId, decision, effectiveOn, steps, done, unitId, state } = plan;
  return (
    <>
      <Go href={`/organisation/plans/${planId}`} data-row className="name">
        {t('organisation.decision', { number: decision })}
      </Go>
      <Chip of={signOf(plan)} />
      <span className="wide small soft">
        {t('organisation.plans.line', { day: formatDate(language, effectiveOn), unit: unitId, n: steps })}
        {state === 'approved' && done > 0 && <> · {t('organisation.plans.done', { done, steps })}</>}
      </span>
    </>
  );
}
