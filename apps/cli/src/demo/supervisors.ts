import type { DemoCell, DemoPost } from './model.ts';
import { cellOfLucHon, COMMUNE, IN_OFFICE_SINCE, OFFICE_OF_COMMUNE, OFFICE_OF_PROVINCE } from './places.ts';
import { opaqueId } from './random.ts';

/** Cells by number, and who of the agency cells follows them; 5 to 8 are those of the account `supervisor`. */
const FOLLOWED: [office: string, member: number, cells: number[]][] = [
  [OFFICE_OF_COMMUNE, 1, [1, 2, 3, 4]],
  [OFFICE_OF_COMMUNE, 2, [9, 10, 11, 12]],
  [OFFICE_OF_COMMUNE, 3, [13, 14, 15, 16]],
  [OFFICE_OF_PROVINCE, 2, [17, 18, 19, 21]],
  [OFFICE_OF_COMMUNE, 4, [20]],
];

const COMMITTEE_MEMBERS = 4;

/** Every cell has a member of the committee who follows it; nobody follows their own. */
export const supervisorPosts = (cells: readonly DemoCell[], seed: number): DemoPost[] =>
  FOLLOWED.flatMap(([office, member, numbers]) => {
    const { memberId } = cells.find(({ id }) => id === office)!.members[member]!;
    return numbers.map((number) => ({
      postId: opaqueId(seed, 'supervisor', number),
      personId: memberId,
      role: 'supervisor' as const,
      unitId: cellOfLucHon(number),
      from: IN_OFFICE_SINCE,
      until: null,
    }));
  });

/** Members of the commune's committee besides the account of that name: a committee of one could hold no meeting. */
export const committeePosts = (cells: readonly DemoCell[], seed: number): DemoPost[] => {
  const office = cells.find(({ id }) => id === OFFICE_OF_COMMUNE)!;
  return office.members.slice(1, 1 + COMMITTEE_MEMBERS).map(({ memberId }, index) => ({
    postId: opaqueId(seed, 'committee', index),
    personId: memberId,
    role: 'committee' as const,
    unitId: COMMUNE,
    from: IN_OFFICE_SINCE,
    until: null,
  }));
};
