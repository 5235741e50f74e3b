import type { Twins } from './answers.ts';

type Twin = Twins['members'][number] & { birthDate: string };

/** Each two that may be one, side by side: three of a kind are looked at two by two. */
export const pairsOf = (items: readonly Twins[]): [Twin, Twin][] =>
  items.flatMap(({ birthDate, members }) => {
    const twins = members.map((member) => ({ ...member, birthDate }));
    return twins.flatMap((a, at) => twins.slice(at + 1).map((b): [Twin, Twin] => [a, b]));
  });
