import { useQueries } from '@tanstack/react-query';
import {
  api,
  Card,
  EmptyState,
  ErrorState,
  Loading,
  NewsPill,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
  isOutcome,
} from '../../shared/index.ts';
import { Heatmap } from '../heatmap/Heatmap.tsx';
import type { CardPage, CardRow, Counts, Outcome } from './answers.ts';
import { CardTable } from './CardTable.tsx';
import { Decisions } from './Decisions.tsx';
import { CountChips, Strip } from './Distribution.tsx';
import { worstRank } from './distribution.ts';
import { usePeriod } from './period.ts';
import { useSets } from './reads.ts';
import { useSteadyRows } from './steady.ts';
import { useNews } from './use-news.ts';
import './overview.css';

/** `/assigned`: the cells that a supervisor follows, as one list; each is asked for by its own id, for only those are theirs. */
export default function AssignedPage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const period = usePeriod();
  const cells = [...new Set(posts.filter(({ role }) => role === 'supervisor').map(({ unitId }) => unitId))];
  return (
    <Page title={t('units.assigned')} facts={t('units.assignedFacts', { n: cells.length })}>
      {cells.length === 0 ? (
        <EmptyState icon="people" title={t('units.assignedEmpty')} why={t('units.assignedEmptyWhy')} />
      ) : (
        <Assigned cells={cells} period={period} />
      )}
    </Page>
  );
}

function Assigned({ cells, period }: { cells: readonly string[]; period: string }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const sets = useSets().data;
  const asked = useQueries({
    queries: cells.map((cellId) => ({
      queryKey: ['dashboards', cellId, 'cells', period, 'own'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<CardPage>(`/api/v1/dashboards/${encodeURIComponent(cellId)}/cells`, { query: { period }, signal }),
    })),
  });
  const ready = asked.every(({ data }) => data !== undefined);
  const failed = asked.find(({ error, data }) => error && !data);
  const latest = asked.flatMap(({ data }) => data?.items ?? []).sort(worstFirst);
  const { rows, waiting, take } = useSteadyRows(latest, `${cells.join()} ${period}`, ready);
  const again = (): void => asked.forEach((each) => void each.refetch());
  useNews((about) => cells.includes(about), again);
  if (!ready) return failed ? <ErrorState error={failed.error} retry={again} /> : <Loading blocks={[4, 12]} />;
  const counts = countsOf(latest);
  const chosen = isOutcome(search.outcome ?? '') ? (search.outcome as Outcome) : undefined;
  const choose = (outcome: Outcome | undefined) => change({ outcome });
  const shown = chosen ? rows.filter(({ outcome }) => outcome === chosen) : rows;
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
          withParent
          caption={t('units.assigned')}
        />
      </Card>
      <Heatmap rows={rows} total={rows.length} sets={sets} />
    </>
  );
}

const countsOf = (rows: readonly CardRow[]): Counts => {
  const counts: Counts = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

const worstFirst = (a: CardRow, b: CardRow): number =>
  worstRank(a.outcome) - worstRank(b.outcome) || (a.pace ?? 101) - (b.pace ?? 101) || (a.cellId < b.cellId ? -1 : 1);
