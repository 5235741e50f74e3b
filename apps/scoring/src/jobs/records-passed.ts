import { localDateOf } from '@bontot/kernel';
import type { SweepDuty } from '@bontot/service';
import { BY_TIMER } from '../events/published.ts';
import type { RegisterRecords } from '../storage/register-records.ts';

const WINDOW = 200;

/** Lets the day come for targets, inspections, programmes and issues that nobody recorded. */
export const recordsPassed =
  (records: RegisterRecords): SweepDuty =>
  async (at) => {
    const today = localDateOf(at);
    const around = { by: BY_TIMER, at, today, byNature: true };
    let done = 0;
    for (;;) {
      const due = await records.due(today, WINDOW);
      for (const { id, state } of due) {
        const acted = await records.act(id, { type: 'time-passed', today }, around, state.path);
        if (!acted.ok) throw new Error(`${id} waits for a day that has come: ${acted.refusal.code}`);
        done++;
      }
      if (due.length < WINDOW) return done;
    }
  };
