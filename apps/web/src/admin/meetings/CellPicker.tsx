import { useState } from 'react';
import { ErrorState, Loading, useLanguage } from '../../shared/index.ts';
import { FieldGroup } from '../register/Field.tsx';
import type { Cell } from './month-state.ts';
import type { useCells } from './reads.ts';

/** To whom something goes: all cells below, or those that are named. */
export type Picked = { all: boolean; cellIds: ReadonlySet<string> };
export const everyCell: Picked = { all: true, cellIds: new Set() };

/** The ids of the picked cells, in the order of the list. */
export const pickedOf = (cells: readonly Cell[], { all, cellIds }: Picked): string[] =>
  cells.map(({ cellId }) => cellId).filter((cellId) => all || cellIds.has(cellId));

type Parts = {
  cells: ReturnType<typeof useCells>;
  picked: Picked;
  onPick: (picked: Picked) => void;
  /** Set once the form was sent without anybody picked. */
  asked: boolean;
};

export function CellPicker({ cells, picked, onPick, asked }: Parts) {
  const { t } = useLanguage();
  const [wanted, search] = useState('');
  if (!cells.data)
    return cells.error ? (
      <ErrorState error={cells.error} retry={() => void cells.refetch()} />
    ) : (
      <Loading blocks={[3]} />
    );
  const nobody = pickedOf(cells.data, picked).length === 0;
  const toggle = (cellId: string): void => {
    const cellIds = new Set(picked.cellIds);
    if (!cellIds.delete(cellId)) cellIds.add(cellId);
    onPick({ all: false, cellIds });
  };
  const shown = cells.data.filter(({ name }) => plain(name).includes(plain(wanted)));
  return (
    <FieldGroup label={t('desk.to')} fault={asked && nobody ? t('desk.fault.nobody') : undefined}>
      <div className="choices">
        {[true, false].map((all) => (
          <label key={String(all)} className="choice">
            <input
              type="radio"
              name="desk-to"
              checked={picked.all === all}
              onChange={() => onPick({ ...picked, all })}
            />
            {all ? t('desk.to.all', { n: cells.data.length }) : t('desk.to.some')}
          </label>
        ))}
      </div>
      {!picked.all && (
        <div className="desk-cells">
          {cells.data.length > MOST_AT_A_GLANCE && (
            <label className="small">
              {t('units.search')}
              <input
                className="field"
                type="search"
                autoComplete="off"
                value={wanted}
                onChange={({ target }) => search(target.value)}
              />
            </label>
          )}
          <ul>
            {shown.map(({ cellId, name }) => (
              <li key={cellId}>
                <label>
                  <input type="checkbox" checked={picked.cellIds.has(cellId)} onChange={() => toggle(cellId)} />
                  <span lang="vi">{name}</span>
                </label>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FieldGroup>
  );
}

const MOST_AT_A_GLANCE = 12;

/** Without marks and case, as people type when they search. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
