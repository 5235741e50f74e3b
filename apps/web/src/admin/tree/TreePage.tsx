import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { levelName } from '@bontot/i18n';
import { api, Card, EmptyState, ErrorState, Go, Loading, Page, useLanguage, useSession } from '../../shared/index.ts';
import type { FoundUnit } from '../commune/answers.ts';
import { usePeriod } from '../commune/period.ts';
import { useOverview } from '../commune/reads.ts';
import { SearchField } from '../commune/SearchField.tsx';
import { pageOf } from '../province/child-rows.ts';
import { rootOf } from './root.ts';
import { Tree } from './Tree.tsx';
import '../commune/overview.css';
import './tree.css';

/** `/tree`: the organisation below the highest post held, opened level by level, or found by name. */
export default function TreePage() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const [typed, type] = useState('');
  const root = rootOf(posts);
  return (
    <Page title={t('units.tree')} facts={t('units.tree.about')}>
      {root === undefined ? (
        <EmptyState icon="tree" title={t('units.tree.noRoot')} why={t('units.tree.noRootWhy')} />
      ) : (
        <Card title={t('units.tree')} quietTitle>
          <div className="filters first">
            <SearchField value={typed} onSearch={type} label={t('units.searchUnits')} />
          </div>
          {typed === '' ? <Root unitId={root} /> : <Found q={typed} />}
        </Card>
      )}
    </Page>
  );
}

function Root({ unitId }: { unitId: string }) {
  const period = usePeriod();
  const { data, error, refetch } = useOverview(unitId, period);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[10]} />;
  const { unit, cells, counts, own } = data;
  return <Tree root={{ unit, cells, counts, worst: null, own }} period={period} />;
}

function Found({ q }: { q: string }) {
  const { t, language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<{ items: FoundUnit[] }>('/api/v1/dashboards/search', { query: { q }, signal }),
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[6]} />;
  return (
    <>
      <p className="list-foot small soft" role="status">
        {data.items.length > 0 ? t('units.tree.found', { n: data.items.length }) : t('units.tree.notFound')}
      </p>
      <ul className="card-list">
        {data.items.map((unit) => (
          <li key={unit.id}>
            <Go href={pageOf(unit)} data-row lang="vi" className="name">
              {unit.name}
            </Go>
            <span className="small soft">{levelName(language, unit.level)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
