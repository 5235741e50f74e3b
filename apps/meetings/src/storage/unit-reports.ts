import {
  decideUnitReport,
  evolveDuty,
  unitReportFacts,
  type DutyAround,
  type UnitReport,
  type UnitReportAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { Duties } from './duties.ts';
import { dueIndex } from './due-index.ts';

/** Reports that a unit owes to the committee above: `_id` `<reportId>.<unitId>`. */
export class UnitReports extends Duties<UnitReport, UnitReportAct, DutyAround, StateEvent<UnitReport>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'unitReports',
        fields: {
          ...{ reportId: 'text', unitId: 'text', title: 'text', askedBy: 'text', askedByUnitId: 'text' },
          ...{ dueOn: 'text', text: 'text', file: 'structure', sentOn: 'text', sentBy: 'text', missed: 'flag' },
          ...{ withdrawn: 'flag', dueAt: 'text' },
        },
        indexes: [
          { keys: { above: 1, dueOn: -1, _id: -1 }, serves: 'page() of a unit with all below it' },
          { keys: { unitId: 1, dueOn: -1, _id: -1 }, serves: 'page() of one unit' },
          dueIndex('dueAt'),
        ],
      },
      { decide: decideUnitReport, evolve: evolveDuty, facts: unitReportFacts },
    );
  }
}
