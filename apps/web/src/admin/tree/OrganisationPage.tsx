import { formatDate, levelName } from '@bontot/i18n';
import { isLocalDate } from '@bontot/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  api,
  Card,
  EmptyState,
  ErrorState,
  Go,
  Icon,
  Loading,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import type { FoundUnit } from '../commune/answers.ts';
import { usePeriod } from '../commune/period.ts';
import { useOverview } from '../commune/reads.ts';
import { SearchField } from '../commune/SearchField.tsx';
import { pageOf } from '../province/child-rows.ts';
import { DayTree } from './DayTree.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { NowTree } from './NowTree.tsx';
import { rootOf } from './root.ts';
import '../commune/overview.css';
import './tree.css';

/** `/organisation`: the organisation below the highest post held, as it is with its cells' states, or as it was on a day. */
export default function OrganisationPage() {
  const { t, language } = useLanguage();
  const { posts, may } = useSession();
  const { search } = usePlace();
  const change = useSearchChange();
  const [typed, type] = useState('');
  const [asked, ask] = useState<string | null>(null);
  const root = rootOf(posts);
  const on = isLocalDate(search['on']) ? search['on'] : undefined;
  return (
    <Page
      title={t('shell.title.tree')}
      past={on !== undefined}
      facts={on === undefined ? t('units.tree.about') : t('organisation.day.as', { day: formatDate(language, on) })}
      tools={
        may('units.manage') && (
          <Go href="/organisation/plans" className="btn">
            <Icon name="task" />
            {t('organisation.plans')}
          </Go>
        )
      }
    >
      {root === undefined ? (
        <EmptyState icon="tree" title={t('units.tree.noRoot')} why={t('units.tree.noRootWhy')} />
      ) : (
        <Card title={t('units.tree')} quietTitle>
          <div className="filters first">
            <SearchField value={typed} onSearch={type} label={t('units.searchUnits')} />
            <label>
              {t('organisation.day')}
              <input
                type="date"
                className="field"
                value={on ?? ''}
                onChange={({ target }) => change({ on: target.value || undefined })}
              />
            </label>
            {on !== undefined && (
              <button className="btn" type="button" onClick={() => change({ on: undefined })}>
                {t('organisation.now')}
              </button>
            )}
          </div>
          {on !== undefined ? (
            <DayTree on={on} typed={typed} onHistory={ask} />
          ) : typed === '' ? (
            <Now unitId={root} onHistory={ask} />
          ) : (
            <Found q={typed} />
          )}
        </Card>
      )}
      <HistoryDialog unitId={asked} onOther={ask} onClose={() => ask(null)} />
    </Page>
  );
}

function Now({ unitId, onHistory }: { unitId: string; onHistory: (unitId: string) => void }) {
  const period = usePeriod();
  const { data, error, refetch } = useOverview(unitId, period);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[10]} />;
  const { unit, cells, counts, own } = data;
  return <NowTree root={{ unit, cells, counts, worst: null, own }} period={period} onHistory={onHistory} />;
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
