import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  useGo,
  useLanguage,
} from '../../shared/index.ts';
import type { Outcome } from '../commune/answers.ts';
import { SearchField } from '../commune/SearchField.tsx';
import type { OverviewParts } from '../commune/CommuneMorning.tsx';
import { useHead } from '../commune/head.ts';
import { MoversCard } from '../commune/MoversCard.tsx';
import { OwnCard } from '../commune/OwnCard.tsx';
import { refreshMovers, refreshUnit, useChildren, useSets } from '../commune/reads.ts';
import { useSteadyRows } from '../commune/steady.ts';
import { Summary } from '../commune/Summary.tsx';
import { useNews } from '../commune/use-news.ts';
import { listed, named } from './child-rows.ts';
import { ChildList } from './ChildList.tsx';

/** The department's first page: how all cells stand, and the committees below, weakest first. */
export function ProvinceOverview({ overview, askedAt, period }: OverviewParts) {
  const { t } = useLanguage();
  const go = useGo();
  const head = useHead(overview, askedAt);
  const sets = useSets().data;
  const { id } = overview.unit;
  const openCells = (outcome: Outcome | undefined): void => {
    if (outcome && isOutcome(outcome)) go(`/units/${id}/cells?outcome=${outcome}`);
  };
  return (
    <Page
      title={head.title}
      crumbs={head.crumbs}
      facts={head.facts}
      tools={
        <>
          <Go className="btn" href={`/units/${id}/cells`}>
            <Icon name="people" />
            {t('units.allCells')}
          </Go>
          <button type="button" className="btn" onClick={() => window.print()}>
            <Icon name="print" />
            {t('units.print')}
          </button>
        </>
      }
    >
      <Summary overview={overview} chosen={undefined} onChoose={openCells} />
      {overview.own && <OwnCard own={overview.own} sets={sets} />}
      <div className="two">
        <Children unitId={id} period={period} />
        <MoversCard unitId={id} period={period} />
      </div>
      <p className="tiny soft">{t('units.foot')}</p>
    </Page>
  );
}

function Children({ unitId, period }: { unitId: string; period: string }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [typed, type] = useState('');
  const children = useChildren(unitId, period);
  const pages = children.data?.pages ?? [];
  const latest = listed(pages.flatMap(({ items }) => items));
  const { rows, waiting, take } = useSteadyRows(latest, `${unitId} ${period} ${pages.length}`, children.isSuccess);
  const known = new Set([unitId, ...latest.map(({ cellId }) => cellId)]);
  useNews(
    (about) => known.has(about),
    () => refreshUnit(client, unitId),
  );
  const found = named(rows, typed);
  const takeNews = (): void => {
    take();
    refreshMovers(client, unitId);
  };
  return (
    <Card
      title={t('units.children')}
      tools={
        <NewsPill text={waiting.length > 0 ? t('units.newsUnits', { n: waiting.length }) : null} onTake={takeNews} />
      }
    >
      <div className="filters">
        <SearchField value={typed} onSearch={type} label={t('units.searchUnits')} />
      </div>
      {!children.data && children.error && <ErrorState error={children.error} retry={() => void children.refetch()} />}
      {!children.data && !children.error && <Loading blocks={[12]} />}
      {children.data && rows.length === 0 && (
        <EmptyState icon="tree" title={t('units.empty')} why={t('units.emptyWhy')} />
      )}
      {rows.length > 0 && found.length === 0 && (
        <EmptyState icon="search" title={t('units.noMatch')} why={t('units.noMatchWhy')} />
      )}
      {found.length > 0 && <ChildList rows={found} />}
      {children.hasNextPage && (
        <LoadMore
          shown={rows.length}
          busy={children.isFetchingNextPage}
          more={children.hasNextPage}
          onMore={() => void children.fetchNextPage()}
        />
      )}
    </Card>
  );
}
