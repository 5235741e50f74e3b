import type { KeptAggregates, Kept, Stored } from '@bontot/persistence';
import { type Within } from '@bontot/service';
import type * as z from 'zod';
import { cursorOf, type ListQuery } from './requests.ts';

type Wanted = Within & Pick<z.infer<typeof ListQuery>, 'year' | 'cursor' | 'limit'> & { filter?: object };

/** A page of one year by id, the latest id first: one range of the index over the units. */
export async function yearPage<State extends object, Act, Around, Event>(
  store: KeptAggregates<State, Act, Around, Event>,
  { within, alone, year, cursor, limit, filter }: Wanted,
): Promise<{ found: Stored<Kept<State>>[]; next: string | null }> {
  if (within.length === 0) return { found: [], next: null };
  const found = await store.read(
    {
      [alone ? 'unitId' : 'above']: { $in: within },
      year,
      ...(cursor !== undefined && { _id: { $lt: cursor } }),
      ...filter,
    },
    { _id: -1 },
    limit,
  );
  return { found, next: found.length === limit ? cursorOf(found.at(-1)!.id) : null };
}
