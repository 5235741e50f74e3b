import type { CriteriaSet } from '@bontot/scoring-core';
import { memo, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Card, Go, Icon, lookOfOutcome, SegmentedControl, useGo, useLanguage } from '../../shared/index.ts';
import type { CardRow } from '../commune/answers.ts';
import { shortFigureOf, type Sets } from '../commune/row-words.ts';
import { setKey } from '../commune/reads.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { bySet, columnsOf, heatRows, type HeatColumn, type HeatRow, type HeatSet } from './heat-model.ts';
import { HeatHead } from './HeatHead.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import { useHeatWords, type HeatWords } from './heat-words.ts';
import { placeAfter, placeWithin, type Place } from './moves.ts';
import './heatmap.css';

type View = 'map' | 'table';
type Parts = { rows: readonly CardRow[]; total: number; sets: Sets; more?: ReactNode };

/** Cells by criteria and indicators: one table per criteria set, for columns of two sets mean two things. */
export function Heatmap({ rows, total, sets, more }: Parts) {
  const { t } = useLanguage();
  const [view, setView] = useState<View>('map');
  const groups = bySet(rows);
  if (groups.length === 0 || !sets) return null;
  const options = [
    { value: 'map' as const, label: t('units.heat.map') },
    { value: 'table' as const, label: t('units.heat.table') },
  ];
  return (
    <Card
      title={t('units.heat', { n: total })}
      className="heat-card"
      tools={<SegmentedControl label={t('units.heat.view')} value={view} options={options} onChange={setView} />}
    >
      {groups.map(({ set, rows: own }) => {
        const known = sets.get(setKey(set));
        return (
          known && (
            <HeatTable
              key={setKey(set)}
              set={known}
              named={groups.length > 1}
              rows={own}
              view={view}
              onSwitch={() => setView(view === 'map' ? 'table' : 'map')}
            />
          )
        );
      })}
      {more}
      <HeatLegend items={groups.some(({ set }) => sets.get(setKey(set))?.scheme === 'pass_fail')} />
    </Card>
  );
}

type TableParts = { set: CriteriaSet; named: boolean; rows: readonly CardRow[]; view: View; onSwitch: () => void };

/** Before the first cell of a criterion stand the name and the pace of the row. */
const FIXED = 2;

