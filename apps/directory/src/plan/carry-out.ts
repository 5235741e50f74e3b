import type { Level } from '@bontot/contracts';
import { unreachable } from '@bontot/kernel';
import type { NewUnit, UnitChange } from '../unit/unit.ts';
import type { Part, Step, Successor } from './steps.ts';

/**
 * Where the steps of a plan are carried out: the real tree, or one in memory that rehearses them. Each act may be done
 * again: it does nothing where it was done before. On the real tree a refusal throws and nothing follows; a rehearsal
 * notes it and goes on.
 */
export interface Ground {
  /** Whether nothing was done yet, so that what is named and not there is an error and not done before. */
  readonly rehearsed: boolean;
  levelOf(unitId: string): Promise<Level | undefined>;
  /** Ids of what stands directly under the unit on the day. */
  below(unitId: string): Promise<string[]>;
  /** Ids of who belongs to the cell on the day. */
  membersOf(cellId: string): Promise<string[]>;
  create(unit: Omit<NewUnit, 'validFrom' | 'validTo'>): Promise<void>;
  change(unitId: string, change: UnitChange): Promise<void>;
  /** Each of them under the parent, in any order. */
  moveAll(unitIds: readonly string[], parentId: string): Promise<void>;
  /** Persons with their own posts as members of the cell. */
  transfer(memberIds: readonly string[], from: string, to: string): Promise<void>;
  /** Candidates whom one cell followed are followed by the other; what they proved stays where it was. */
  followCandidates(from: string, to: string): Promise<void>;
  refuse(code: string, details: Record<string, unknown>): void;
}

/**
 * Carries out one step. Old units close on the day before and new ones, which name them, begin on the day; what stands
 * below them and who belongs to them goes over first, so nobody is ever without a cell (domain handbook 2).
 * Codes besides those of the commands: MERGE_OF_LEVELS, MERGE_INTO_ITSELF, SPLIT_LEAVES_SOME, SPLIT_NAMES_STRANGERS.
 */
export async function carryOut(step: Step, on: Ground): Promise<void> {
  switch (step.kind) {
    case 'create':
      return on.create({ ...successor(step), level: step.level, successorOf: [] });
    case 'rename':
      return on.change(step.unitId, { kind: 'rename', name: step.name });
    case 'change-type':
      return on.change(step.unitId, { kind: 'change-type', cellType: step.cellType });
    case 'move':
      return on.change(step.unitId, { kind: 'move', parentId: step.parentId });
    case 'dissolve':
      return on.change(step.unitId, { kind: 'dissolve' });
    case 'merge':
      return merge(step, on);
    case 'split':
      return split(step, on);
    default:
      return unreachable(step);
  }
}

async function merge({ unitIds, into }: Extract<Step, { kind: 'merge' }>, on: Ground): Promise<void> {
  const level = await commonLevel(unitIds, on);
  if (level === undefined) return;
  if (unitIds.includes(into.parentId)) return on.refuse('MERGE_INTO_ITSELF', { unitId: into.parentId });
  await on.create({ ...successor(into), level, successorOf: unitIds });
  for (const unitId of unitIds) {
    await on.moveAll(await on.below(unitId), into.unitId);
    await on.transfer(await on.membersOf(unitId), unitId, into.unitId);
    if (level === 'cell') await on.followCandidates(unitId, into.unitId);
    await on.change(unitId, { kind: 'merge', into: [into.unitId] });
  }
}

async function split({ unitId, into }: Extract<Step, { kind: 'split' }>, on: Ground): Promise<void> {
  const level = await commonLevel([unitId], on);
  if (level === undefined) return;
  if (into.some(({ parentId }) => parentId === unitId)) return on.refuse('MERGE_INTO_ITSELF', { unitId });
  for (const part of into) await on.create({ ...successor(part), level, successorOf: [unitId] });
  const rest = into.find((part) => part.rest);
  const units = await on.below(unitId);
  const members = await on.membersOf(unitId);
  const partOf = (list: 'units' | 'members', id: string): Part | undefined =>
    into.find((part) => part[list].includes(id)) ?? rest;
  if (on.rehearsed) refuseUnclear(into, { units, members }, on);
  for (const part of into)
    await on.moveAll(
      units.filter((id) => partOf('units', id) === part),
      part.unitId,
    );
  for (const part of into)
    await on.transfer(
      members.filter((id) => partOf('members', id) === part),
      unitId,
      part.unitId,
    );
  if (level === 'cell' && rest) await on.followCandidates(unitId, rest.unitId);
  await on.change(unitId, { kind: 'split', into: into.map((part) => part.unitId) });
}

/** Everybody goes somewhere, and nobody is named who is not here. */
function refuseUnclear(into: readonly Part[], here: { units: string[]; members: string[] }, on: Ground): void {
  for (const list of ['units', 'members'] as const) {
    const named = new Set(into.flatMap((part) => part[list]));
    const strangers = [...named].filter((id) => !here[list].includes(id));
    if (strangers.length > 0) on.refuse('SPLIT_NAMES_STRANGERS', { list, ids: strangers.slice(0, 20) });
    const left = into.some((part) => part.rest) ? [] : here[list].filter((id) => !named.has(id));
    if (left.length > 0) on.refuse('SPLIT_LEAVES_SOME', { list, count: left.length, ids: left.slice(0, 20) });
  }
}

async function commonLevel(unitIds: readonly string[], on: Ground): Promise<Level | undefined> {
  const levels = new Set<Level>();
  for (const unitId of unitIds) {
    const level = await on.levelOf(unitId);
    if (level === undefined) on.refuse('UNIT_UNKNOWN', { unitId });
    else levels.add(level);
  }
  if (levels.size > 1) on.refuse('MERGE_OF_LEVELS', { unitIds, levels: [...levels] });
  return levels.size === 1 ? [...levels][0] : undefined;
}

const successor = ({ unitId, parentId, name, cellType }: Successor): Successor => ({
  unitId,
  parentId,
  name,
  cellType,
});
