/** A member as the list of a cell names one. */
export type Listed = { memberId: string; name: string };

export const othersIn = (members: readonly Listed[], me: string): Listed[] =>
  members.filter(({ memberId }) => memberId !== me);

/** The authors with this one or without; whoever the list does not know any more stays. */
export const togetherWith = (authorIds: readonly string[], memberId: string, isIn: boolean): string[] => [
  ...authorIds.filter((one) => one !== memberId),
  ...(isIn ? [memberId] : []),
];
