import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import type { Link } from '../invitation/invitation.ts';
import type { MemberState } from '../member/state.ts';
import { MEMBERSHIP_ROLES, type PostState } from '../post/post.ts';

/** One of the two records, with what else stands under its id. */
export type Side = {
  member: MemberState;
  version: number;
  posts: readonly PostState[];
  link: Link | undefined;
  openTransferId: string | undefined;
  openCandidateId: string | undefined;
};

/** A post of the closed record: its last day of before, and what the other holds in its place. */
export type HandedPost = {
  postId: string;
  until: LocalDate | null;
  to: Pick<PostState, 'role' | 'unitId' | 'from' | 'until'> | null;
};

/** The way to an account: `taken` where the other had none, with what it had instead. */
export type HandedLink = { given: Link; taken: boolean; before: Link | null };

export type Handed = { posts: HandedPost[]; link: HandedLink | null };

const LEADERS: readonly PostState['role'][] = ['secretary', 'deputy'];

/** What goes from the record that is closed to the one that stays; a refusal says what to finish first. */
export function handOver(kept: Side, duplicate: Side, today: LocalDate): Result<Handed> {
  for (const { member } of [kept, duplicate]) {
    const { memberId, erased, sameAs } = member;
    if (erased) return refuse('MEMBER_ERASED', { memberId });
    if (sameAs) return refuse('MEMBER_DUPLICATE', { memberId, sameAs });
  }
  if (duplicate.member.duplicates?.length)
    return refuse('DUPLICATE_KEEPS_OTHERS', { memberId: duplicate.member.memberId });
  if (hasLeft(kept.member, today) && !hasLeft(duplicate.member, today))
    return refuse('DUPLICATE_KEPT_LEFT', { leftCellOn: kept.member.leftCellOn });
  if (duplicate.openTransferId !== undefined)
    return refuse('DUPLICATE_TRANSFER_OPEN', { transferId: duplicate.openTransferId });
  if (duplicate.openCandidateId !== undefined)
    return refuse('DUPLICATE_CANDIDATE_OPEN', { candidateId: duplicate.openCandidateId });
  const posts = handedPosts(kept, duplicate, today);
  if (!posts.ok) return posts;
  const link = handedLink(kept.link, duplicate.link, today);
  return link.ok ? ok({ posts: posts.value, link: link.value }) : link;
}

/** Until yesterday the old id held them, from today the other does. Roles of membership come with the membership. */
function handedPosts(kept: Side, duplicate: Side, today: LocalDate): Result<HandedPost[]> {
  const held = kept.posts.filter(({ until }) => until === null || until >= today);
  const handed: HandedPost[] = [];
  for (const { postId, role, unitId, from, until } of duplicate.posts) {
    if (until !== null && until < today) continue;
    const there = held.filter((post) => post.unitId === unitId);
    const isHeld = MEMBERSHIP_ROLES.includes(role) || there.some((post) => post.role === role);
    const isElsewhere = kept.member.cellId !== unitId || there.some((post) => LEADERS.includes(post.role));
    if (!isHeld && LEADERS.includes(role) && isElsewhere) return refuse('DUPLICATE_POST', { role, unitId });
    const next = { role, unitId, from: from < today ? today : from, until };
    handed.push({ postId, until, to: isHeld ? null : next });
  }
  return ok(handed);
}

/** An account goes over where the other has none; an invitation that is open, where the other has nothing open either. */
function handedLink(kept: Link | undefined, given: Link | undefined, today: LocalDate): Result<HandedLink | null> {
  if (!given || (given.accountId === null && !isOpen(given, today))) return ok(null);
  if (given.accountId !== null && kept && kept.accountId !== null) return refuse('DUPLICATE_ACCOUNTS');
  const taken = given.accountId !== null || !kept || (kept.accountId === null && !isOpen(kept, today));
  return ok({ given, taken, before: taken ? (kept ?? null) : null });
}

const isOpen = ({ state, expiresOn }: Link, today: LocalDate): boolean => state === 'open' && today <= expiresOn;
const hasLeft = ({ leftCellOn }: MemberState, today: LocalDate): boolean => leftCellOn !== null && leftCellOn <= today;
