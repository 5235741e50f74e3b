import type { Level } from '@bontot/contracts';
import type { LocalDate, Result } from '@bontot/kernel';
import {
  decide,
  evolve,
  isActiveOn,
  type Basis,
  type NewUnit,
  type UnitChange,
  type UnitCommand,
  type UnitEvent,
  type UnitState,
} from '../unit/unit.ts';
import { carryOut, type Ground } from './carry-out.ts';
import { placeOf, type Place, type Row } from './difference.ts';
import type { PlanState, Problem } from './plan.ts';
import { destinationsOf, subjectsOf, type Step } from './steps.ts';

/** What a rehearsal needs to know of a member of a cell that a plan closes. */
export type Person = {
  memberId: string;
  joinedCellOn: LocalDate;
  leftCellOn: LocalDate | null;
  /** What two records of one person have in common; null where it is not known. */
  likeness: string | null;
  /** Who is known to be somebody else in spite of it. */
  notTwins: readonly string[];
};

/** A member of another cell on a temporary stay here. */
export type Guest = { memberId: string; until: LocalDate };

/** The tree as it is, and what else is going to change it. */
export type Scene = {
  units: ReadonlyMap<string, UnitState>;
  /** Members of the cells that plans close, by cell. */
  members: ReadonlyMap<string, readonly Person[]>;
  /** Temporary stays in cells that plans close, by cell. */
  guests: ReadonlyMap<string, readonly Guest[]>;
  /** Posts that begin on or after a day and are held in units that plans close, by unit. */
  laterPosts: ReadonlyMap<string, readonly LocalDate[]>;
  /** Plans that are approved and not yet carried out, other than the one that is rehearsed. */
  others: readonly RehearsedPlan[];
};

export type RehearsedPlan = Pick<PlanState, 'planId' | 'unitId' | 'decision' | 'effectiveOn' | 'steps'>;

export type Rehearsed = {
  problems: Problem[];
  /** What is another than before, in the order in which the steps touch it. */
  rows: Row[];
  cells: number;
  members: number;
};

/**
 * Carries a plan out in memory, on the tree as it will be on its day: after what is entered ahead and after other approved
 * plans of days before. Codes besides those of the steps: UNIT_OUTSIDE_PLAN, UNIT_IN_ANOTHER_PLAN, PLAN_BREAKS_ANOTHER,
 * UNIT_NAMED_TWICE, MEMBER_JOINS_LATER, MEMBER_LEAVES_LATER, POST_BEGINS_LATER, TEMPORARY_STAY_OPEN, PERSON_TWICE.
 */
export async function rehearse(plan: RehearsedPlan, scene: Scene): Promise<Rehearsed> {
  const earlier = scene.others.filter(({ effectiveOn }) => effectiveOn <= plan.effectiveOn);
  const later = scene.others.filter(({ effectiveOn }) => effectiveOn > plan.effectiveOn);
  const tree = new Rehearsal(scene);
  for (const other of inOrder(earlier)) await tree.play(other);
  const problems = [...rivalsOf(plan, scene.others), ...outsideOf(plan, scene.units)];
  const before = tree.snapshot();
  problems.push(...(await tree.play(plan)));
  const rehearsed = { rows: tree.rowsSince(before), ...tree.countsSince(before) };
  for (const other of inOrder(later)) {
    const alone = new Rehearsal(scene);
    for (const each of inOrder(scene.others.filter(({ effectiveOn }) => effectiveOn < other.effectiveOn)))
      await alone.play(each);
    const without = (await alone.play(other)).length;
    if ((await tree.play(other)).length > without)
      problems.push({
        step: null,
        code: 'PLAN_BREAKS_ANOTHER',
        details: { planId: other.planId, decision: other.decision, effectiveOn: other.effectiveOn },
      });
  }
  return { problems, ...rehearsed };
}

const inOrder = (plans: readonly RehearsedPlan[]): RehearsedPlan[] =>
  plans.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));

/** Two approved plans never have the same unit in hand: which of them came first would decide what becomes of it. */
function rivalsOf(plan: RehearsedPlan, others: readonly RehearsedPlan[]): Problem[] {
  const taken = new Map(
    others.flatMap((other) => other.steps.flatMap(subjectsOf).map((unitId) => [unitId, other] as const)),
  );
  return plan.steps.flatMap((step, index) =>
    subjectsOf(step).flatMap((unitId) => {
      const other = taken.get(unitId);
      return other
        ? [
            {
              step: index,
              code: 'UNIT_IN_ANOTHER_PLAN',
              details: { unitId, planId: other.planId, decision: other.decision },
            },
          ]
        : [];
    }),
  );
}

