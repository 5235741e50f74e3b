import { memo, type Ref } from 'react';
import { Go, StatusChip, useLanguage } from '../../shared/index.ts';
import type { CardRow, NextStep } from './answers.ts';
import { wordsOf, type Sets } from './row-words.ts';
import { Tinted } from './Tinted.tsx';

export type RowParts = {
  row: CardRow;
  step: NextStep | undefined;
  sets: Sets;
  period: string;
  /** True where rows of several organisations stand in one list. */
  withParent: boolean;
  /** True where the directory names a supervisor of at least one row. */
  withSupervisor: boolean;
  /** Measures a virtual row; its props stay the same while somebody scrolls, so that it is not drawn again. */
  measure?: Ref<HTMLElement> | undefined;
  /** Which row it is among all. */
  index?: number | undefined;
};

/** One cell in the table of a wide screen. */
export const TableRow = memo(function TableRow({
  row,
  step,
  sets,
  period,
  withParent,
  withSupervisor,
  measure,
  index,
}: RowParts) {
  const words = wordsOf(useLanguage(), row, step, sets, period);
  return (
    <tr
      ref={measure as Ref<HTMLTableRowElement>}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
    >
      <th scope="row">
        <Go href={`/cells/${row.cellId}`} data-row lang="vi">
          {row.name}
        </Go>
        {words.since && <span className="when">{words.since}</span>}
      </th>
      {withParent && (
        <td className="soft" lang="vi">
          {row.parent?.name}
        </td>
      )}
      <td>
        <Tinted of={row.outcome}>
          <StatusChip outcome={row.outcome} />
        </Tinted>
      </td>
      <td className="num">
        <Tinted of={words.figure}>{words.figure}</Tinted>
      </td>
      <td>
        <Tinted of={words.why}>{words.why}</Tinted>
      </td>
      <td className="soft">
        {words.step} <b className="nb">{words.gain}</b>
      </td>
      {withSupervisor && (
        <td className="soft" lang="vi">
          {row.supervisor}
        </td>
      )}
    </tr>
  );
});

/** The same facts as an item of a list, where a table would not fit. */
export const ListRow = memo(function ListRow({ row, step, sets, period, withParent, measure, index }: RowParts) {
  const { t, language } = useLanguage();
  const words = wordsOf({ t, language }, row, step, sets, period);
  return (
    <li ref={measure as Ref<HTMLLIElement>} data-index={index}>
      <Go href={`/cells/${row.cellId}`} data-row lang="vi" className="name">
        {row.name}
      </Go>
      <Tinted of={row.outcome}>
        <StatusChip outcome={row.outcome} />
      </Tinted>
      <p className="small soft wide">
        {words.since && <span>{words.since}</span>}
        <span>
          {row.total !== null ? t('units.col.total') : t('units.col.pace')}{' '}
          <Tinted of={words.figure}>{words.figure}</Tinted>
        </span>
        {withParent && row.parent && <span lang="vi">{row.parent.name}</span>}
      </p>
      {words.why && <p className="small wide">{words.why}</p>}
      {words.step && (
        <p className="small soft wide step">
          {words.step} <b className="nb">{words.gain}</b>
        </p>
      )}
    </li>
  );
});
