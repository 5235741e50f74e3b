import type { Level } from '@bontot/contracts';
import { ok, refused, type Instant, type LocalDate, type Result } from '@bontot/kernel';
import type { Ground } from '../plan/carry-out.ts';
import type { StepRecord } from '../plan/plan.ts';
import { isActiveOn, type Basis, type NewUnit, type UnitChange } from '../unit/unit.ts';
import type { Candidates } from './candidates.ts';
import { cellOnDay } from './cell-on-day.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Members } from './members.ts';
import { idsIn } from './plan-reads.ts';
import { reorganise, reorganiseAll } from './reorganise.ts';
import type { Units } from './units.ts';

type Parts = { units: Units; members: Members; candidates: Candidates };

const AT_ONCE = 200;

/**
 * The real tree. Each act is one or more commands on single aggregates that do nothing the second time, so that a step
 * that was cut short anywhere is simply carried out again. Throws the refusal of a command (kind `refused`).
 */
export class RealGround implements Ground {
  readonly rehearsed = false;
  readonly #parts: Parts;
  readonly #basis: Basis;
  readonly #today: LocalDate;
  #units = 0;
  #members = 0;

  constructor(parts: Parts, basis: Basis, today: LocalDate) {
    this.#parts = parts;
    this.#basis = basis;
    this.#today = today;
  }

  /** What was done, as far as it was not done before. */
  recordAt(at: Instant): StepRecord {
    return { at, units: this.#units, members: this.#members };
  }

  async levelOf(unitId: string): Promise<Level | undefined> {
    return (await this.#parts.units.find(unitId))?.state.level;
  }

  async below(unitId: string): Promise<string[]> {
    const { effectiveOn } = this.#basis;
    const children = await this.#parts.units.childrenOf(unitId);
    return children
      .filter(({ state }) => state.parentId === unitId && isActiveOn(state, effectiveOn))
      .map(({ id }) => id);
  }

  membersOf(cellId: string): Promise<string[]> {
    return idsIn(this.#parts.members, cellId, this.#basis.effectiveOn);
  }

  async create(content: Omit<NewUnit, 'validFrom' | 'validTo'>): Promise<void> {
    const { units } = this.#parts;
    const unit = { ...content, validFrom: this.#basis.effectiveOn, validTo: null };
    const fingerprint = fingerprintOf(unit);
    const created = await units.run(unit.unitId, async () => {
      const parent = unit.parentId === null ? null : ((await units.find(unit.parentId))?.state ?? null);
      return ok({ type: 'create', unit, parent, fingerprint });
    });
    const { after, changed } = this.#done(created);
    if (after) await units.catchUp([after.state]);
    this.#units += changed ? 1 : 0;
  }

  async change(unitId: string, change: UnitChange): Promise<void> {
    const { changed } = this.#done(await reorganise(this.#parts, unitId, change, this.#basis, this.#today));
    this.#units += changed ? 1 : 0;
  }

  async moveAll(unitIds: readonly string[], parentId: string): Promise<void> {
    if (unitIds.length === 0) return;
    const wanted = { unitIds, change: { kind: 'move' as const, parentId }, basis: this.#basis, today: this.#today };
    for (const outcome of await reorganiseAll(this.#parts, wanted)) this.#units += this.#done(outcome).changed ? 1 : 0;
  }

  /** Posts of the persons follow their membership, as after any transfer. */
  async transfer(memberIds: readonly string[], _from: string, to: string): Promise<void> {
    if (memberIds.length === 0) return;
    const { units, members } = this.#parts;
    const on = this.#basis.effectiveOn;
    const cell = cellOnDay(await units.find(to), on);
    const outcomes = await members.runAll(
      memberIds.map((id) => ({ id, commandFor: () => ok({ type: 'transfer' as const, cellId: to, cell, on }) })),
    );
    for (const outcome of outcomes) this.#members += this.#done(outcome).changed ? 1 : 0;
  }

  async followCandidates(from: string, cellId: string): Promise<void> {
    const { candidates } = this.#parts;
    const { by, at } = this.#basis;
    const command = { type: 'follow-cell' as const, cellId, changed: { at, by }, today: this.#today };
    for (;;) {
      const found = await candidates.page({ cellIds: [from], limit: AT_ONCE });
      for (const { id } of found) this.#done(await candidates.run(id, () => ok(command)));
      if (found.length < AT_ONCE) return;
    }
  }

  refuse(code: string, details: Record<string, unknown>): never {
    throw refused(code, details);
  }

  #done<Value>(outcome: Result<Value>): Value {
    return outcome.ok ? outcome.value : this.refuse(outcome.refusal.code, outcome.refusal.details);
  }
}
