import { useQueryClient } from '@tanstack/react-query';
import {
  Card,
  EmptyState,
  ErrorState,
  isOutcome,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import { Heatmap } from '../heatmap/Heatmap.tsx';
import type { CardRow, Counts, Outcome } from './answers.ts';
import { CardTable, ofSeveral } from './CardTable.tsx';
import { Decisions } from './Decisions.tsx';
import { CountChips, Strip } from './Distribution.tsx';
import { usePeriod } from './period.ts';
import { refreshUnit, useCards, useSets } from './reads.ts';
import { useSteadyRows } from './steady.ts';
import { useNews } from './use-news.ts';
import './overview.css';

/** What the service calls the cells in a person's own reach, wherever they lie in the tree. */
const MINE = 'mine';

/** `/assigned`: the cells that a supervisor follows, as one list. */
export default function AssignedPage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const assigned = new Set(posts.filter(({ role }) => role === 'supervisor').map(({ unitId }) => unitId));
  return (
    <Page title={t('units.assigned')} facts={t('units.assignedFacts', { n: assigned.size })}>
      {assigned.size === 0 ? (
        <EmptyState icon="people" title={t('units.assignedEmpty')} why={t('units.assignedEmptyWhy')} />
      ) : (
        <Assigned assigned={assigned} />
      )}
    </Page>
  );
}

function Assigned({ assigned }: { assigned: ReadonlySet<string> }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const client = useQueryClient();
  const period = usePeriod();
  const sets = useSets().data;
  const cards = useCards(MINE, period, { sort: 'worst' });
  const pages = cards.data?.pages ?? [];
  // Somebody with a post above as well reaches more than what was given to them to follow.
  const latest = pages.flatMap(({ items }) => items).filter(({ cellId }) => assigned.has(cellId));
  const { rows, waiting, taken, take } = useSteadyRows(latest, `${period} ${pages.length}`, cards.isSuccess);
  useNews(
    (about) => assigned.has(about),
    () => refreshUnit(client, MINE),
  );
  if (!cards.data) {
    const again = (): void => void cards.refetch();
    return cards.error ? <ErrorState error={cards.error} retry={again} /> : <Loading blocks={[4, 12]} />;
  }
  if (latest.length === 0 && !cards.hasNextPage)
    return (
      <>
        <Decisions unitId={undefined} rows={rows} sets={sets} onChoose={() => undefined} />
        <Card title={t('units.list')} quietTitle>
          <EmptyState icon="people" title={t('units.assignedNone')} why={t('units.assignedNoneWhy')} />
        </Card>
      </>
    );
  const counts = countsOf(latest);
  const chosen = isOutcome(search.outcome ?? '') ? (search.outcome as Outcome) : undefined;
  const choose = (outcome: Outcome | undefined) => change({ outcome });
  const shown = chosen ? rows.filter((_, at) => taken[at]?.outcome === chosen) : rows;
  return (
    <>
      <Card title={t('units.sum')} quietTitle className="strip">
        <Strip counts={counts} />
        <CountChips counts={counts} chosen={chosen} onChoose={choose} />
      </Card>
      <Decisions unitId={undefined} rows={rows} sets={sets} onChoose={choose} />
      <Card
        title={t('units.list')}
        tools={<NewsPill text={waiting.length > 0 ? t('units.news', { n: waiting.length }) : null} onTake={take} />}
      >
        <CardTable
          rows={shown}
          total={shown.length}
          sets={sets}
          period={period}
          withParent={ofSeveral(rows)}
          caption={t('units.assigned')}
        />
        {cards.hasNextPage && (
          <LoadMore
            shown={rows.length}
            busy={cards.isFetchingNextPage}
            more={cards.hasNextPage}
            onMore={() => void cards.fetchNextPage()}
          />
        )}
      </Card>
      <Heatmap rows={rows} total={rows.length} sets={sets} />
      <p className="tiny soft">{t('units.foot')}</p>
    </>
  );
}

const countsOf = (rows: readonly CardRow[]): Counts => {
  const counts: Counts = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
