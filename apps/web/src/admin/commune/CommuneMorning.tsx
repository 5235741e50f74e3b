import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Go,
  Icon,
  isOutcome,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
} from '../../shared/index.ts';
import { Heatmap } from '../heatmap/Heatmap.tsx';
import type { Outcome, Overview } from './answers.ts';
import { morningRows } from './attention.ts';
import { CardTable } from './CardTable.tsx';
import { Decisions } from './Decisions.tsx';
import { useHead } from './head.ts';
import { MoversCard } from './MoversCard.tsx';
import { OwnCard } from './OwnCard.tsx';
import { refreshMovers, refreshUnit, useCards, useSets } from './reads.ts';
import { useSteadyRows } from './steady.ts';
import { Summary } from './Summary.tsx';
import { useNews } from './use-news.ts';

/** As many cells as the morning names one by one; the others are a page of their own. */
const NAMED = 12;

export type OverviewParts = { overview: Overview; askedAt: number; period: string };

/** What a committee looks at first: how all stand, what waits for it, what moved, who needs attention and why. */
export function CommuneMorning({ overview, askedAt, period }: OverviewParts) {
  const { t } = useLanguage();
  const { cells, own } = overview;
  const head = useHead(overview, askedAt);
  const page = (content: ReactNode) => (
    <Page
      title={head.title}
      crumbs={head.crumbs}
      facts={head.facts}
      tools={
        <button type="button" className="btn" onClick={() => window.print()}>
          <Icon name="print" />
          {t('units.print')}
        </button>
      }
    >
      {content}
    </Page>
  );
  if (cells === 0 && own === null)
    return page(
      <Card title={t('units.list')} quietTitle>
        <EmptyState icon="people" title={t('units.empty')} why={t('units.emptyWhy')} />
      </Card>,
    );
  return page(<Content overview={overview} period={period} />);
}

function Content({ overview, period }: { overview: Overview; period: string }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const client = useQueryClient();
  const { id } = overview.unit;
  const chosen = isOutcome(search.outcome ?? '') ? (search.outcome as Outcome) : undefined;
  const choose = (outcome: Outcome | undefined) => change({ outcome });
  const sets = useSets().data;
  const cards = useCards(id, period, { sort: 'worst' });
  const latest = cards.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = cards.data?.pages[0]?.total ?? overview.cells;
  const pages = cards.data?.pages.length ?? 0;
  const { rows, waiting, taken, take } = useSteadyRows(latest, `${id} ${period} ${pages}`, cards.isSuccess);
  const known = new Set([id, overview.own?.cellId, ...latest.map(({ cellId }) => cellId)]);
  useNews(
    (about) => known.has(about),
    () => refreshUnit(client, id),
  );
  const takeNews = () => {
    take();
    refreshMovers(client, id);
  };
  const inList = new Set(morningRows(taken, chosen, NAMED).map(({ cellId }) => cellId));
  const named = rows.filter(({ cellId }) => inList.has(cellId));
  return (
    <>
      <Summary overview={overview} chosen={chosen} onChoose={choose} />
      <div className="two">
        <div className="stack">
          <Decisions unitId={id} rows={rows} sets={sets} onChoose={choose} />
          {overview.own && <OwnCard own={overview.own} sets={sets} />}
        </div>
        <MoversCard unitId={id} period={period} />
      </div>
      <Card
        title={chosen ? t('units.list') : t('units.worst')}
        tools={<NewsPill text={waiting.length > 0 ? t('units.news', { n: waiting.length }) : null} onTake={takeNews} />}
      >
        {!cards.data && cards.error && <ErrorState error={cards.error} retry={() => void cards.refetch()} />}
        {!cards.data && !cards.error && <Loading blocks={[8]} />}
        {cards.data && named.length === 0 && (
          <p className="note small soft">{chosen ? t('units.noMatch') : t('units.decisions.none')}</p>
        )}
        {named.length > 0 && (
          <CardTable rows={named} total={named.length} sets={sets} period={period} caption={t('units.worst')} />
        )}
        <p className="foot small">
          <Go href={`/units/${id}/cells`}>{t('units.allCells')}</Go>
        </p>
      </Card>
      <Heatmap
        rows={rows}
        total={total}
        sets={sets}
        more={
          cards.hasNextPage && (
            <LoadMore
              shown={rows.length}
              total={total}
              busy={cards.isFetchingNextPage}
              more={cards.hasNextPage}
              onMore={() => void cards.fetchNextPage()}
            />
          )
        }
      />
      <p className="tiny soft">{t('units.foot')}</p>
    </>
  );
}
