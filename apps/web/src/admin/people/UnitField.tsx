import { useState } from 'react';
import { useLanguage } from '../../shared/index.ts';
import type { Bound } from '../register/Field.tsx';
import { useFoundUnits, type FoundUnit } from './reads.ts';

/** What is first shown as chosen. */
export type KnownUnit = { id: string; name: string };
type Parts = {
  bound: Bound;
  value: string;
  change: (unitId: string) => void;
  cellsOnly?: boolean;
  known?: KnownUnit | undefined;
};

/** A unit by its name: what is typed is searched for, what is found is chosen by a button of its own. */
export function UnitField({ bound, value, change, cellsOnly = false, known }: Parts) {
  const { t } = useLanguage();
  const [typed, type] = useState('');
  const [chosen, choose] = useState<KnownUnit | undefined>(known);
  const found = useFoundUnits(typed.trim(), cellsOnly);
  const take = (unit: FoundUnit): void => {
    choose({ id: unit.id, name: unit.parent ? `${unit.name}, ${unit.parent.name}` : unit.name });
    change(unit.id);
    type('');
  };
  const units = typed.trim().length > 1 ? (found.data ?? []) : [];
  return (
    <div className="unit-field">
      {value !== '' && (
        <p className="small">
          {t('people.chosen')} <b lang="vi">{chosen?.id === value ? chosen.name : value}</b>
        </p>
      )}
      <input
        {...bound}
        className="field"
        type="search"
        autoComplete="off"
        placeholder={t('people.unit.placeholder')}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <ul className="unit-found">
        {units.slice(0, MOST_FOUND).map((unit) => (
          <li key={unit.id}>
            <button className="btn quiet" type="button" onClick={() => take(unit)}>
              <span lang="vi">{unit.parent ? `${unit.name}, ${unit.parent.name}` : unit.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="tiny soft" role="status">
        {typed.trim().length > 1 && found.data && units.length === 0 ? t('people.unit.none') : ''}
      </p>
    </div>
  );
}

const MOST_FOUND = 8;
