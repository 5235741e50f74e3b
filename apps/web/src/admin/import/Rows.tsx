import { formatNumber, type WordKey } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, ErrorState, Loading, LoadMore, useLanguage } from '../../shared/index.ts';
import { outcomes, type Import, type ImportRow, type Outcome } from './answers.ts';
import { fieldName } from './model.ts';
import { useRows, useSentence } from './reads.ts';

/** Rows of the file by what becomes of them. */
export function Rows({ told, title, first }: { told: Import; title: string; first: Outcome | undefined }) {
  const { t, language } = useLanguage();
  const [outcome, show] = useState<Outcome | undefined>(first);
  const rows = useRows(told.importId, outcome, told.phase);
  const all = Object.values(told.counts).reduce((sum, count) => sum + count, 0);
  const chosen = (one: Outcome | undefined, count: number) => (
    <button key={one ?? 'all'} type="button" aria-pressed={outcome === one} onClick={() => show(one)}>
      {t(`import.outcome.${one ?? 'all'}` satisfies WordKey)}{' '}
      <span className="num">{formatNumber(language, count)}</span>
    </button>
  );
  const items = rows.data?.pages.flatMap((page) => page.items);
  return (
    <Card title={title}>
      <div className="import-filter" role="group" aria-label={title}>
        {chosen(undefined, all)}
        {outcomes.filter((one) => told.counts[one] > 0).map((one) => chosen(one, told.counts[one]))}
      </div>
      {!items ? (
        rows.error ? (
          <ErrorState error={rows.error} retry={() => void rows.refetch()} />
        ) : (
          <Loading blocks={[8]} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon="document" title={t('import.look.none')} />
      ) : (
        <>
          <ul className="import-rows">
            {items.map((row) => (
              <RowLine key={row.n} row={row} sheet={told.sheets[row.sheet]?.name ?? ''} />
            ))}
          </ul>
          <LoadMore
            shown={items.length}
            total={outcome === undefined ? all : told.counts[outcome]}
            busy={rows.isFetchingNextPage}
            more={rows.hasNextPage}
            onMore={() => void rows.fetchNextPage()}
          />
        </>
      )}
    </Card>
  );
}

function RowLine({ row, sheet }: { row: ImportRow; sheet: string }) {
  const { t } = useLanguage();
  const { title, unitName, outcome, changes, problems, likely, kept } = row;
  const shown = (value: string | null) => value ?? t('import.row.nothing');
  return (
    <li data-outcome={outcome}>
      <div>
        <p className="name" lang="vi">
          {title || t('import.row.nothing')}
        </p>
        <p className="small soft" lang="vi">
          {[t('import.row.place', { sheet, cell: row.row }), unitName].filter(Boolean).join(' · ')}
        </p>
        {changes.map(({ field, before, after }) => (
          <p key={field} className="small" lang="vi">
            {t('import.row.change', { field: fieldName(t, field), before: shown(before), after: shown(after) })}
          </p>
        ))}
        {problems.map(({ cell, code, details }) => (
          <Problem
            key={`${cell} ${code}`}
            place={t('import.row.place', { sheet, cell: cell ?? row.row })}
            code={code}
            details={details}
          />
        ))}
        {likely.map(({ memberId, name, cellId }) => (
          <p key={memberId} className="small risk" lang="vi">
            {t('import.row.likely', { name, cell: cellId })}
          </p>
        ))}
        {kept && <Problem place={t('import.row.kept')} code={kept} details={{}} />}
      </div>
      <span className="small">{t(`import.outcome.${outcome}` satisfies WordKey)}</span>
    </li>
  );
}

function Problem({ place, code, details }: { place: string; code: string; details: Record<string, unknown> }) {
  const sentence = useSentence(code, details);
  return (
    <p className="small fail">
      <span lang="vi">{place}</span>: {sentence}
    </p>
  );
}
