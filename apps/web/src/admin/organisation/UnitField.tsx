import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { api, useLanguage } from '../../shared/index.ts';
import type { FoundUnit } from '../commune/answers.ts';
import { Field } from '../register/Field.tsx';

const TYPING_MS = 250;

type Parts = {
  label: string;
  hint?: string;
  value: string;
  fault: string | undefined;
  onChange: (unitId: string) => void;
  /** Units that the plan itself founds, offered beside those that are found by name. */
  founded?: readonly { unitId: string; name: string }[];
};

/** A unit by its id; typing a name offers the units that are called so. */
export function UnitField({ label, hint, value, fault, onChange, founded = [] }: Parts) {
  const { t } = useLanguage();
  const list = useId();
  const found = useFound(value);
  const offered = [
    ...founded.map(({ unitId: id, name }) => ({ id, name })),
    ...found.filter(({ id }) => !founded.some(({ unitId }) => unitId === id)),
  ].filter(({ id }) => id !== '');
  const chosen = offered.find(({ id }) => id === value);
  return (
    <Field
      label={label}
      hint={chosen ? <span lang="vi">{chosen.name}</span> : (hint ?? t('organisation.unit.hint'))}
      fault={fault}
    >
      {(bound) => (
        <>
          <input
            {...bound}
            className="field"
            list={list}
            autoComplete="off"
            maxLength={200}
            value={value}
            onChange={({ target }) => onChange(target.value.trimStart())}
          />
          <datalist id={list}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** What was last found stays offered after one of it was chosen, so that its name can be said. */
function useFound(typed: string): FoundUnit[] {
  const [asked, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ['search', asked],
    enabled: asked.length > 1,
    queryFn: ({ signal }) =>
      api.get<{ items: FoundUnit[] }>('/api/v1/dashboards/search', { query: { q: asked }, signal }),
    retry: false,
    placeholderData: (before) => before,
  });
  return data?.items ?? [];
}
