import { localDateOf, ok, type LocalDate } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { CandidateState } from '../candidate/candidate.ts';
import type { Deciding } from '../member/member.ts';
import { nextTurn } from '../member/standing.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import type { Members } from '../storage/members.ts';
import type { PeopleStores } from '../storage/people.ts';
import type { Posts } from '../storage/posts.ts';
import type { Units } from '../storage/units.ts';
import type { TransferState } from '../transfer/transfer.ts';
import { giveRole, settlePosts } from './settle-posts.ts';

export type WorkParts = { units: Units; members: Members; posts: Posts; people: PeopleStores };

/**
 * What follows for a membership from another record: a transfer that was received, a candidate who was admitted, a leaving
 * that ends posts. Each step may run again; the mark that it must be done goes only after it.
 */
export class PeopleWork {
  readonly #parts: WorkParts;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  /** What was entered ahead and is due, then posts, then the next day on which to look. */
  async settle(memberId: string, today: LocalDate): Promise<void> {
    const { members, units } = this.#parts;
    const before = await members.store.load(memberId);
    if (!before) return;
    const due = (before.state.ahead ?? []).filter(({ on }) => on <= today);
    if (due.length > 0) {
      const wanted = due.flatMap((item) => (item.what === 'transfer' ? [item] : []));
      const known = await units.loadAll(wanted.map(({ cellId }) => cellId));
      const cells = new Map(wanted.map(({ cellId, on }) => [cellId, cellOnDay(known.get(cellId), on)]));
      await members.run(memberId, () => ok({ type: 'day-came', today, cells }));
    }
    const now = (await members.store.load(memberId))!;
    await settlePosts(this.#parts, now.state, today);
    await members.looked(now, now.state.erased || now.state.sameAs ? null : nextTurn(now.state, today));
  }

  /** The membership goes where the transfer was received: for good, for a time, or out of this tree. */
  async tellTransfer({ id, state }: Stored<TransferState>): Promise<void> {
    const { people } = this.#parts;
    if (state.untold && state.receivedOn !== null) await this.#follow(state, state.receivedOn);
    await people.transfers.run(id, () => ok({ type: 'told' }));
  }

  async #follow({ personId, kind, purpose, toCellId, until, decision, history }: TransferState, on: LocalDate) {
    const { members, units } = this.#parts;
    const { at, by } = history.at(-1)!;
    const deciding: Deciding = { by, at, today: localDateOf(at), paper: decision.number };
    await members.run(personId, async () => {
      if (toCellId === null) return ok({ type: 'leave', on, reason: 'transfer', deciding });
      const cell = cellOnDay(await units.find(toCellId), on);
      if (kind === 'formal') return ok({ type: 'transfer', cellId: toCellId, cell, on, deciding });
      const stay = { cellId: toCellId, from: on, to: until!, purpose: purpose ?? 'work' };
      return ok({ type: 'temporary-stay', stay, cell, agreed: true, deciding });
    });
    await this.settle(personId, localDateOf(at));
  }

  /** A candidate becomes a member with the ceremony, full or struck off by decision, and none by an annulment. */
  async tellCandidate({ id, state }: Stored<CandidateState>): Promise<void> {
    if (state.untold && state.ceremony) await this.#admit(state, state.ceremony);
    await this.#parts.people.candidates.run(id, () => ok({ type: 'told' }));
  }

  async #admit(candidate: CandidateState, { on, cellId }: NonNullable<CandidateState['ceremony']>): Promise<void> {
    const { members, units, posts } = this.#parts;
    const { candidateId: memberId, fullDecision, annulled, decision, changed } = candidate;
    const deciding = { ...changed, today: localDateOf(changed.at), paper: decision?.paper.number };
    await members.run(memberId, async () => ok(await this.#joining(candidate, on, cellId, deciding)));
    if (!annulled && !fullDecision)
      await giveRole({ posts, units }, { personId: memberId, role: 'probationary', unitId: cellId, from: on });
    if (annulled)
      await members.run(memberId, () => ok({ type: 'leave', on: annulled.on, reason: 'struck_off', deciding }));
    const paper = fullDecision?.paper;
    if (paper && fullDecision.result === 'full')
      await members.run(memberId, () => ok({ type: 'change-kind', kind: 'full', on: paper.date, deciding }));
    if (paper && fullDecision.result === 'struck')
      await members.run(memberId, () => ok({ type: 'leave', on: paper.date, reason: 'struck_off', deciding }));
    await this.settle(memberId, deciding.today);
  }

  async #joining({ candidateId, name, birthDate }: CandidateState, on: LocalDate, cellId: string, deciding: Deciding) {
    const details = { birthDate, cardNumber: null, phone: null, mail: null, admittedOn: on };
    const member = {
      ...{ memberId: candidateId, cellId, name, kind: 'probationary' as const, joinedCellOn: on, leftCellOn: null },
      ...{ exempt: null, specialDuty: null, details },
    };
    const cell = cellOnDay(await this.#parts.units.find(cellId), on);
    return { type: 'join' as const, member, cell, fingerprint: `admission ${candidateId}`, deciding };
  }
}
