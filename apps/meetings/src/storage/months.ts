import {
  decideMonth,
  evolveDuty,
  monthFacts,
  type DutyAround,
  type Month,
  type MonthDuty,
  type MonthAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { monthStory } from '../events/published.ts';
import { Duties, type PageWanted } from './duties.ts';
import { dueIndex } from './due-index.ts';

/** Months for which a unit owes its meeting, once something was asked or held: `_id` `<unitId>.<month>`. */
export class Months extends Duties<MonthDuty, MonthAct, DutyAround, StateEvent<MonthDuty>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'months',
        fields: {
          ...{ unitId: 'text', month: 'text', subject: 'text', requests: 'structure', heldBy: 'text' },
          ...{ lapsed: 'flag', dueAt: 'text' },
        },
        indexes: [
          {
            keys: { above: 1, month: -1, _id: -1 },
            where: { 'requests.0': { $exists: true } },
            serves: 'asked(): months about which something was asked',
          },
          { keys: { unitId: 1, month: 1 }, serves: 'ofUnit(): the year of one unit' },
          dueIndex('dueAt'),
        ],
      },
      { decide: decideMonth, evolve: evolveDuty, facts: monthFacts },
      monthStory,
    );
  }

  /** Months about which something was asked, the latest first; with `waiting` those that wait for a decision. */
  asked(wanted: PageWanted, waiting: boolean) {
    const filter = { 'requests.0': { $exists: true }, ...(waiting && { 'requests.decision': null }) };
    return this.page('month', { ...wanted, filter });
  }

  ofUnit(unitId: string, from: Month, to: Month) {
    return this.read({ unitId, month: { $gte: from, $lte: to } }, { month: 1 }, 0);
  }
}
