import type { CellType, Level, Unit } from '@bontot/contracts';
import { addDays, isWithin, ok, refuse, unreachable, type LocalDate, type Result, type UnitPath } from '@bontot/kernel';
import { isGrassroots, mayStandUnder } from './levels.ts';

/** What a reorganisation rests on: the number of the decision, the day it takes effect, who entered it and when. */
export type Basis = { decision: string; effectiveOn: LocalDate; by: string; at: number };

export type UnitChange =
  | { kind: 'rename'; name: string }
  | { kind: 'change-type'; cellType: CellType }
  | { kind: 'move'; parentId: string }
  | { kind: 'dissolve' };

/** A unit of the tree; its version is counted by the store. */
export type UnitState = Omit<Unit, 'version'> & {
  /** What changed it, oldest first: the history that people see. */
  changes: (UnitChange & Basis)[];
  /** Entered ahead: applied on its day. */
  ahead: (UnitChange & Basis)[];
  /** Digest of the content it was created with, so that the same creation again is recognised. */
  fingerprint: string;
  /** True while units and posts below still carry a path from before a move. */
  stale: boolean;
};

/** What a decision needs to know of the unit above. */
export type ParentUnit = Pick<UnitState, 'unitId' | 'path' | 'level' | 'validFrom' | 'validTo'>;

export type NewUnit = {
  unitId: string;
  parentId: string | null;
  level: Level;
  cellType: CellType | null;
  name: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  successorOf: string[];
};

export type UnitCommand =
  | { type: 'create'; unit: NewUnit; parent: ParentUnit | null; fingerprint: string }
  | {
      type: 'change';
      change: UnitChange;
      basis: Basis;
      today: LocalDate;
      /** The new parent, for a move. */
      parent?: ParentUnit | undefined;
      /** What still belongs to the unit on the day, for a dissolution. */
      below?: { units: number; members: number };
    }
  | { type: 'drop-ahead'; decision: string }
  | { type: 'follow-parent'; parent: ParentUnit }
  /** Everything below carries this path now. */
  | { type: 'settle-below'; path: UnitPath };

export type UnitEvent =
  | { type: 'unit.created'; state: UnitState }
  | { type: 'unit.scheduled'; change: UnitChange & Basis }
  | { type: 'unit.schedule-dropped'; decision: string }
  | { type: 'unit.changed'; change: UnitChange & Basis; patch: Partial<UnitState> }
  | { type: 'unit.repathed'; patch: Pick<UnitState, 'path' | 'grassroots' | 'stale'> }
  | { type: 'unit.settled' };

export const isActiveOn = (unit: Pick<UnitState, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day);

export const pathUnder = (parent: { path: UnitPath } | null, unitId: string): UnitPath =>
  `${parent?.path ?? '/'}${unitId}/`;

/**
 * Decides on one unit; nothing to do is an empty list, so that every command may be sent again.
 * Codes: UNIT_EXISTS, UNIT_UNKNOWN, PARENT_UNKNOWN, PARENT_CLOSED, LEVEL_NOT_ALLOWED, CELL_TYPE_MISSING,
 * CELL_TYPE_NOT_ALLOWED, UNIT_CLOSED, EFFECTIVE_BEFORE_START, MOVE_INTO_ITSELF, UNIT_NOT_EMPTY.
 */
export function decide(command: UnitCommand, unit: UnitState | undefined): Result<UnitEvent[]> {
  if (command.type === 'create') return create(command, unit);
  if (!unit) return refuse('UNIT_UNKNOWN');
  switch (command.type) {
    case 'change':
      return change(command, unit);
    case 'drop-ahead':
      return unit.ahead.some((ahead) => ahead.decision === command.decision)
        ? ok([{ type: 'unit.schedule-dropped', decision: command.decision }])
        : ok([]);
    case 'follow-parent': {
      const patch = placedUnder(command.parent, unit);
      return patch.path === unit.path ? ok([]) : ok([{ type: 'unit.repathed', patch }]);
    }
    case 'settle-below':
      return unit.stale && unit.path === command.path ? ok([{ type: 'unit.settled' }]) : ok([]);
    default:
      return unreachable(command);
  }
}

export function evolve(unit: UnitState | undefined, event: UnitEvent): UnitState {
  if (event.type === 'unit.created') return event.state;
  if (!unit) throw new Error(`${event.type} before unit.created`);
  switch (event.type) {
    case 'unit.scheduled':
      return { ...unit, ahead: [...unit.ahead, event.change] };
    case 'unit.schedule-dropped':
      return { ...unit, ahead: unit.ahead.filter(({ decision }) => decision !== event.decision) };
    case 'unit.changed':
      return {
        ...unit,
        ...event.patch,
        changes: [...unit.changes, event.change],
        ahead: unit.ahead.filter((ahead) => !isSame(ahead, event.change)),
      };
    case 'unit.repathed':
      return { ...unit, ...event.patch };
    case 'unit.settled':
      return { ...unit, stale: false };
    default:
      return unreachable(event);
  }
}

