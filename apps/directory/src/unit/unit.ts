import type { CellType, Level, Unit } from '@bontot/contracts';
import {
  addDays,
  canonical,
  ok,
  refuse,
  unreachable,
  type LocalDate,
  type Result,
  type UnitPath,
} from '@bontot/kernel';
import { mayStandUnder } from './levels.ts';
import { changedFrom, closedAfter, firstSpans, pathUnder, placed, type UnitSpan } from './spans.ts';

export { pathUnder };

/** What a reorganisation rests on: the number of the decision, the day it takes effect, who entered it and when. */
export type Basis = { decision: string; effectiveOn: LocalDate; by: string; at: number };

export type UnitChange =
  | { kind: 'rename'; name: string }
  | { kind: 'change-type'; cellType: CellType }
  | { kind: 'move'; parentId: string }
  /** Closed for others that follow it; they name it in `successorOf`. */
  | { kind: 'merge' | 'split'; into: string[] }
  | { kind: 'dissolve' };

/** A unit of the tree; its version is counted by the store. */
export type UnitState = Omit<Unit, 'version'> & {
  /** What changed it, oldest first: the history that people see. */
  changes: (UnitChange & Basis)[];
  /** Entered ahead: applied on its day. */
  ahead: (UnitChange & Basis)[];
  /** Name, type and place by day, oldest first, without gaps; the last is what the unit is now, or was at its end. */
  spans: UnitSpan[];
  /** Digest of the content it was created with, so that the same creation again is recognised. */
  fingerprint: string;
  /** True while units and posts below still carry a path from before a move. */
  stale: boolean;
};

/** What a decision needs to know of the unit above. */
export type ParentUnit = Pick<UnitState, 'unitId' | 'path' | 'level' | 'validFrom' | 'validTo' | 'spans'>;

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
      /** The new parent, for a move, and the ids of all above it: paths may still be on their way after another move. */
      parent?: ParentUnit | undefined;
      above?: readonly string[] | undefined;
      /** What still belongs to the unit on the day, for its end. */
      below?: { units: number; members: number };
    }
  | { type: 'drop-ahead'; decision: string }
  | { type: 'follow-parent'; parent: ParentUnit }
  /** Everything below carries these paths now. */
  | { type: 'settle-below'; path: UnitPath; spans: readonly UnitSpan[] };

export type UnitEvent =
  | { type: 'unit.created'; state: UnitState }
  | { type: 'unit.scheduled'; change: UnitChange & Basis }
  | { type: 'unit.schedule-dropped'; decision: string }
  | { type: 'unit.changed'; change: UnitChange & Basis; patch: Partial<UnitState> }
  | { type: 'unit.repathed'; patch: Pick<UnitState, 'path' | 'grassroots' | 'stale' | 'spans'> }
  | { type: 'unit.settled' };

export const isActiveOn = (unit: Pick<UnitState, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day);

/** The one unit that follows a closed one; undefined when none does, or several do. */
export function successorOf({ changes }: Pick<UnitState, 'changes'>): string | undefined {
  const into = changes.flatMap((change) => (change.kind === 'merge' || change.kind === 'split' ? change.into : []));
  return into.length === 1 ? into[0] : undefined;
}