/** Everything that a plan names lies below its unit or is founded by it. */
function outsideOf({ unitId: root, steps }: RehearsedPlan, units: ReadonlyMap<string, UnitState>): Problem[] {
  const isInside = (unitId: string): boolean => {
    const seen = new Set<string>();
    for (let id: string | null = unitId; id !== null && !seen.has(id); id = units.get(id)?.parentId ?? null) {
      if (id === root) return true;
      seen.add(id);
    }
    return !units.has(unitId);
  };
  return steps.flatMap((step, index) =>
    [...new Set([...subjectsOf(step), ...destinationsOf(step)])]
      .filter((unitId) => !isInside(unitId))
      .map((unitId) => ({ step: index, code: 'UNIT_OUTSIDE_PLAN', details: { unitId, within: root } })),
  );
}

/** A tree in memory on which plans are carried out by the same steps and the same rules as on the real one. */
class Rehearsal implements Ground {
  readonly rehearsed = true;
  readonly #units: Map<string, UnitState>;
  readonly #children = new Map<string, Set<string>>();
  readonly #members: Map<string, Person[]>;
  readonly #scene: Pick<Scene, 'guests' | 'laterPosts'>;
  readonly #touched = new Set<string>();
  #transferred = 0;
  #problems: Problem[] = [];
  #step: number | null = null;
  #basis: Basis = { decision: '', effectiveOn: '', by: '', at: 0 };

  constructor({ units, members, ...scene }: Scene) {
    this.#scene = scene;
    this.#units = new Map(units);
    this.#members = new Map([...members].map(([cellId, persons]) => [cellId, [...persons]]));
    for (const { unitId, parentId } of units.values()) this.#stand(unitId, null, parentId);
  }

  /** Carries out a plan and returns what stands in its way. */
  async play({ decision, effectiveOn, steps }: RehearsedPlan): Promise<Problem[]> {
    this.#applyAhead(effectiveOn);
    this.#basis = { decision, effectiveOn, by: '', at: 0 };
    this.#problems = [];
    for (const [index, step] of steps.entries()) {
      this.#step = index;
      this.#refuseTwice(step);
      await carryOut(step, this);
    }
    return this.#problems;
  }