function create(
  { unit: content, parent, fingerprint }: Extract<UnitCommand, { type: 'create' }>,
  existing: UnitState | undefined,
): Result<UnitEvent[]> {
  const { unitId, parentId, level, cellType } = content;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('UNIT_EXISTS', { unitId });
  if (parentId !== null && !parent) return refuse('PARENT_UNKNOWN', { unitId, parentId });
  if (parent && !isActiveOn(parent, content.validFrom))
    return refuse('PARENT_CLOSED', { unitId, parentId, validFrom: parent.validFrom, validTo: parent.validTo });
  const parentLevel = parent?.level ?? null;
  if (!mayStandUnder(level, parentLevel)) return refuse('LEVEL_NOT_ALLOWED', { unitId, level, parent: parentLevel });
  if (level === 'cell' && cellType === null) return refuse('CELL_TYPE_MISSING', { unitId });
  if (level !== 'cell' && cellType !== null) return refuse('CELL_TYPE_NOT_ALLOWED', { unitId, level });
  const state: UnitState = {
    ...content,
    path: pathUnder(parent, unitId),
    grassroots: isGrassroots(level, parentLevel),
    changes: [],
    ahead: [],
    fingerprint,
    stale: false,
  };
  return ok([{ type: 'unit.created', state }]);
}

function change(command: Extract<UnitCommand, { type: 'change' }>, unit: UnitState): Result<UnitEvent[]> {
  const { basis, today } = command;
  const entry = { ...command.change, ...basis };
  if (unit.changes.some((done) => isSame(done, entry))) return ok([]);
  if (basis.effectiveOn <= unit.validFrom)
    return refuse('EFFECTIVE_BEFORE_START', { unitId: unit.unitId, validFrom: unit.validFrom });
  if (!isActiveOn(unit, basis.effectiveOn))
    return refuse('UNIT_CLOSED', { unitId: unit.unitId, validTo: unit.validTo });
  const patch = patchOf(command, unit);
  if (!patch.ok) return patch;
  if (basis.effectiveOn > today)
    return unit.ahead.some((waiting) => isSame(waiting, entry))
      ? ok([])
      : ok([{ type: 'unit.scheduled', change: entry }]);
  return patch.value === undefined ? ok([]) : ok([{ type: 'unit.changed', change: entry, patch: patch.value }]);
}

/** What the change does to the state; undefined when it changes nothing. */
function patchOf(
  { change, basis, parent, below }: Extract<UnitCommand, { type: 'change' }>,
  unit: UnitState,
): Result<Partial<UnitState> | undefined> {
  const { unitId, level } = unit;
  switch (change.kind) {
    case 'rename':
      return ok(change.name === unit.name ? undefined : { name: change.name });
    case 'change-type':
      if (level !== 'cell') return refuse('CELL_TYPE_NOT_ALLOWED', { unitId, level });
      return ok(change.cellType === unit.cellType ? undefined : { cellType: change.cellType });
    case 'move':
      if (!parent) return refuse('PARENT_UNKNOWN', { unitId, parentId: change.parentId });
      if (isWithin(parent.path, unit.path)) return refuse('MOVE_INTO_ITSELF', { unitId, parentId: parent.unitId });
      if (!isActiveOn(parent, basis.effectiveOn))
        return refuse('PARENT_CLOSED', { unitId, parentId: parent.unitId, validTo: parent.validTo });
      if (!mayStandUnder(level, parent.level))
        return refuse('LEVEL_NOT_ALLOWED', { unitId, level, parent: parent.level });
      return ok(
        parent.unitId === unit.parentId ? undefined : { parentId: parent.unitId, ...placedUnder(parent, unit) },
      );
    case 'dissolve':
      if (below && (below.units > 0 || below.members > 0)) return refuse('UNIT_NOT_EMPTY', { unitId, ...below });
      return ok({ validTo: addDays(basis.effectiveOn, -1) });
    default:
      return unreachable(change);
  }
}

const placedUnder = (parent: ParentUnit, unit: UnitState) => ({
  path: pathUnder(parent, unit.unitId),
  grassroots: isGrassroots(unit.level, parent.level),
  stale: true,
});

const isSame = (one: UnitChange & Basis, other: UnitChange & Basis): boolean =>
  one.kind === other.kind && one.decision === other.decision && one.effectiveOn === other.effectiveOn;
