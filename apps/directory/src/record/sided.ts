import type { Changed } from './fact.ts';

/** What is kept of a person and a year. Of two records of one person only one counts, and this may be of the other. */
export type Sided = {
  changed: Changed;
  /** It proves nothing: the person's other record has the year. */
  aside?: boolean;
  /** The record that it came over from. */
  takenFrom?: string;
};

/** How a year goes from a closed record to the one that stays, and back. `given` says already whose it is to be. */
export type SideCommand<State> = { changed: Changed } & (
  | { type: 'take-over'; given: State; from: string }
  | { type: 'give-back'; from: string }
  | { type: 'stand-aside' }
  | { type: 'stand-again' }
);

/** The state from then on; undefined where nothing changes. Whoever has a year of their own keeps it. */
export function sided<State extends Sided>(command: SideCommand<State>, before: State | undefined): State | undefined {
  const { type, changed } = command;
  if (type === 'take-over') {
    const { given, from } = command;
    return standing(before) ? undefined : { ...given, changed, aside: false, takenFrom: from };
  }
  if (!before || (type === 'give-back' && before.takenFrom !== command.from)) return undefined;
  const aside = type !== 'stand-again';
  return (before.aside ?? false) === aside ? undefined : { ...before, changed, aside };
}

/** What counts: undefined for what stands aside. */
export const standing = <State extends Sided>(state: State | undefined): State | undefined =>
  state?.aside ? undefined : state;

/** Those of them that count. */
export const onlyStanding = <Kept extends { state: Sided }>(found: Map<string, Kept>): Map<string, Kept> =>
  new Map([...found].filter(([, { state }]) => standing(state)));
