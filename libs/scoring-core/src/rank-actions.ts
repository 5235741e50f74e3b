import type { Action, Explained } from './explained.ts';

/** A step worth doing, with the indicator or the gate it belongs to. */
export type RankedAction = Action & { indicator: string | null; gate: string | null };

/**
 * All next steps of an assessment in the order in which people are told of them: first what opens a condition (a floor, a
 * gate, a criterion, the total), then by gain; of equal ones what can still be done before what only holds if it was so,
 * then fewest changes, then the order of the set. Of several ways to better the same part the best stands alone, for their
 * gains do not add up, and so does one change that betters several parts; the others stay with their indicators.
 *
 * @param most how many are returned; the first one is the step to show where there is room for one
 */
export function rankActions(explained: Explained, most = Number.POSITIVE_INFINITY): RankedAction[] {
  const ranked = stepsOf(explained).sort(foremost);
  const taken = new Set<string>();
  const first: RankedAction[] = [];
  for (const step of ranked) {
    if (first.length >= most) break;
    const names = [`${step.indicator ?? step.gate}/${step.part}`, changesOf(step)];
    if (names.some((name) => taken.has(name))) continue;
    for (const name of names) taken.add(name);
    first.push(step);
  }
  return first;
}

const stepsOf = ({ indicators, gates }: Explained): RankedAction[] => [
  ...Object.entries(gates).flatMap(([gate, { next }]) => next.map((action) => ({ ...action, indicator: null, gate }))),
  ...Object.entries(indicators).flatMap(([indicator, { next }]) =>
    next.map((action) => ({ ...action, indicator, gate: null })),
  ),
];

const foremost = (a: Action, b: Action): number =>
  +(b.unblocks.length > 0) - +(a.unblocks.length > 0) ||
  b.gain - a.gain ||
  +a.proof - +b.proof ||
  a.edits.length - b.edits.length;

/** Which facts it changes, whatever part it is counted for. */
const changesOf = ({ edits }: Action): string =>
  edits
    .map(({ kind, measure, source }) => `${kind} ${measure} ${source}`)
    .sort()
    .join('\n');
