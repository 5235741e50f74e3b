import { localDateOf, ok } from '@bontot/kernel';
import { handle, type MongoAggregateStore } from '@bontot/persistence';
import { decide, type ExemptionState } from '../exemption/exemption.ts';
import { expiredClaims } from '../storage/exemptions.ts';
import type { SweepDuty } from '@bontot/service';

const WINDOW = 200;

/** Claims whose day has passed make room for others; nobody is told, for the score has known the day from the beginning. */
export const exemptionsExpired =
  (exemptions: MongoAggregateStore<ExemptionState>): SweepDuty =>
  async (at) => {
    const today = localDateOf(at);
    let done = 0;
    for (;;) {
      const expired = await expiredClaims(exemptions, today, WINDOW);
      for (const { id } of expired) {
        const handled = await handle(exemptions, id, (current) => {
          const decided = decide({ type: 'time-passed', today }, current?.state);
          if (!decided.ok) return decided;
          return ok(decided.value === current?.state ? 'unchanged' : { state: decided.value, events: [] });
        });
        if (handled.ok && handled.value.changed) done++;
      }
      if (expired.length < WINDOW) return done;
    }
  };
