import {
  decideMembersReview,
  evolveDuty,
  membersReviewFacts,
  type DutyAround,
  type MembersReview,
  type MembersReviewAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { Duties } from './duties.ts';

/** Half-year reviews: `_id` `<unitId>.<half>`. */
export class MembersReviews extends Duties<MembersReview, MembersReviewAct, DutyAround, StateEvent<MembersReview>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'membersReviews',
        fields: {
          ...{ unitId: 'text', half: 'text', text: 'text', meetingId: 'text', reviewedOn: 'text', by: 'text' },
          ...{ missed: 'flag', history: 'structure' },
        },
        indexes: [{ keys: { unitId: 1, half: -1 }, serves: 'follow(): what lies in a unit that moved' }],
      },
      { decide: decideMembersReview, evolve: evolveDuty, facts: membersReviewFacts },
    );
  }
}
