import type { Level } from '@bontot/contracts';
import { levelName } from '@bontot/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { api } from '../../shared/api.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { ErrorState } from '../../shared/components/ErrorState.tsx';
import { useLanguage } from '../../shared/language.ts';
import { useGo } from '../../shared/place.ts';

type Found = { id: string; name: string; level: Level; parent?: { name: string } | null };

/** The page of a unit: cells have their own, everything above an overview. */
export const pageOfUnit = ({ id, level }: { id: string; level: string }): string =>
  level === 'cell' ? `/cells/${id}` : `/units/${id}`;

/** Units by name; the service ignores marks and case («luc hon» finds Lục Hồn) and stays within the caller's reach. */
export function Search({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { language, t } = useLanguage();
  const go = useGo();
  const list = useId();
  const [typed, type] = useState('');
  const [marked, mark] = useState(0);
  const q = useDeferredValue(typed.trim());
  const { data, error, refetch } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/api/v1/dashboards/search', { query: { q }, signal }),
    enabled: open && q.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = q === '' ? [] : (data?.items ?? []);
  const choose = (unit: Found) => {
    onClose();
    go(pageOfUnit(unit));
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      mark(Math.max(0, Math.min(found.length - 1, marked + step)));
    }
    const chosen = found[marked];
    if (event.key === 'Enter' && chosen) choose(chosen);
  };
  return (
    <Dialog title={t('shell.search.title')} open={open} onClose={onClose}>
      <input
        className="field"
        type="search"
        role="combobox"
        aria-label={t('shell.search.label')}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[marked] ? `${list}-${marked}` : undefined}
        autoComplete="off"
        data-autofocus
        placeholder={t('shell.search.placeholder')}
        value={typed}
        onChange={(event) => {
          type(event.target.value);
          mark(0);
        }}
        onKeyDown={move}
      />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <ul id={list} role="listbox" aria-label={t('shell.search.found')} className="found">
          {found.map((unit, index) => (
            <li
              key={unit.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === marked}
              onClick={() => choose(unit)}
            >
              <b lang="vi">{unit.name}</b>
              <span className="small soft">
                {levelName(language, unit.level)}
                {unit.parent && <span lang="vi"> · {unit.parent.name}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft" role="status">
        {q !== '' && data && found.length === 0 ? t('shell.search.none') : t('shell.search.hint')}
      </p>
    </Dialog>
  );
}
