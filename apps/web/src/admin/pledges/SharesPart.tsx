import { formatPercent, formatRatio } from '@bontot/i18n';
import type { PledgeCounts, ShareRow } from '@bontot/pledge-core';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  SegmentedControl,
  useLanguage,
  usePlace,
  useSearchChange,
} from '../../shared/index.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { CellDialog } from './CellDialog.tsx';
import { ORDERS, useShares, type Order } from './reads.ts';
import { doneOf, FILTERS, kept, type Filter } from './shares.ts';
import type { PartOf } from './part.ts';

/** Counts by cell, the worst first: numbers alone, no names and no texts (domain handbook 4). */
export function SharesPart({ unit, year }: PartOf) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const by = ORDERS.find((each) => each === search['by']) ?? 'registered';
  const filter = FILTERS.find((each) => each === search['show']) ?? 'all';
  const shares = useShares(unit.id, year, by);
  if (!shares.data)
    return shares.error ? (
      <ErrorState error={shares.error} retry={() => void shares.refetch()} />
    ) : (
      <Loading blocks={[3, 12]} />
    );
  const total = shares.data.pages[0]?.total;
  const rows = shares.data.pages.flatMap(({ items }) => items);
  const shown = kept(rows, filter);
  const chosen = rows.find(({ unitId }) => unitId === search['cellId']);
  if (rows.length === 0)
    return (
      <Card title={t('pledges.shares')}>
        <EmptyState icon="people" title={t('pledges.empty')} why={t('pledges.empty.why', { year: String(year) })} />
      </Card>
    );
  return (
    <>
      {total && <Total counts={total} />}
      <Card title={t('pledges.shares')}>
        <div className="filters first">
          <SegmentedControl
            label={t('pledges.by')}
            value={by}
            options={ORDERS.map((value) => ({ value, label: t(`pledges.by.${value}`) }))}
            onChange={(value: Order) => change({ by: value === 'registered' ? undefined : value })}
          />
          <SegmentedControl
            label={t('pledges.show')}
            value={filter}
            options={FILTERS.map((value) => ({ value, label: t(`pledges.show.${value}`) }))}
            onChange={(value: Filter) => change({ show: value === 'all' ? undefined : value })}
          />
        </div>
        {shown.length === 0 ? (
          <EmptyState icon="good" title={t('pledges.show.none')} />
        ) : (
          <Rows rows={shown} by={by} onOpen={(cellId) => change({ cellId })} />
        )}
        <LoadMore
          shown={rows.length}
          busy={shares.isFetchingNextPage}
          more={shares.hasNextPage}
          onMore={() => void shares.fetchNextPage()}
        />
      </Card>
      {chosen && <CellDialog row={chosen} unit={unit} year={year} onClose={() => change({ cellId: undefined })} />}
    </>
  );
}

function Total({ counts }: { counts: PledgeCounts }) {
  const { t, language } = useLanguage();
  return (
    <section className="card pledge-total" aria-label={t('pledges.total')}>
      {ORDERS.map((order) => (
        <div key={order}>
          <span className="small soft">{t(`pledges.by.${order}`)}</span>
          <b className="fig-num">{formatRatio(language, doneOf(counts, order), counts.obliged)}</b>
        </div>
      ))}
      <div>
        <span className="small soft">{t('pledges.overdue')}</span>
        <b className={counts.overdue > 0 ? 'fig-num risk' : 'fig-num'}>{counts.overdue}</b>
      </div>
      <div>
        <span className="small soft">{t('pledges.same')}</span>
        <b className="fig-num">{counts.same}</b>
      </div>
    </section>
  );
}

type RowsParts = { rows: readonly ShareRow[]; by: Order; onOpen: (cellId: string) => void };

/** A table on a wide screen, a list of the same facts on a narrow one. */
function Rows({ rows, by, onOpen }: RowsParts) {
  const narrow = useNarrow();
  const { t, language } = useLanguage();
  if (narrow)
    return (
      <ul className="meet-list" aria-label={t('pledges.shares')}>
        {rows.map((row) => (
          <li key={row.unitId}>
            <div className="meet-what">
              <CellButton row={row} onOpen={onOpen} />
              <ShareBar row={row} />
              <p className="small">
                {ORDERS.map((order) => (
                  <span key={order} className="pledge-part">
                    {t(`pledges.by.${order}`)} {formatRatio(language, doneOf(row, order), row.obliged)}
                  </span>
                ))}
              </p>
              <Signs row={row} />
            </div>
          </li>
        ))}
      </ul>
    );
  return (
    <div className="scroll">
      <table className="worst">
        <caption className="sr">{t('pledges.shares')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pledges.col.cell')}</th>
            <th scope="col">{t('pledges.col.share')}</th>
            {ORDERS.map((order) => (
              <th key={order} scope="col" className="num" aria-sort={order === by ? 'ascending' : undefined}>
                {t(`pledges.by.${order}`)}
              </th>
            ))}
            <th scope="col">{t('pledges.col.signs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">
                <CellButton row={row} onOpen={onOpen} />
              </th>
              <td className="strip-cell">
                <ShareBar row={row} />
              </td>
              {ORDERS.map((order) => (
                <td key={order} className="num">
                  {formatRatio(language, doneOf(row, order), row.obliged)}
                </td>
              ))}
              <td>
                <Signs row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellButton({ row: { unitId, unitName }, onOpen }: { row: ShareRow } & Pick<RowsParts, 'onOpen'>) {
  return (
    <button className="pledge-cell" type="button" lang="vi" data-row onClick={() => onOpen(unitId)}>
      {unitName}
    </button>
  );
}

/** The share in figures and as a bar; the bar is hidden from screen readers, the figures say it. */
function ShareBar({ row: { share } }: { row: ShareRow }) {
  const { t, language } = useLanguage();
  if (share.whole === 0) return <span className="small soft">{t('pledges.nobody')}</span>;
  return (
    <span className="pledge-share">
      <span className="bar thin" aria-hidden="true">
        <i className="p-good" style={{ width: `${(share.part / share.whole) * 100}%` }} />
        <i className="p-lost" style={{ width: `${(1 - share.part / share.whole) * 100}%` }} />
      </span>
      <b>{formatPercent(language, share.part, share.whole)}</b>
    </span>
  );
}

function Signs({ row: { overdue, same } }: { row: ShareRow }) {
  const { t } = useLanguage();
  return (
    <span className="row wrap pledge-chips">
      {overdue > 0 && (
        <span className="chip risk">
          <Icon name="risk" />
          {t('pledges.sign.overdue', { n: overdue })}
        </span>
      )}
      {same > 0 && (
        <span className="chip na">
          <Icon name="na" />
          {t('pledges.sign.same', { n: same })}
        </span>
      )}
    </span>
  );
}
