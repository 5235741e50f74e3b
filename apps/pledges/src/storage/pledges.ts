import type { OutgoingEvent } from '@bontot/messaging';
import { evolveDuty, type StateEvent } from '@bontot/meeting-core';
import { bare, guarded, KeptAggregates, type Database, type Kept } from '@bontot/persistence';
import {
  decidePledge,
  pledgeFacts,
  type OwnPledgeAct,
  type Pledge,
  type PledgeAct,
  type PledgeAround,
  type PledgeCounts,
} from '@bontot/pledge-core';
import type { LocalDate } from '@bontot/kernel';
import { factEvents, pledgeStory } from '../events/published.ts';

export const pledgeId = (memberId: string, year: number): string => `${memberId}.${year}`;

/** What leaves with a new version of a member's year: what it proves now, and its story. */
export const publishPledge = (
  kept: Kept<Pledge>,
  version: number,
  before: Kept<Pledge> | undefined,
): OutgoingEvent[] => [
  ...factEvents(before ? pledgeFacts(bare(before)) : [], pledgeFacts(bare(kept)), version, kept.changed),
  ...pledgeStory(kept, version, before),
];

export type CellCounts = PledgeCounts & { unitId: string };

/** Members' years: `_id` `<memberId>.<year>`. */
export class Pledges extends KeptAggregates<Pledge, PledgeAct | OwnPledgeAct, PledgeAround, StateEvent<Pledge>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'pledges',
        fields: {
          ...{ memberId: 'text', year: 'number', unitId: 'text', obliged: 'flag', state: 'text', draft: 'structure' },
          ...{ versions: 'structure', registeredOn: 'text', sameAsLastYear: 'flag', deeds: 'structure' },
          ...{ reports: 'structure', review: 'structure', earlierReviews: 'structure', comment: 'structure' },
          ...{ reopened: 'structure', returned: 'structure', helped: 'structure', amendment: 'structure' },
          ...{ withdrawalAsked: 'structure', withdrawal: 'structure', decisions: 'structure' },
          ...{ reminders: 'structure', initiatives: 'structure', terms: 'structure', fixed: 'structure' },
          ...{ conflicts: 'structure', touched: 'structure', taken: 'structure', dueAt: 'text' },
        },
        indexes: [
          { keys: { above: 1, year: 1 }, serves: 'countsBelow(): shares of a unit with all below it' },
          { keys: { unitId: 1, year: 1, _id: 1 }, serves: 'ofCell(): the list of a cell' },
          { keys: { memberId: 1, year: -1 }, serves: 'ofMember(): the years of a member' },
          {
            keys: { dueAt: 1 },
            where: { dueAt: { $type: 'string' } },
            serves: 'due(): last days that have passed',
          },
        ],
      },
      { decide: decidePledge, evolve: evolveDuty, publish: publishPledge },
    );
  }

  ofCell(unitId: string, year: number) {
    return this.read({ unitId, year }, { _id: 1 }, 0);
  }

  /** Counts by cell of all below a unit: only numbers leave the database, however many members there are. */
  async countsBelow(unitIds: readonly string[], year: number, today: LocalDate): Promise<CellCounts[]> {
    const given = (field: string) => ({ $ne: [{ $ifNull: [field, null] }, null] });
    const counted = (condition: object) => ({ $sum: { $cond: [{ $and: ['$obliged', condition] }, 1, 0] } });
    const late = (term: string, done: object) => ({
      $and: [{ $lt: [{ $ifNull: [`$terms.${term}`, '9999'] }, today] }, { $not: [done] }],
    });
    const done = {
      registered: given('$registeredOn'),
      mid: given('$reports.mid'),
      end: given('$reports.end'),
      reviewed: given('$review'),
    };
    const waits = {
      $or: [given('$amendment'), given('$withdrawalAsked'), { $eq: ['$state', 'end_reported'] }],
    };
    const found = await guarded(() =>
      this.store.model
        .aggregate<{ _id: string } & PledgeCounts>([
          { $match: { above: { $in: [...unitIds] }, year } },
          {
            $group: {
              _id: '$unitId',
              obliged: counted({}),
              registered: counted(done.registered),
              midReported: counted(done.mid),
              endReported: counted(done.end),
              reviewed: counted(done.reviewed),
              same: counted({ $and: ['$sameAsLastYear', done.registered] }),
              overdue: counted({
                $or: [
                  late('registered', done.registered),
                  late('mid', done.mid),
                  late('end', done.end),
                  late('reviewed', done.reviewed),
                ],
              }),
              waiting: { $sum: { $cond: [waits, 1, 0] } },
            },
          },
        ])
        .exec(),
    );
    return found.map(({ _id, ...counts }) => ({ unitId: _id, ...counts }));
  }
}
