import type { Ref } from 'react';
import { useLanguage } from '../../shared/index.ts';
import type { CardRow } from './answers.ts';
import { ListRow, TableRow } from './CardRows.tsx';
import { blocksOf, useNextSteps } from './reads.ts';
import type { Sets } from './row-words.ts';
import { useNarrow } from './use-narrow.ts';
import { everyRow, useWindowRows, type RowWindow } from './window-rows.ts';

/** From here on only rows near the window are in the document. */
const VIRTUAL_FROM = 100;
const ROW_PX = { table: 61, list: 132 };

type Parts = {
  rows: readonly CardRow[];
  total: number;
  sets: Sets;
  period: string;
  withParent?: boolean;
  caption: string;
};

/** True when the rows belong to more than one organisation, so that each has to say to which. */
export const ofSeveral = (rows: readonly CardRow[]): boolean => new Set(rows.map(({ parent }) => parent?.id)).size > 1;

/** Cells with state, reason and next step: a table on a wide screen, a list of the same facts on a narrow one. */
export function CardTable(parts: Parts) {
  return parts.rows.length > VIRTUAL_FROM ? <VirtualRows {...parts} /> : <PlainRows {...parts} />;
}

const PlainRows = (parts: Parts) => <Frame {...parts} {...everyRow(parts.rows.length)} />;

function VirtualRows({ rows, ...rest }: Parts) {
  const narrow = useNarrow();
  const { frame, ...shown } = useWindowRows({
    count: rows.length,
    keyOf: (index) => rows[index]!.cellId,
    rowPx: narrow ? ROW_PX.list : ROW_PX.table,
  });
  return (
    <div ref={frame}>
      <Frame {...rest} {...shown} rows={rows} />
    </div>
  );
}

function Frame({
  rows,
  total,
  sets,
  period,
  withParent = false,
  caption,
  from,
  to,
  before,
  after,
  measure,
}: Parts & RowWindow) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const steps = useNextSteps(blocksOf(rows, from, to), period);
  const withSupervisor = rows.some(({ supervisor }) => supervisor !== null);
  const Row = narrow ? ListRow : TableRow;
  const shown = rows
    .slice(from, to)
    .map((row, at) => (
      <Row
        key={row.cellId}
        row={row}
        step={steps.get(row.cellId)}
        sets={sets}
        period={period}
        withParent={withParent}
        withSupervisor={withSupervisor}
        measure={measure as Ref<HTMLElement>}
        index={measure && from + at}
      />
    ));
  if (narrow)
    return (
      <ul className="card-list" aria-label={caption}>
        {before > 0 && <li className="spacer" aria-hidden="true" style={{ blockSize: before }} />}
        {shown}
        {after > 0 && <li className="spacer" aria-hidden="true" style={{ blockSize: after }} />}
      </ul>
    );
  const final = rows.some((row) => row.total !== null);
  const columns = 5 + Number(withParent) + Number(withSupervisor);
  return (
    <div className="scroll">
      <table className="worst" aria-rowcount={measure ? total + 1 : undefined}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr aria-rowindex={measure && 1}>
            <th scope="col">{t('units.col.cell')}</th>
            {withParent && <th scope="col">{t('units.col.parent')}</th>}
            <th scope="col">{t('units.col.state')}</th>
            <th scope="col" className="num">
              {final ? t('units.col.total') : t('units.col.pace')}
            </th>
            <th scope="col">{t('units.col.why')}</th>
            <th scope="col">{t('units.col.next')}</th>
            {withSupervisor && <th scope="col">{t('units.col.supervisor')}</th>}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer columns={columns} height={before} />}
          {shown}
          {after > 0 && <Spacer columns={columns} height={after} />}
        </tbody>
      </table>
    </div>
  );
}

const Spacer = ({ columns, height }: { columns: number; height: number }) => (
  <tr className="spacer" aria-hidden="true">
    <td colSpan={columns} style={{ blockSize: height }} />
  </tr>
);