/**
 * Decides on one unit; nothing to do is an empty list, so that every command may be sent again.
 * Codes: UNIT_EXISTS, UNIT_UNKNOWN, PARENT_UNKNOWN, PARENT_CLOSED, LEVEL_NOT_ALLOWED, CELL_TYPE_MISSING,
 * CELL_TYPE_NOT_ALLOWED, UNIT_CLOSED, EFFECTIVE_BEFORE_START, CHANGE_ON_SAME_DAY, MOVE_INTO_ITSELF, UNIT_NOT_EMPTY.
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
      const { parent } = command;
      const spans = placed(unit.spans, unit, parent);
      // A unit that has ended goes with its parent as well: who sees the parent sees what once was below it.
      const path = unit.parentId === parent.unitId ? pathUnder(parent, unit.unitId) : unit.path;
      return path === unit.path && isEqual(spans, unit.spans)
        ? ok([])
        : ok([{ type: 'unit.repathed', patch: { ...standing(spans), path, stale: true } }]);
    }
    case 'settle-below':
      return unit.stale && unit.path === command.path && isEqual(unit.spans, command.spans)
        ? ok([{ type: 'unit.settled' }])
        : ok([]);
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
  const { unitId, parentId, level, cellType, name } = content;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('UNIT_EXISTS', { unitId });
  if (parentId !== null && !parent) return refuse('PARENT_UNKNOWN', { unitId, parentId });
  if (parent && !isActiveOn(parent, content.validFrom))
    return refuse('PARENT_CLOSED', { unitId, parentId, validFrom: parent.validFrom, validTo: parent.validTo });
  const parentLevel = parent?.level ?? null;
  if (!mayStandUnder(level, parentLevel)) return refuse('LEVEL_NOT_ALLOWED', { unitId, level, parent: parentLevel });
  if (level === 'cell' && cellType === null) return refuse('CELL_TYPE_MISSING', { unitId });
  if (level !== 'cell' && cellType !== null) return refuse('CELL_TYPE_NOT_ALLOWED', { unitId, level });
  const spans = firstSpans({ unitId, level, cellType, name, from: content.validFrom, to: content.validTo }, parent);
  const state: UnitState = {
    ...content,
    ...standing(spans),
    path: pathUnder(parent, unitId),
    changes: [],
    ahead: [],
    fingerprint,
    stale: false,
  };
  return ok([{ type: 'unit.created', state }]);
}

function change(command: Extract<UnitCommand, { type: 'change' }>, unit: UnitState): Result<UnitEvent[]> {
  const { basis, today } = command;
  const { unitId, validFrom, validTo } = unit;
  const entry = { ...command.change, ...basis };
  const known = (entries: UnitState['changes']) => entries.some((one) => isSame(one, entry));
  if (known(unit.changes)) return ok([]);
  const rival = [...unit.changes, ...unit.ahead].find((one) => collides(one, entry));
  if (rival) return refuse('CHANGE_ON_SAME_DAY', { unitId, effectiveOn: basis.effectiveOn, decision: rival.decision });
  // On its first day a unit can still be put elsewhere: what it is founded under may itself be merged that day.
  const tooEarly = command.change.kind === 'move' ? basis.effectiveOn < validFrom : basis.effectiveOn <= validFrom;
  if (tooEarly) return refuse('EFFECTIVE_BEFORE_START', { unitId, validFrom });
  if (!isActiveOn(unit, basis.effectiveOn)) return refuse('UNIT_CLOSED', { unitId, validTo });
  const patch = patchOf(command, unit);
  if (!patch.ok) return patch;
  if (basis.effectiveOn > today) return known(unit.ahead) ? ok([]) : ok([{ type: 'unit.scheduled', change: entry }]);
  return patch.value === undefined ? ok([]) : ok([{ type: 'unit.changed', change: entry, patch: patch.value }]);
}

/** What the change does to the state; undefined when it changes nothing. */
function patchOf(
  { change, basis, parent, above, below }: Extract<UnitCommand, { type: 'change' }>,
  unit: UnitState,
): Result<Partial<UnitState> | undefined> {
  const { unitId, level } = unit;
  const { effectiveOn } = basis;
  const until = nextOf(unit.changes, change.kind, effectiveOn);
  const changed = (patch: Parameters<typeof changedFrom>[3]) => changedFrom(unit.spans, effectiveOn, until, patch);
  switch (change.kind) {
    case 'rename':
      return ok(differing(unit, changed({ name: change.name })));
    case 'change-type':
      if (level !== 'cell') return refuse('CELL_TYPE_NOT_ALLOWED', { unitId, level });
      return ok(differing(unit, changed({ cellType: change.cellType })));
    case 'move':
      if (!parent) return refuse('PARENT_UNKNOWN', { unitId, parentId: change.parentId });
      if (parent.unitId === unitId || above?.includes(unitId))
        return refuse('MOVE_INTO_ITSELF', { unitId, parentId: parent.unitId });
      if (!isActiveOn(parent, effectiveOn))
        return refuse('PARENT_CLOSED', { unitId, parentId: parent.unitId, validTo: parent.validTo });
      if (!mayStandUnder(level, parent.level))
        return refuse('LEVEL_NOT_ALLOWED', { unitId, level, parent: parent.level });
      return ok(differing(unit, placed(changed({ parentId: parent.unitId }), unit, parent), pathUnder(parent, unitId)));
    case 'merge':
    case 'split':
    case 'dissolve': {
      if (below && (below.units > 0 || below.members > 0)) return refuse('UNIT_NOT_EMPTY', { unitId, ...below });
      const validTo = addDays(effectiveOn, -1);
      // Posts in it are still to get their end.
      return ok({ ...differing(unit, closedAfter(unit.spans, validTo)), validTo, stale: true });
    }
    default:
      return unreachable(change);
  }
}

/** What the spans say of now. */
const standing = (spans: UnitSpan[]) => {
  const { parentId, name, cellType, grassroots } = spans.at(-1)!;
  return { parentId, name, cellType, grassroots, spans };
};

/** Units and posts below follow whenever a place changed, also one of the past. `path`: where its new parent puts it. */
const differing = (unit: UnitState, spans: UnitSpan[], pathThere?: UnitPath): Partial<UnitState> | undefined => {
  if (isEqual(spans, unit.spans)) return undefined;
  const now = standing(spans);
  const path = now.parentId === unit.parentId ? unit.path : (pathThere ?? spans.at(-1)!.path);
  const places = (of: readonly UnitSpan[]) => of.map(({ from, path: stood }) => `${from} ${stood}`).join();
  return { ...now, path, stale: unit.stale || path !== unit.path || places(spans) !== places(unit.spans) };
};

/** The day on which the next change of this kind that was applied already takes over. */
const nextOf = (changes: UnitState['changes'], kind: UnitChange['kind'], day: LocalDate): LocalDate | undefined =>
  changes
    .filter((done) => done.kind === kind && done.effectiveOn > day)
    .map(({ effectiveOn }) => effectiveOn)
    .sort()[0];

/** The same decision sent again, whoever sends it and whenever. */
const isSame = (one: UnitChange & Basis, other: UnitChange & Basis): boolean =>
  isEqual({ ...one, by: '', at: 0 }, { ...other, by: '', at: 0 });

/** Two that cannot both hold: what a unit is called, is or belongs to changes once a day at most. */
const collides = (one: UnitChange & Basis, other: UnitChange & Basis): boolean =>
  one.kind === other.kind && one.effectiveOn === other.effectiveOn && !isSame(one, other);

const isEqual = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