function HeatTable({ set, named, rows, view, onSwitch }: TableParts) {
  const { t, language } = useLanguage();
  const go = useGo();
  const narrow = useNarrow();
  const words = useHeatWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const [wanted, setPlace] = useState<Place>({ row: 0, column: 0 });
  const model: HeatSet = useMemo(() => modelOf(set, language), [set, language]);
  const columns = useMemo(() => columnsOf(model).filter(({ whole }) => whole || !narrow), [model, narrow]);
  const all = useMemo(() => columnsOf(model), [model]);
  const cells = useMemo(() => shown(heatRows(rows, all), all, columns), [rows, all, columns]);
  const size = { rows: cells.length, columns: columns.length + FIXED };
  const place = placeWithin(wanted, size);

  const focus = (next: Place): void => {
    setPlace(next);
    body.current?.rows[next.row]?.cells[next.column]?.focus();
  };
  const open = (at: Place): void => {
    const row = cells[at.row];
    const column = columns[at.column - FIXED];
    if (row) go(`/cells/${row.card.cellId}${column && !column.whole ? `#${column.id}` : ''}`);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const inGrid = view === 'map' && event.target !== event.currentTarget;
    const next = inGrid ? placeAfter(event, place, size) : undefined;
    const isSwitch = event.key.toLowerCase() === 'b';
    if (!next && !isSwitch && !(inGrid && event.key === 'Enter')) return;
    event.preventDefault();
    if (next) focus(next);
    else if (!isSwitch) open(place);
    else {
      // The figures have no cell to stand on: the focus waits on the region around them.
      region.current?.focus();
      onSwitch();
    }
  };
  const click = (event: MouseEvent): void => {
    const cell = (event.target as Element).closest('td,th') as HTMLTableCellElement | null;
    const row = cell?.parentElement as HTMLTableRowElement | null;
    if (!cell || !row || (event.target as Element).closest('a')) return;
    open({ row: row.sectionRowIndex, column: cell.cellIndex });
  };
  const indicators = all.filter(({ whole }) => !whole).length;
  return (
    <div
      className="scroll heat-scroll"
      tabIndex={narrow ? -1 : 0}
      ref={region}
      onKeyDown={press}
      role="region"
      aria-label={t('units.heat.scroll')}
    >
      {named && (
        <p className="note small soft">
          {t('units.heat.set', { id: set.name?.[language] ?? set.id, version: set.version })}
        </p>
      )}
      <table className={`heat ${view} ${narrow ? 'short' : 'full'}`} role={view === 'map' ? 'grid' : undefined}>
        <caption className="sr">
          {t('units.heat.caption', { rows: cells.length, criteria: model.criteria.length, indicators })}
          {view === 'map' && `. ${t('units.heat.keys')}`}
        </caption>
        <HeatHead set={model} narrow={narrow} final={rows.some(({ total }) => total !== null)} />
        <tbody ref={body} onClick={click}>
          {cells.map((row, index) => (
            <Row
              key={row.card.cellId}
              row={row}
              columns={columns}
              words={words}
              view={view}
              active={view === 'map' && place.row === index ? place.column : -1}
              parted={index > 0 && lookOf(row) === 'good' && lookOf(cells[index - 1]!) !== 'good'}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const lookOf = ({ card }: HeatRow): string => lookOfOutcome[card.outcome].look;

type RowParts = {
  row: HeatRow;
  columns: readonly HeatColumn[];
  words: HeatWords;
  view: View;
  /** The column that the keyboard stands on, in this row; -1 for none. */
  active: number;
  /** Above it stand those that need attention. */
  parted: boolean;
};

const Row = memo(function Row({ row: { card, cells }, columns, words, view, active, parted }: RowParts) {
  const { t, language } = useLanguage();
  const map = view === 'map';
  const stop = (column: number) => (map ? { tabIndex: active === column ? 0 : -1 } : {});
  const { look, icon } = lookOfOutcome[card.outcome];
  return (
    <tr className={parted ? 'parted' : undefined}>
      <th scope="row" {...stop(0)}>
        <span className="rn">
          <Icon name={icon} className={look} />
          <span className="sr">{t(`outcome.${card.outcome}`)}: </span>
          <Go href={`/cells/${card.cellId}`} tabIndex={map ? -1 : undefined} lang="vi">
            {card.name}
          </Go>
        </span>
      </th>
      <td className="num pp" {...stop(1)}>
        {shortFigureOf(language, card)}
      </td>
      {cells.map((cell, at) => {
        const { id, whole } = columns[at]!;
        const { text, said, look: heat } = words.of(cell);
        return (
          <td key={id} className={`h ${map ? heat : ''} ${whole ? 'hc' : ''}`} {...stop(at + FIXED)}>
            <span aria-hidden="true">
              {!map && cell.kind === 'share' ? t('units.heat.percent', { share: cell.share }) : text}
            </span>
            {!map && cell.failing && <Icon name="fail" className="fail" />}
            <span className="sr">{said}</span>
          </td>
        );
      })}
    </tr>
  );
});

/** Only the columns on screen, in their order. */
const shown = (rows: HeatRow[], all: readonly HeatColumn[], columns: readonly HeatColumn[]): HeatRow[] => {
  const at = columns.map((column) => all.findIndex(({ id, whole }) => id === column.id && whole === column.whole));
  return rows.map(({ card, cells }) => ({ card, cells: at.map((index) => cells[index]!) }));
};

const modelOf = ({ criteria }: CriteriaSet, language: 'vi' | 'en' | 'ru'): HeatSet => ({
  criteria: criteria.map(({ id, name, indicators }) => ({
    id,
    name: name[language],
    indicators: indicators.map((indicator) => ({ id: indicator.id, name: indicator.name[language] })),
  })),
});
