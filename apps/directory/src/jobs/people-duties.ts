import { localDateOf } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { SweepDuty } from '@bontot/service';
import type { DuplicateWork } from './duplicate-work.ts';
import { followCells } from './follow-cells.ts';
import type { PeopleWork, WorkParts } from './people-work.ts';
import { trainingYear } from './training-year.ts';

type Parts = WorkParts & { work: PeopleWork; duplicates: DuplicateWork };

const WINDOW = 200;

/** Received transfers, admitted candidates and second records whose memberships have not heard of it. */
export const peopleRepairs =
  ({ people, work, duplicates }: Parts): SweepDuty =>
  async () =>
    (await drained(
      () => people.transfers.untold(WINDOW),
      (transfer) => work.tellTransfer(transfer),
    )) +
    (await drained(
      () => people.candidates.untold(WINDOW),
      (candidate) => work.tellCandidate(candidate),
    )) +
    (await drained(
      () => people.duplicates.untold(WINDOW),
      (duplicate) => duplicates.tell(duplicate),
    ));

/** Members on whom a day has come, and leaders who were not trained in a year that is over. */
export const peopleDuties = (parts: Parts): Record<string, SweepDuty> => ({
  members: async (at) => {
    const today = localDateOf(at);
    let settled = 0;
    for (let after = ''; ;) {
      const due = await parts.members.due(today, WINDOW, after);
      for (const { id } of due) await parts.work.settle(id, today);
      settled += due.length;
      if (due.length < WINDOW) return settled;
      after = due.at(-1)!.id;
    }
  },
  transfers: followCells(parts),
  trainings: trainingYear(parts),
});

/** Does everything that is found, window by window. */
async function drained<State>(
  find: () => Promise<Stored<State>[]>,
  work: (item: Stored<State>) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const found = await find();
    for (const item of found) await work(item);
    done += found.length;
    if (found.length < WINDOW) return done;
  }
}
