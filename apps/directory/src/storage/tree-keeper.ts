import { localDateOf, type Clock } from '@bontot/kernel';
import type { Logger } from '@bontot/service';
import type { Stored } from '@bontot/persistence';
import type { UnitState } from '../unit/unit.ts';
import { reorganise } from './reorganise.ts';
import type { Members } from './members.ts';
import type { Posts } from './posts.ts';
import type { Units } from './units.ts';

const LOOK_MS = 5_000;
const DUE_EVERY_MS = 60_000;
const AT_ONCE = 100;

/**
 * Finishes what one write cannot: after a move, units and posts below follow level by level; changes entered ahead are
 * applied when their day comes. What is left to do is in the documents, so a crash only delays it.
 */
export class TreeKeeper {
  readonly #parts: { units: Units; members: Members; posts: Posts; clock: Clock; log: Logger };
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #dueAt = 0;

  constructor(parts: { units: Units; members: Members; posts: Posts; clock: Clock; log: Logger }) {
    this.#parts = parts;
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

  /** Does all that is due now; turns never overlap. Failures wait for the next turn. */
  tend(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#work())
      .catch((err: unknown) => this.#parts.log.warn({ err }, 'the tree is not tended yet'));
    return this.#turn;
  }

  async #work(): Promise<void> {
    const now = this.#parts.clock.now();
    if (now >= this.#dueAt) {
      await this.#applyDue(now);
      this.#dueAt = now + DUE_EVERY_MS;
    }
    for (
      let moved = await this.#parts.units.stale(AT_ONCE);
      moved.length > 0;
      moved = await this.#parts.units.stale(AT_ONCE)
    )
      for (const unit of moved) await this.#settle(unit);
  }

  /** Children first get the new path (and become stale themselves), then the unit is settled. */
  async #settle({ state }: Stored<UnitState>): Promise<void> {
    const { units, posts } = this.#parts;
    for (const child of await units.childrenOf(state.unitId))
      await units.run(child.id, () => ({ ok: true, value: { type: 'follow-parent', parent: state } }));
    for (const post of await posts.inUnit(state.unitId))
      await posts.run(post.id, () => ({ ok: true, value: { type: 'follow-unit', path: state.path } }));
    await units.run(state.unitId, () => ({ ok: true, value: { type: 'settle-below', path: state.path } }));
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
