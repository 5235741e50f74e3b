import type { Level, Unit } from '@bontot/contracts';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import { belowPath, guarded } from '@bontot/persistence';
import type { UnitSpan } from '../unit/spans.ts';
import type { Units } from './units.ts';

type DayPage = {
  /** Where the caller reaches today: who sees a unit now sees its past, wherever it stood then. */
  reach: readonly UnitPath[];
  under: string | undefined;
  level: Level | undefined;
  after: UnitPath | undefined;
  limit: number;
};

type Found = Omit<Unit, 'unitId'> & { _id: string; span: UnitSpan };

/** The tree as it was on a day: every unit with the name, type and place that it had then (domain handbook 2). */
export class TreeOfDays {
  readonly #units: Units;

  constructor(units: Units) {
    this.#units = units;
  }

  /** Units that existed on the day, parents before children, in the order of the paths of then. */
  async pageOn(day: LocalDate, { reach, under, level, after, limit }: DayPage): Promise<Unit[]> {
    if (reach.length === 0) return [];
    const match = { $or: reach.map((path) => ({ path: belowPath(path) })), ...(level && { level }) };
    const covers = {
      $and: [{ $lte: ['$$this.from', day] }, { $or: [{ $eq: ['$$this.to', null] }, { $gte: ['$$this.to', day] }] }],
    };
    // One pass over the spans: asking for them in the match as well would cost a third more.
    const span = { $reduce: { input: '$spans', initialValue: null, in: { $cond: [covers, '$$this', '$$value'] } } };
    const inTree = {
      span: { $ne: null },
      ...(after !== undefined && { 'span.path': { $gt: after } }),
      // A segment of the path of then: where the unit itself was that day is not asked for first.
      ...(under !== undefined && { 'span.segments': under }),
    };
    const found = await guarded(() =>
      this.#units.store.model
        .aggregate<Found>([
          { $match: match },
          { $set: { span } },
          ...(under === undefined ? [] : [{ $set: { 'span.segments': { $split: ['$span.path', '/'] } } }]),
          { $match: inTree },
          { $sort: { 'span.path': 1 } },
          { $limit: limit },
          { $project: { version: 1, level: 1, validFrom: 1, validTo: 1, successorOf: 1, span: 1 } },
        ])
        .exec(),
    );
    return found.map(({ _id: unitId, version, level: of, validFrom, validTo, successorOf, span }) => ({
      ...{ unitId, version, level: of, validFrom, validTo, successorOf },
      ...standingOn(span),
    }));
  }
}

/** What a span says of its unit. */
export const standingOn = ({ parentId, path, name, cellType, grassroots }: UnitSpan) => ({
  ...{ parentId, path, name, cellType, grassroots },
});
