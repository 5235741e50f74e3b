import { localDateOf, ok, type Instant, type LocalDate } from '@bontot/kernel';
import type { DutyAround } from '@bontot/meeting-core';
import type { Stored } from '@bontot/persistence';
import type { Duties } from '../storage/duties.ts';
import type { Kept } from '../meeting/kept.ts';
import { byTimer } from './asked-at.ts';

const WINDOW = 500;

/** Lets the day come for everything of one kind that waits for one: overdue tasks, lapsed months, reports that were not sent. */
export const dutyTimersWith =
  <State extends object, Act, Event>(
    store: Duties<State, Act, DutyAround, Event>,
    actFor: (state: Kept<State>, today: LocalDate) => Promise<Act> | Act,
  ) =>
  async (at: Instant): Promise<number> => {
    const today = localDateOf(at);
    let done = 0;
    for (let after = ''; ;) {
      const due: Stored<Kept<State>>[] = await store.due(today, WINDOW, after);
      const items = await Promise.all(
        due.map(async ({ id, state }) => {
          const command = { ...byTimer(state.above, at), act: await actFor(state, today) };
          return { id, commandFor: () => ok(command) };
        }),
      );
      const outcomes = await store.runAll(items);
      done += outcomes.filter((outcome) => outcome.ok && outcome.value.changed).length;
      if (due.length < WINDOW) return done;
      after = due.at(-1)!.id;
    }
  };
