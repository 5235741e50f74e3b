import type { CellType, Level } from '@bontot/contracts';
import type { WordKey } from '@bontot/i18n';
import { isLocalDate, isUnitId } from '@bontot/kernel';
import type { Content, Part, Plan, Step, Successor } from './plans.ts';

/** A unit to be founded, as it is being typed. */
export type DraftUnit = {
  key: number;
  unitId: string;
  parentId: string;
  name: string;
  cellType: CellType | '';
  rest: boolean;
};
/** A step as it is being typed: every field of every kind, so that another kind keeps what was typed. */
export type DraftStep = {
  key: number;
  kind: Step['kind'];
  unitId: string;
  unitIds: string[];
  parentId: string;
  name: string;
  cellType: CellType | '';
  level: Level | '';
  into: DraftUnit[];
  /** Which part of a split each person and unit goes to: the key of the part by id. */
  goes: Record<string, number>;
  members: string[];
  units: string[];
};
export type Draft = { decision: string; effectiveOn: string; steps: DraftStep[] };
/** What does not do: the field by name, within its step. */
export type Fault = { step: number | null; field: string; key: WordKey };

let lastKey = 0;
export const blankUnit = (rest = false): DraftUnit => ({
  ...{ key: ++lastKey, unitId: '', parentId: '', name: '', cellType: '', rest },
});
export const blankStep = (kind: Step['kind'] = 'merge'): DraftStep => ({
  ...{ key: ++lastKey, kind, unitId: '', unitIds: ['', ''], parentId: '', name: '', cellType: '', level: '' },
  ...{ into: [blankUnit(true), blankUnit()], goes: {}, members: [], units: [] },
});
export const blankDraft = (): Draft => ({ decision: '', effectiveOn: '', steps: [blankStep()] });

export const draftOf = ({ decision, effectiveOn, steps }: Plan): Draft => ({
  ...{ decision, effectiveOn },
  steps: steps.map(typedFrom),
});

function typedFrom(step: Step): DraftStep {
  const blank = blankStep(step.kind);
  switch (step.kind) {
    case 'create':
      return { ...blank, ...step, cellType: step.cellType ?? '' };
    case 'merge': {
      const { unitId, parentId, name, cellType } = step.into;
      return { ...blank, unitIds: step.unitIds, unitId, parentId, name, cellType: cellType ?? '' };
    }
    case 'split': {
      const into = step.into.map((part) => ({ ...blankUnit(part.rest), ...typedUnit(part) }));
      const goes = Object.fromEntries(
        step.into.flatMap(({ members, units }, index) =>
          [...members, ...units].map((id) => [id, into[index]!.key] as const),
        ),
      );
      const named = (list: 'members' | 'units') => step.into.flatMap((part) => part[list]);
      return { ...blank, unitId: step.unitId, into, goes, members: named('members'), units: named('units') };
    }
    case 'rename':
    case 'change-type':
    case 'move':
    case 'dissolve':
      return { ...blank, ...step };
  }
}

const typedUnit = ({ unitId, parentId, name, cellType }: Successor) => ({
  ...{ unitId, parentId, name },
  cellType: cellType ?? ('' as const),
});

/** The plan as it is sent. */
export const contentOf = ({ decision, effectiveOn, steps }: Draft): Content => ({
  ...{ decision: decision.trim(), effectiveOn },
  steps: steps.map(stepOf),
});

function stepOf(step: DraftStep): Step {
  const { kind, unitId, parentId, cellType, level } = step;
  const name = step.name.trim();
  switch (kind) {
    case 'create':
      return { kind, level: level as Level, ...foundedBy(step) };
    case 'rename':
      return { kind, unitId, name };
    case 'change-type':
      return { kind, unitId, cellType: cellType as CellType };
    case 'move':
      return { kind, unitId, parentId };
    case 'merge':
      return { kind, unitIds: step.unitIds.filter(Boolean), into: foundedBy(step) };
    case 'split':
      return { kind, unitId, into: step.into.map((part) => partOf(part, step)) };
    case 'dissolve':
      return { kind, unitId };
  }
}

const foundedBy = ({ unitId, parentId, name, cellType }: Omit<DraftUnit, 'key' | 'rest'>): Successor => ({
  ...{ unitId, parentId, name: name.trim() },
  cellType: cellType === '' ? null : cellType,
});

const partOf = (part: DraftUnit, { goes, members, units }: DraftStep): Part => {
  const here = (ids: readonly string[]) => ids.filter((id) => goes[id] === part.key);
  return { ...foundedBy(part), members: here(members), units: here(units), rest: part.rest };
};

/** Every field that does not do, from the top of the form; what the tree itself refuses is told by the preview. */
export function faultsOf({ decision, effectiveOn, steps }: Draft): Fault[] {
  const faults: Fault[] = [];
  if (decision.trim() === '') faults.push({ step: null, field: 'decision', key: 'organisation.fault.empty' });
  if (!isLocalDate(effectiveOn)) faults.push({ step: null, field: 'effectiveOn', key: 'organisation.fault.date' });
  for (const [index, step] of steps.entries())
    for (const [field, key] of faultsIn(step)) faults.push({ step: index, field, key });
  return faults;
}

type FieldFault = [field: string, key: WordKey];

function faultsIn(step: DraftStep): FieldFault[] {
  switch (step.kind) {
    case 'create':
      return [...(step.level === '' ? [empty('level')] : []), ...faultsOfUnit(step)];
    case 'rename':
      return [...idIn(step.unitId, 'unitId'), ...(step.name.trim() === '' ? [empty('name')] : [])];
    case 'change-type':
      return [...idIn(step.unitId, 'unitId'), ...(step.cellType === '' ? [empty('cellType')] : [])];
    case 'move':
      return [...idIn(step.unitId, 'unitId'), ...idIn(step.parentId, 'parentId')];
    case 'merge':
      return [
        ...step.unitIds.flatMap((id, index) => (index < 2 || id !== '' ? idIn(id, `unitIds.${index}`) : [])),
        ...faultsOfUnit(step),
      ];
    case 'split':
      return [
        ...idIn(step.unitId, 'unitId'),
        ...step.into.flatMap((part) =>
          faultsOfUnit(part).map(([field, key]): FieldFault => [`into.${part.key}.${field}`, key]),
        ),
      ];
    case 'dissolve':
      return idIn(step.unitId, 'unitId');
  }
}

const faultsOfUnit = ({ unitId, parentId, name }: Pick<DraftUnit, 'unitId' | 'parentId' | 'name'>): FieldFault[] => [
  ...idIn(unitId, 'unitId'),
  ...(name.trim() === '' ? [empty('name')] : []),
  ...idIn(parentId, 'parentId'),
];
const empty = (field: string): FieldFault => [field, 'organisation.fault.empty'];
const idIn = (id: string, field: string): FieldFault[] => {
  if (id === '') return [empty(field)];
  return isUnitId(id) ? [] : [[field, 'organisation.fault.id']];
};
