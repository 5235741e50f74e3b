import { shown, type Stored } from '@bontot/persistence';
import type { Kept } from '../meeting/kept.ts';
import type { Reading } from './reading.ts';
import { placeCursorOf } from './requests.ts';

/** One page of a list in the order of a day: what callers see, where the next page begins, and the names of all who occur. */
export async function dayPage<State extends object>(
  found: readonly Stored<Kept<State>>[],
  dayOf: (state: State) => string,
  limit: number,
  reading: Reading,
) {
  const items = found.map((stored) => shown<State>(stored));
  const last = items.length === limit ? items.at(-1) : undefined;
  return {
    items,
    next: last ? placeCursorOf(dayOf(last), found.at(-1)!.id) : null,
    names: await reading.namesIn(items),
  };
}
