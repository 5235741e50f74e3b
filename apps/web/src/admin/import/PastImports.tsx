import { formatDateTime } from '@bontot/i18n';
import { Card, EmptyState, ErrorState, Go, Loading, LoadMore, useLanguage } from '../../shared/index.ts';
import { PhaseChip } from './PhaseChip.tsx';
import { useImports } from './reads.ts';

/** What was imported before, the latest first; each leads to what became of it. */
export function PastImports() {
  const { t, language } = useLanguage();
  const past = useImports();
  const items = past.data?.pages.flatMap((page) => page.items);
  return (
    <Card title={t('import.past')}>
      {!items ? (
        past.error ? (
          <ErrorState error={past.error} retry={() => void past.refetch()} />
        ) : (
          <Loading blocks={[6]} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon="document" title={t('import.past.none')} why={t('import.past.none.why')} />
      ) : (
        <>
          <ul className="import-list">
            {items.map(({ importId, name, unitName, begunAt, phase }) => (
              <li key={importId}>
                <div>
                  <Go href={`/import/${importId}`} className="name">
                    {name}
                  </Go>
                  <p className="small soft">
                    <span lang="vi">{unitName}</span> · {formatDateTime(language, begunAt)}
                  </p>
                </div>
                <PhaseChip phase={phase} />
              </li>
            ))}
          </ul>
          <LoadMore
            shown={items.length}
            busy={past.isFetchingNextPage}
            more={past.hasNextPage}
            onMore={() => void past.fetchNextPage()}
          />
        </>
      )}
    </Card>
  );
}
