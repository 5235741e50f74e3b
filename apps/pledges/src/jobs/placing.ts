import { localDateOf, ok, type Instant } from '@bontot/kernel';
import type { OwnPledgeAct } from '@bontot/pledge-core';
import { BY_TIMER } from '../config.ts';
import type { Copies } from '../storage/copies.ts';
import { pledgeId } from '../storage/pledges.ts';
import type { Stores } from '../storage/stores.ts';
import { askedOf, byService, type MemberYear, type Ready, type Surroundings } from '../storage/surroundings.ts';
import type { TouchedMembers } from '../storage/touched.ts';
import type { YearBook } from '../storage/year-book.ts';

/** Cells of one step; a crash repeats at most so many. */
const CELLS = 50;
const MEMBERS = 500;

export type PlacingParts = {
  stores: Stores;
  copies: Copies;
  book: YearBook;
  touched: TouchedMembers;
  surroundings: Surroundings;
};

/** Lays out the year of every member, cell by cell, from where it was left: what is owed stands there before anybody writes. */
export const yearsWith =
  (parts: PlacingParts) =>
  async (at: Instant): Promise<number> => {
    const { book, copies } = parts;
    const today = localDateOf(at);
    const thisYear = +today.slice(0, 4);
    let done = 0;
    for (let progress = await book.open(today); progress.next <= thisYear; progress = await book.open(today)) {
      const { next: year, after } = progress;
      const cells = await copies.cellsAfter(after, CELLS);
      const members = await copies.membersOf(cells.map(({ unitId }) => unitId));
      const asked = members
        .filter(({ leftCellOn }) => leftCellOn === null || leftCellOn > `${year}-01-01`)
        .map(({ memberId }) => ({ memberId, year }));
      done += await place(asked, at, parts);
      if (cells.length > 0) await book.reached(year, cells.at(-1)!.unitId);
      if (cells.length < CELLS) await book.finished(year);
    }
    return done;
  };

/** Lets the years of members follow what the directory has said of them. Who has no known cell yet waits. */
export const touchedWith =
  (parts: PlacingParts) =>
  async (at: Instant): Promise<number> => {
    const { touched } = parts;
    const year = +localDateOf(at).slice(0, 4);
    let done = 0;
    for (let after = ''; ;) {
      const found = await touched.after(after, MEMBERS);
      if (found.length === 0) return done;
      const ids = found.map(({ _id }) => _id);
      // A pledge for the coming year may lie there from December on.
      const coming = await parts.stores.pledges.loadAll(ids.map((id) => pledgeId(id, year + 1)));
      const asked = [
        ...ids.map((memberId) => ({ memberId, year })),
        ...[...coming.values()].map(({ state }) => ({ memberId: state.memberId, year: year + 1 })),
      ];
      const ready = await parts.surroundings.ofMany(asked, at, byService(BY_TIMER));
      done += await run({ type: 'place' }, ready, at, parts.stores);
      await touched.done(found.filter(({ _id }) => ready.has(pledgeId(_id, year))));
      after = ids.at(-1)!;
    }
  };

/** A campaign that was set or changed: the years below follow, those of other units find nothing to do. */
export const campaignsWith =
  ({ stores, book }: PlacingParts) =>
  async (): Promise<number> => {
    const changed = await stores.campaigns.unspread(MEMBERS);
    for (const campaign of changed) {
      await book.again(campaign.state.year);
      await stores.campaigns.spread(campaign);
    }
    return changed.length;
  };

/** Last days that have passed. */
export const timersWith =
  ({ stores, surroundings }: PlacingParts) =>
  async (at: Instant): Promise<number> => {
    const today = localDateOf(at);
    let done = 0;
    for (let after = ''; ;) {
      const due = await stores.pledges.due(today, MEMBERS, after);
      const ready = await surroundings.ofMany(
        due.map(({ state: { memberId, year } }) => ({ memberId, year })),
        at,
        byService(BY_TIMER),
      );
      done += await run({ type: 'time-passed' }, ready, at, stores);
      if (due.length < MEMBERS) return done;
      after = due.at(-1)!.id;
    }
  };

async function place(asked: MemberYear[], at: Instant, { stores, surroundings }: PlacingParts): Promise<number> {
  return run({ type: 'place' }, await surroundings.ofMany(asked, at, byService(BY_TIMER)), at, stores);
}

async function run(act: OwnPledgeAct, ready: Map<string, Ready>, at: Instant, { pledges }: Stores): Promise<number> {
  const changed = { at, by: BY_TIMER };
  const outcomes = await pledges.runAll(
    [...ready].map(([id, one]) => ({ id, commandFor: () => ok(askedOf(act, one, changed)) })),
  );
  return outcomes.filter((outcome) => outcome.ok && outcome.value.changed).length;
}
