import { useEffect, useState } from 'react';
import { useLanguage } from '../../shared/index.ts';

const TYPING_MS = 250;

/** What is typed is searched for a moment after the last letter. */
export function SearchField({
  value,
  onSearch,
  label,
}: {
  value: string;
  onSearch: (q: string) => void;
  label?: string;
}) {
  const { t } = useLanguage();
  const [typed, type] = useState(value);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <label>
      {label ?? t('units.search')}
      <input type="search" autoComplete="off" value={typed} onChange={(event) => type(event.target.value)} />
    </label>
  );
}
