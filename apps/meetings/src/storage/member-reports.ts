import {
  decideMemberReport,
  evolveDuty,
  memberReportFacts,
  type DutyAround,
  type MemberReport,
  type MemberReportAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { Duties } from './duties.ts';

/** Reports of members: `_id` `<personId>.<month>`. */
export class MemberReports extends Duties<MemberReport, MemberReportAct, DutyAround, StateEvent<MemberReport>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'memberReports',
        fields: {
          ...{ personId: 'text', unitId: 'text', month: 'text', text: 'text', reportedOn: 'text', helper: 'text' },
          missed: 'flag',
        },
        indexes: [
          { keys: { unitId: 1, month: -1, _id: -1 }, serves: 'ofMonth(): the reports of a cell' },
          { keys: { personId: 1, month: -1, _id: -1 }, serves: 'ofPerson(): own reports, the latest first' },
        ],
      },
      { decide: decideMemberReport, evolve: evolveDuty, facts: memberReportFacts },
    );
  }

  ofMonth(unitId: string, month: string) {
    return this.read({ unitId, month }, { _id: -1 }, 0);
  }

  ofPerson(personId: string, limit: number) {
    return this.read({ personId }, { month: -1, _id: -1 }, limit);
  }
}