  snapshot(): { units: ReadonlyMap<string, UnitState>; transferred: number } {
    this.#touched.clear();
    return { units: new Map(this.#units), transferred: this.#transferred };
  }

  rowsSince({ units }: { units: ReadonlyMap<string, UnitState> }): Row[] {
    const day = this.#basis.effectiveOn;
    const row = (unitId: string): Row => {
      const now = this.#units.get(unitId)!;
      const place = (of: ReadonlyMap<string, UnitState>): Place | null => placeOf(of.get(unitId), of, day);
      return { unitId, level: now.level, before: place(units), after: place(this.#units) };
    };
    return [...this.#touched].map(row);
  }

  /** Cells that come to stand under another committee or close, and persons who change their cell. */
  countsSince({ transferred }: { transferred: number }): { cells: number; members: number } {
    const cells = new Set<string>();
    const seen = new Set<string>();
    const visit = (unitId: string): void => {
      if (seen.has(unitId)) return;
      seen.add(unitId);
      if (this.#units.get(unitId)?.level === 'cell') cells.add(unitId);
      for (const child of this.#children.get(unitId) ?? []) visit(child);
    };
    for (const unitId of this.#touched) visit(unitId);
    return { cells: cells.size, members: this.#transferred - transferred };
  }

  async levelOf(unitId: string): Promise<Level | undefined> {
    return this.#units.get(unitId)?.level;
  }

  async below(unitId: string): Promise<string[]> {
    return [...(this.#children.get(unitId) ?? [])].filter((id) =>
      isActiveOn(this.#units.get(id)!, this.#basis.effectiveOn),
    );
  }

  async membersOf(cellId: string): Promise<string[]> {
    return this.#personsOf(cellId).map(({ memberId }) => memberId);
  }

  async create(unit: Omit<NewUnit, 'validFrom' | 'validTo'>): Promise<void> {
    const { unitId, parentId } = unit;
    if (this.#units.has(unitId)) return this.refuse('UNIT_EXISTS', { unitId });
    const parent = parentId === null ? null : (this.#units.get(parentId) ?? null);
    const whole = { ...unit, validFrom: this.#basis.effectiveOn, validTo: null };
    this.#take(unitId, decide({ type: 'create', unit: whole, parent, fingerprint: '' }, undefined));
  }

  async moveAll(unitIds: readonly string[], parentId: string): Promise<void> {
    for (const unitId of unitIds) await this.change(unitId, { kind: 'move', parentId });
  }

  async change(unitId: string, change: UnitChange): Promise<void> {
    if (change.kind === 'merge' || change.kind === 'split' || change.kind === 'dissolve') this.#refuseLoose(unitId);
    this.#change(unitId, change, this.#basis, (refusal) => this.refuse(refusal.code, { unitId, ...refusal.details }));
  }

  async transfer(memberIds: readonly string[], from: string, to: string): Promise<void> {
    const { effectiveOn } = this.#basis;
    const going = this.#personsOf(from).filter(({ memberId }) => memberIds.includes(memberId));
    const there = this.#personsOf(to);
    for (const { memberId, joinedCellOn, leftCellOn, likeness, notTwins } of going) {
      if (joinedCellOn >= effectiveOn) this.refuse('MEMBER_JOINS_LATER', { memberId, joinedCellOn });
      if (leftCellOn !== null) this.refuse('MEMBER_LEAVES_LATER', { memberId, leftCellOn });
      const other = there.find(
        (person) => likeness !== null && person.likeness === likeness && !notTwins.includes(person.memberId),
      );
      if (other) this.refuse('PERSON_TWICE', { memberIds: [other.memberId, memberId], cellId: to });
    }
    this.#members.set(
      from,
      this.#personsOf(from).filter((person) => !going.includes(person)),
    );
    this.#members.set(to, [...there, ...going.map((person) => ({ ...person, joinedCellOn: effectiveOn }))]);
    this.#transferred += going.length;
  }

  /** Nothing stands in the way of it, and no preview names candidates. */
  async followCandidates(): Promise<void> {}

  refuse(code: string, details: Record<string, unknown>): void {
    this.#problems.push({ step: this.#step, code, details });
  }

  #personsOf(cellId: string): Person[] {
    const { effectiveOn } = this.#basis;
    return (this.#members.get(cellId) ?? []).filter(
      ({ leftCellOn }) => leftCellOn === null || leftCellOn > effectiveOn,
    );
  }

  /** What belongs to a unit beyond its end and does not go over by itself. */
  #refuseLoose(unitId: string): void {
    const { effectiveOn } = this.#basis;
    for (const from of this.#scene.laterPosts.get(unitId) ?? [])
      if (from >= effectiveOn) this.refuse('POST_BEGINS_LATER', { unitId, from });
    for (const { memberId, until } of this.#scene.guests.get(unitId) ?? [])
      if (until >= effectiveOn) this.refuse('TEMPORARY_STAY_OPEN', { unitId, memberId, until });
  }

  /** A unit is named once by what closes it: what happens to it afterwards has nothing to happen to. */
  #refuseTwice(step: Step): void {
    if (step.kind !== 'merge' && step.kind !== 'split') return;
    const ids = step.kind === 'merge' ? step.unitIds : step.into.map(({ unitId }) => unitId);
    for (const unitId of ids.filter((id, index) => ids.indexOf(id) !== index))
      this.refuse('UNIT_NAMED_TWICE', { unitId });
  }

  /** What was entered ahead for single units takes effect on its day, as the keeper of the tree does it. */
  #applyAhead(until: LocalDate): void {
    const due = [...this.#units.values()]
      .flatMap(({ unitId, ahead }) => ahead.map((entry) => ({ unitId, entry })))
      .filter(({ entry }) => entry.effectiveOn <= until)
      .sort((a, b) => (a.entry.effectiveOn < b.entry.effectiveOn ? -1 : 1));
    for (const { unitId, entry } of due) {
      const { decision, effectiveOn, by, at, ...change } = entry;
      this.#change(unitId, change, { decision, effectiveOn, by, at }, () => undefined);
    }
  }

  #change(
    unitId: string,
    change: UnitChange,
    basis: Basis,
    refused: (refusal: { code: string; details: Record<string, unknown> }) => void,
  ): void {
    const parent = change.kind === 'move' ? this.#units.get(change.parentId) : undefined;
    const above = change.kind === 'move' ? this.#chainOf(change.parentId) : [];
    const command: UnitCommand = {
      type: 'change',
      ...{ change, basis, today: basis.effectiveOn, parent, above },
      below: this.#countBelow(unitId, basis.effectiveOn),
    };
    const decided = decide(command, this.#units.get(unitId));
    if (decided.ok) this.#take(unitId, decided);
    else refused(decided.refusal);
  }

  #take(unitId: string, decided: Result<UnitEvent[]>): void {
    if (!decided.ok) return this.refuse(decided.refusal.code, decided.refusal.details);
    if (decided.value.length === 0) return;
    const before = this.#units.get(unitId);
    const after = decided.value.reduce<UnitState | undefined>(evolve, before)!;
    this.#units.set(unitId, after);
    this.#touched.add(unitId);
    this.#stand(unitId, before?.parentId ?? null, after.parentId);
  }

  #countBelow(unitId: string, day: LocalDate): { units: number; members: number } {
    const children = [...(this.#children.get(unitId) ?? [])].map((id) => this.#units.get(id)!);
    return {
      units: children.filter(({ validTo }) => validTo === null || validTo >= day).length,
      members: (this.#members.get(unitId) ?? []).filter(({ leftCellOn }) => leftCellOn === null || leftCellOn > day)
        .length,
    };
  }

  #chainOf(unitId: string): string[] {
    const chain: string[] = [];
    for (let id: string | null = unitId; id !== null && !chain.includes(id);) {
      chain.push(id);
      id = this.#units.get(id)?.parentId ?? null;
    }
    return chain;
  }

  #stand(unitId: string, before: string | null, parentId: string | null): void {
    if (before !== null && before !== parentId) this.#children.get(before)?.delete(unitId);
    if (parentId === null) return;
    const siblings = this.#children.get(parentId) ?? new Set();
    this.#children.set(parentId, siblings.add(unitId));
  }
}
