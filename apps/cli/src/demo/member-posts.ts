import { developmentAccounts } from '@bontot/contracts';
import type { DemoCell, DemoMember, DemoPost } from './model.ts';
import { ACCOUNTS_CELL, IN_OFFICE_SINCE } from './places.ts';
import { opaqueId } from './random.ts';

/** Secretary and deputy. */
const LEADERS = 2;
const ACCOUNTS = new Set<string>(Object.values(developmentAccounts));

/**
 * Who may act for themselves as a member of this cell. Not whoever leaves it, for on the first morning nobody knows that; and
 * officials have the posts that their accounts are named after and no others.
 */
export const holdsPost = ({ memberId, cellId, leftCellOn }: DemoMember): boolean =>
  leftCellOn === null && (cellId === ACCOUNTS_CELL || !ACCOUNTS.has(memberId));

/** The post of a member in their own cell: what they may do about themselves. Secretary and deputy hold more. */
export const memberPost = (member: DemoMember, seed: number): DemoPost => ({
  postId: opaqueId(seed, member.cellId, member.memberId, 'member'),
  personId: member.memberId,
  role: member.kind === 'probationary' ? 'probationary' : member.exempt ? 'exempt' : 'member',
  unitId: member.cellId,
  from: member.joinedCellOn > IN_OFFICE_SINCE ? member.joinedCellOn : IN_OFFICE_SINCE,
  until: null,
});

/** Posts of the members of a cell who lead nothing in it, as far as they are there on a day. */
export const memberPosts = (cell: DemoCell, seed: number, on: string): DemoPost[] =>
  cell.members
    .slice(LEADERS)
    .filter((member) => holdsPost(member) && !ACCOUNTS.has(member.memberId) && member.joinedCellOn <= on)
    .map((member) => memberPost(member, seed));
