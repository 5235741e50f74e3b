import type { Movers } from './answers.ts';

export type Mover = Movers['items'][number];
export type Direction = 'up' | 'down' | 'same';

/** Which way the pace went; an outcome may change without it. */
export const directionOf = ({ from, to }: Mover): Direction =>
  from.pace === null || to.pace === null || from.pace === to.pace ? 'same' : to.pace > from.pace ? 'up' : 'down';

/** How many movers stand on the page before «more». */
export const MOVERS_SHOWN = 4;
const IDS_SHOWN = 4;

/** The first indicators by name, and how many more there are. */
export const namedIndicators = (changed: readonly string[]): { ids: string; more: number } => ({
  ids: changed.slice(0, IDS_SHOWN).join(', '),
  more: Math.max(0, changed.length - IDS_SHOWN),
});
