import type { Unit } from '@bontot/contracts';
import { isUnitId } from '@bontot/kernel';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, Icon, useLanguage, type Paged } from '../../shared/index.ts';
import { blankUnit, type DraftStep, type DraftUnit } from './draft.ts';
import { FoundedFields, type FaultOf, type Founded } from './FoundedFields.tsx';

type Parts = {
  step: DraftStep;
  founded: Founded;
  faultOf: FaultOf;
  onChange: (step: DraftStep) => void;
};

/** The parts of a split, and to which of them each person and unit goes. */
export function SplitFields({ step, founded, faultOf, onChange }: Parts) {
  const { t } = useLanguage();
  const put = (into: DraftUnit[]): void => onChange({ ...step, into });
  return (
    <>
      {step.into.map((part, index) => (
        <fieldset key={part.key} className="founded">
          <legend>{t('organisation.field.part', { n: index + 1 })}</legend>
          <FoundedFields
            of={part}
            founded={founded}
            faultOf={(field) => faultOf(`into.${part.key}.${field}`)}
            onChange={(patch) => put(step.into.with(index, { ...part, ...patch }))}
          />
          <label className="choice">
            <input
              type="radio"
              name={`rest-${step.key}`}
              checked={part.rest}
              onChange={() => put(step.into.map((each) => ({ ...each, rest: each.key === part.key })))}
            />
            {t('organisation.field.rest')}
          </label>
          {step.into.length > 2 && (
            <button
              className="btn quiet"
              type="button"
              onClick={() => put(step.into.filter(({ key }) => key !== part.key))}
            >
              <Icon name="close" />
              {t('organisation.remove.part', { n: index + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <button className="btn quiet" type="button" onClick={() => put([...step.into, blankUnit()])}>
        <Icon name="plus" />
        {t('organisation.add.part')}
      </button>
      <Distribution step={step} onChange={onChange} />
    </>
  );
}

type Goer = { id: string; name: string };

/** Who and what is in the unit today, each with the part it goes to; whoever is not sent anywhere takes the rest's way. */
function Distribution({ step, onChange }: Pick<Parts, 'step' | 'onChange'>) {
  const { t } = useLanguage();
  const { data } = useInside(step.unitId);
  const members = data?.members ?? [];
  const units = data?.units ?? [];
  // What is sent names those who are there; the lists are the step's own, since the ids say nothing of their kind.
  useEffect(() => {
    if (data) onChange({ ...step, members: members.map(({ id }) => id), units: units.map(({ id }) => id) });
  }, [data]);
  if (members.length + units.length === 0) return null;
  const rest = step.into.findIndex((part) => part.rest);
  const goes = (goer: Goer) => (
    <li key={goer.id} className="goes">
      <label>
        <span lang="vi">{goer.name}</span>
        <select
          className="field"
          value={step.goes[goer.id] ?? ''}
          onChange={({ target }) => onChange({ ...step, goes: goesTo(step.goes, goer.id, target.value) })}
        >
          <option value="">{rest < 0 ? t('ask.choose') : t('organisation.goes.rest', { n: rest + 1 })}</option>
          {step.into.map((part, index) => (
            <option key={part.key} value={part.key}>
              {t('organisation.goes.part', { n: index + 1, name: part.name || part.unitId })}
            </option>
          ))}
        </select>
      </label>
    </li>
  );
  return (
    <fieldset className="founded">
      <legend>{t('organisation.goes', { units: units.length, members: members.length })}</legend>
      <ul className="going">
        {units.map(goes)}
        {members.map(goes)}
      </ul>
    </fieldset>
  );
}

const goesTo = (goes: DraftStep['goes'], id: string, key: string): DraftStep['goes'] => {
  const { [id]: before, ...others } = goes;
  return key === '' ? others : { ...others, [id]: Number(key) };
};

const AT_ONCE = 500;

const useInside = (unitId: string) =>
  useQuery({
    queryKey: ['organisation', 'inside', unitId],
    enabled: isUnitId(unitId) && unitId.length > 2,
    retry: false,
    queryFn: async ({ signal }): Promise<{ members: Goer[]; units: Goer[] }> => {
      const at = `/api/v1/units/${encodeURIComponent(unitId)}`;
      const [members, units] = await Promise.all([
        api.get<Paged<{ memberId: string; name: string }>>(`${at}/members`, { query: { limit: AT_ONCE }, signal }),
        api.get<Paged<Unit>>('/api/v1/units', { query: { under: unitId, limit: AT_ONCE }, signal }),
      ]);
      return {
        members: members.items.map(({ memberId: id, name }) => ({ id, name })),
        units: units.items
          .filter(({ parentId, validTo }) => parentId === unitId && validTo === null)
          .map(({ unitId: id, name }) => ({ id, name })),
      };
    },
  });
