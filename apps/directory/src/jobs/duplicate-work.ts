import { addDays, localDateOf, ok, type LocalDate, type Refusal } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { DuplicateState, Versions } from '../duplicate/duplicate.ts';
import type { HandedPost, Side } from '../duplicate/hand-over.ts';
import { isLink, linkOf } from '../invitation/invitation.ts';
import type { Deciding, MemberState } from '../member/member.ts';
import { NO_DETAILS } from '../member/person.ts';
import { recordIdFrom } from '../storage/record-id.ts';
import { areYearsUntouched, handYears, returnYears } from './hand-years.ts';
import type { PeopleWork, WorkParts } from './people-work.ts';

type Parts = WorkParts & { work: PeopleWork };

/**
 * Carries out that two records are of one person, or that they are not after all. Each step may run again; the record that
 * stays is told first, so that of two who close each other's record one is refused.
 */
export class DuplicateWork {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async sideOf({ id, version, state }: Stored<MemberState>): Promise<Side> {
    const { posts, people } = this.#parts;
    const [held, invitation, transfers, candidate] = await Promise.all([
      posts.ofPersons([id]),
      people.invitations.store.load(id),
      people.transfers.ofPerson(id),
      people.candidates.store.load(id),
    ]);
    return {
      ...{ member: state, version, posts: held.map((post) => post.state) },
      link: invitation && linkOf(invitation.state),
      openTransferId: transfers.find((transfer) => transfer.state.state === 'sent')?.id,
      openCandidateId: candidate?.state.next ? id : undefined,
    };
  }

  /** Whether posts, the account and what was found of years are still as they were handed over. */
  async isUntouched(duplicate: DuplicateState): Promise<boolean> {
    const { posts: store, people } = this.#parts;
    const { keptId, posts, link } = duplicate;
    if (!(await areYearsUntouched(people, duplicate))) return false;
    const moved = posts.filter(({ to }) => to !== null);
    const now = await store.loadAll(moved.map((post) => movedId(duplicate, post)));
    const asMoved = moved.every((post) => now.get(movedId(duplicate, post))?.state.until === post.to!.until);
    if (!link?.taken) return asMoved;
    const invitation = (await people.invitations.store.load(keptId))?.state;
    return asMoved && invitation !== undefined && isLink(invitation, link.given);
  }

  async tell({ id, state }: Stored<DuplicateState>): Promise<void> {
    if (!state.untold) return;
    const versions = await (state.state === 'closed' ? this.#close(state) : this.#reopen(state));
    if (versions) await this.#parts.people.duplicates.run(id, () => ok({ type: 'told', versions }));
  }

  /** Undefined where one of the records no longer allows it: then it is all taken back. */
  async #close(duplicate: DuplicateState): Promise<Versions | undefined> {
    const { members, people, work } = this.#parts;
    const { duplicateId, keptId, link, reason } = duplicate;
    const deciding = decidingOf(duplicate);
    const because = { reason: reason ?? '', deciding };
    const { details, fullOn = null } = (await members.store.load(duplicateId))!.state;
    const given = { duplicateId, details: details ?? NO_DETAILS, fullOn };
    const kept = await members.run(keptId, () => ok({ type: 'take-over', ...given, ...because }));
    if (!kept.ok) return this.#giveUp(duplicate, kept.refusal);
    const since = sinceOf(kept.value.after!.state);
    const closed = await members.run(duplicateId, () => ok({ type: 'close-duplicate', of: keptId, since, ...because }));
    if (!closed.ok) return this.#giveUp(duplicate, closed.refusal);
    await this.#handPosts(duplicate, deciding.today);
    await handYears(people, duplicate);
    if (link) await people.invitations.run(duplicateId, () => ok({ type: 'revoke', ...deciding }));
    if (link?.taken) {
      const taking = { type: 'take-over' as const, personId: keptId, link: link.given, ...deciding };
      await people.invitations.run(keptId, () => ok(taking));
    }
    await work.settle(keptId, deciding.today);
    return { kept: kept.value.after!.version, duplicate: closed.value.after!.version };
  }

  async #reopen(duplicate: DuplicateState): Promise<Versions> {
    const { members, people, work } = this.#parts;
    const { duplicateId, keptId, link } = duplicate;
    const deciding = decidingOf(duplicate);
    if (link?.taken) {
      const { before } = link;
      const back = before
        ? { type: 'take-over' as const, personId: keptId, link: before }
        : { type: 'revoke' as const };
      await people.invitations.run(keptId, () => ok({ ...back, ...deciding }));
    }
    if (link) {
      const back = { type: 'take-over' as const, personId: duplicateId, link: link.given, ...deciding };
      await people.invitations.run(duplicateId, () => ok(back));
    }
    await this.#returnPosts(duplicate);
    await returnYears(people, duplicate);
    const open = await members.run(duplicateId, () => ok({ type: 'reopen-duplicate', of: keptId, deciding }));
    const kept = await members.run(keptId, () => ok({ type: 'give-back', duplicateId, deciding }));
    for (const id of [duplicateId, keptId]) await work.settle(id, deciding.today);
    const versionOf = (outcome: typeof open): number => (outcome.ok ? outcome.value.after!.version : 0);
    return { kept: versionOf(kept), duplicate: versionOf(open) };
  }

  async #giveUp({ duplicateId }: DuplicateState, why: Refusal): Promise<undefined> {
    const { duplicates } = this.#parts.people;
    const given = await duplicates.run(duplicateId, () => ok({ type: 'give-up', why }));
    if (given.ok) await this.tell(given.value.after!);
  }

  async #handPosts(duplicate: DuplicateState, today: LocalDate): Promise<void> {
    const { posts, units } = this.#parts;
    const yesterday = addDays(today, -1);
    for (const post of duplicate.posts) {
      await posts.run(post.postId, (held) =>
        ok(held && held.from > yesterday ? { type: 'withdraw' } : { type: 'end', until: yesterday }),
      );
      if (!post.to) continue;
      const next = { postId: movedId(duplicate, post), personId: duplicate.keptId, ...post.to };
      const unit = (await units.find(next.unitId))?.state;
      await posts.run(next.postId, () => ok({ type: 'assign', post: next, unit, fingerprint: 'duplicate' }));
    }
  }

  /** What the other held in their place gives nothing, on no day. */
  async #returnPosts(duplicate: DuplicateState): Promise<void> {
    const { posts, units } = this.#parts;
    for (const post of duplicate.posts) {
      if (post.to) await posts.run(movedId(duplicate, post), () => ok({ type: 'withdraw' }));
      const held = await posts.store.load(post.postId);
      if (!held) continue;
      const unit = (await units.find(held.state.unitId))?.state;
      await posts.run(post.postId, () => ok({ type: 'extend', until: post.until, unit }));
    }
  }
}

const decidingOf = ({ by, at }: DuplicateState): Deciding => ({ by, at, today: localDateOf(at) });

/** Since when a record counts its person. */
const sinceOf = ({ past, joinedCellOn }: MemberState): LocalDate => past[0]?.joinedCellOn ?? joinedCellOn;

/** One for each time that the record is closed, for a post that was withdrawn begins no more. */
const movedId = ({ history }: Pick<DuplicateState, 'history'>, { postId }: HandedPost): string =>
  recordIdFrom('duplicate', postId, String(history.findLast(({ what }) => what === 'close')!.at));
