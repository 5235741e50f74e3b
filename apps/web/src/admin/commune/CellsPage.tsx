import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  isOutcome,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  SegmentedControl,
  useLanguage,
  usePlace,
  useSearchChange,
} from '../../shared/index.ts';
import type { CardRow, Outcome, Overview } from './answers.ts';
import { CardTable, ofSeveral } from './CardTable.tsx';
import { CountChips } from './Distribution.tsx';
import { useHead } from './head.ts';
import { useMoreInView } from './more-in-view.ts';
import { usePeriod } from './period.ts';
import { SearchField } from './SearchField.tsx';
import { refreshUnit, useCards, useOverview, useSets, type CardOrder } from './reads.ts';
import { useSteadyRows } from './steady.ts';
import { useNews } from './use-news.ts';
import './overview.css';

const orders = ['worst', 'name', 'pace'] as const;

/** `/units/:unitId/cells`: every cell below a unit, searched, filtered and sorted by the server. */
export default function CellsPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const period = usePeriod();
  const unitId = params.unitId ?? '';
  const { data, error, refetch, dataUpdatedAt } = useOverview(unitId, period);
  if (!data)
    return (
      <Page title={t('units.allCells')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 16]} />}
      </Page>
    );
  return <Cells key={unitId} overview={data} askedAt={dataUpdatedAt} period={period} />;
}

function Cells({ overview, askedAt, period }: { overview: Overview; askedAt: number; period: string }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const head = useHead(overview, askedAt);
  const { id, name } = overview.unit;
  const order: CardOrder = {
    sort: orders.find((each) => each === search.sort) ?? 'worst',
    outcome: isOutcome(search.outcome ?? '') ? (search.outcome as Outcome) : undefined,
    q: search.q,
  };
  return (
    <Page title={t('units.allCells')} crumbs={[...head.crumbs, { name, href: `/units/${id}` }]} facts={head.facts}>
      <Card title={t('units.list')} quietTitle>
        <div className="filters first">
          <SearchField value={search.q ?? ''} onSearch={(q) => change({ q: q || undefined })} />
          <SegmentedControl
            label={t('units.sort')}
            value={order.sort}
            options={orders.map((value) => ({ value, label: t(`units.sort.${value}`) }))}
            onChange={(sort) => change({ sort: sort === 'worst' ? undefined : sort })}
          />
          <CountChips counts={overview.counts} chosen={order.outcome} onChoose={(outcome) => change({ outcome })} />
        </div>
        <CellList overview={overview} order={order} period={period} />
      </Card>
    </Page>
  );
}

/** As many pages as are asked for again with each piece of news; a longer list waits for its reader. */
const PAGES_LIVE = 2;

function CellList({ overview, order, period }: { overview: Overview; order: CardOrder; period: string }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const { id, level } = overview.unit;
  const sets = useSets().data;
  const cards = useCards(id, period, order);
  const pages = cards.data?.pages ?? [];
  const latest: CardRow[] = pages.flatMap(({ items }) => items);
  const total = pages[0]?.total ?? 0;
  const stamp = JSON.stringify([id, period, order, pages.length]);
  const { rows, waiting, take } = useSteadyRows(latest, stamp, cards.isSuccess && !cards.isPlaceholderData);
  const [heard, hear] = useState<ReadonlySet<string>>(new Set());
  const known = new Set([id, ...latest.map(({ cellId }) => cellId)]);
  const long = pages.length > PAGES_LIVE;
  useNews(
    (about) => known.has(about),
    () => refreshUnit(client, id),
    long ? (about) => about !== id && hear((before) => new Set([...before, about])) : undefined,
  );
  const takeNews = (): void => {
    if (!long) return take();
    hear(new Set());
    void cards.refetch().then(take);
  };
  useEffect(() => hear(new Set()), [stamp]);
  useMoreInView(cards.hasNextPage && !cards.isFetchingNextPage && rows.length > 0, () => void cards.fetchNextPage());
  if (!cards.data) {
    return cards.error ? (
      <ErrorState error={cards.error} retry={() => void cards.refetch()} />
    ) : (
      <Loading blocks={[12]} />
    );
  }
  const news = long ? heard.size : waiting.length;
  if (rows.length === 0)
    return order.q || order.outcome ? (
      <EmptyState icon="search" title={t('units.noMatch')} why={t('units.noMatchWhy')} />
    ) : (
      <EmptyState icon="people" title={t('units.empty')} why={t('units.emptyWhy')} />
    );
  return (
    <>
      <div className="list-foot row wrap between">
        <span className="small soft" role="status">
          {t('units.shown', { shown: rows.length, total })}
        </span>
        <NewsPill text={news > 0 ? t('units.news', { n: news }) : null} onTake={takeNews} />
      </div>
      <CardTable
        rows={rows}
        total={total}
        sets={sets}
        period={period}
        withParent={level === 'province' || ofSeveral(rows)}
        caption={t('units.list')}
      />
      {cards.hasNextPage && (
        <div data-more>
          <LoadMore
            shown={rows.length}
            total={total}
            busy={cards.isFetchingNextPage}
            more={cards.hasNextPage}
            onMore={() => void cards.fetchNextPage()}
          />
        </div>
      )}
    </>
  );
}
