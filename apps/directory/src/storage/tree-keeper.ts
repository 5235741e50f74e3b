import { addDays, localDateOf, type LocalDate } from '@bontot/kernel';
import { sideBySide, type Stored } from '@bontot/persistence';
import type { UnitState } from '../unit/unit.ts';
import { MEMBERSHIP_ROLES, type PostState } from '../post/post.ts';
import { PlanRunner, type RunnerParts } from './plan-runner.ts';
import { finishTurn, reorganise } from './reorganise.ts';

const LOOK_MS = 5_000;
const DUE_EVERY_MS = 60_000;
const AT_ONCE = 100;
/**
 * How long offices of a closed unit last after its end: a meeting that was open is closed, its minutes are signed (5 days)
 * and its score is confirmed by those who held it. Nothing new can be planned in a closed unit.
 */
const WINDING_UP_DAYS = 30;

/**
 * Finishes what one write cannot: after a move, units and posts below follow level by level; posts of a unit that closed
 * get their end; changes entered ahead and plans are carried out when their day comes. What is left to do is in the
 * documents, so a crash only delays it.
 */
export class TreeKeeper {
  readonly #parts: RunnerParts;
  readonly #runner: PlanRunner;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #dueAt = 0;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#runner = new PlanRunner(parts);
  }

  start(): void {
    this.#timer = setInterval(() => void this.tend(), LOOK_MS);
    this.#timer.unref();
    void this.tend();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  /** As {@link tend}, also looking for what is due by its day: something was entered that may be due already. */
  tendAll(): Promise<void> {
    this.#dueAt = 0;
    return this.tend();
  }

  /** Does all that is due now; turns never overlap. Failures wait for the next turn. */
  tend(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#work())
      .catch((err: unknown) => this.#parts.log.warn({ err }, 'the tree is not tended yet'));
    return this.#turn;
  }

  async #work(): Promise<void> {
    const now = this.#parts.clock.now();
    await finishTurn(this.#parts);
    if (now >= this.#dueAt) {
      this.#dueAt = now + DUE_EVERY_MS;
      await this.#applyDue(now);
      await this.#runner.runDue();
    }
    for (
      let moved = await this.#parts.units.stale(AT_ONCE);
      moved.length > 0;
      moved = await this.#parts.units.stale(AT_ONCE)
    )
      for (const unit of moved) await this.#settle(unit);
  }

  /**
   * The unit first takes the path that what it stands under has now: that may have got another one between the look at it
   * and the write of a move. Children get the new path next (and become stale themselves), then the unit is settled.
   */
  async #settle(moved: Stored<UnitState>): Promise<void> {
    const { units, posts, plans } = this.#parts;
    const state = await units.followParents(moved.state);
    for (const child of await units.childrenOf(state.unitId))
      await units.run(child.id, () => ({ ok: true, value: { type: 'follow-parent', parent: state } }));
    await sideBySide(await posts.inUnit(state.unitId), (post) => this.#follow(post, state));
    for (const plan of await plans.inUnit(state.unitId))
      await plans.run(plan.id, () => ({ ok: true, value: { type: 'follow-unit', path: state.path } }));
    await units.run(state.unitId, () => ({
      ok: true,
      value: { type: 'settle-below', path: state.path, spans: state.spans },
    }));
  }

  async #follow({ id, state: post }: Stored<PostState>, { path, validTo }: UnitState): Promise<void> {
    const { posts } = this.#parts;
    await posts.run(id, () => ({ ok: true, value: { type: 'follow-unit', path } }));
    if (validTo === null) return;
    const until = lastDayIn(post, validTo);
    if (post.from <= until && (post.until === null || post.until > until))
      await posts.run(id, () => ({ ok: true, value: { type: 'end', until } }));
  }

  async #applyDue(now: number): Promise<void> {
    const { units, log } = this.#parts;
    const today = localDateOf(now);
    for (const { id, state } of await units.due(today, AT_ONCE))
      for (const { decision, effectiveOn, by, at, ...change } of state.ahead.filter(
        (ahead) => ahead.effectiveOn <= today,
      )) {
        const done = await reorganise(this.#parts, id, change, { decision, effectiveOn, by, at }, today);
        if (done.ok) continue;
        log.warn({ unitId: id, decision, code: done.refusal.code }, 'a change entered ahead is no longer possible');
        await units.run(id, () => ({ ok: true, value: { type: 'drop-ahead', decision } }));
      }
  }
}

/** Membership ends with the cell; an office lasts until what it began is finished. */
const lastDayIn = ({ role }: PostState, lastDay: LocalDate): LocalDate =>
  MEMBERSHIP_ROLES.includes(role) ? lastDay : addDays(lastDay, WINDING_UP_DAYS);
