import { ok, type Instant } from '@bontot/kernel';
import { countsIn, type Initiative } from '@bontot/pledge-core';
import type { Kept, Stored } from '@bontot/persistence';
import { pledgeId } from '../storage/pledges.ts';
import type { Stores } from '../storage/stores.ts';
import { askedOf, byService, type Surroundings } from '../storage/surroundings.ts';

const WINDOW = 100;
type Parts = { stores: Stores; surroundings: Surroundings };

/** Tells the years of its authors that an initiative was recognised, or that it counts no more; telling twice changes nothing. */
export async function tellYears(
  stored: Stored<Kept<Initiative>>,
  { stores, surroundings }: Parts,
  at: Instant,
): Promise<void> {
  const { initiativeId, authorIds, decision, changed } = stored.state;
  const year = decision && +decision.decidedOn.slice(0, 4);
  if (year !== null) {
    const asked = authorIds.map((memberId) => ({ memberId, year }));
    const ready = await surroundings.ofMany(asked, at, byService(changed.by));
    const recognised = countsIn(stored.state) === year;
    const act = { type: 'initiative' as const, initiativeId, recognised };
    await stores.pledges.runAll(
      [...ready].map(([id, one]) => ({ id, commandFor: () => ok(askedOf(act, one, { at, by: changed.by })) })),
    );
    // An author of whom the directory has not told yet is told later.
    if (asked.some(({ memberId }) => !ready.has(pledgeId(memberId, year)))) return;
  }
  await stores.initiatives.told(stored);
}

/** What a killed process left untold. */
export const repairsWith =
  (parts: Parts) =>
  async (at: Instant): Promise<number> => {
    const untold = await parts.stores.initiatives.untold(WINDOW);
    for (const stored of untold) await tellYears(stored, parts, at);
    return untold.length;
  };
