import type { Level, Unit } from '@bontot/contracts';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import { belowPath, guarded } from '@bontot/persistence';
import type { UnitSpan } from '../unit/spans.ts';
import { MORE_SPANS, type Units } from './units.ts';

type DayPage = {
  /** Where the caller reaches today: who sees a unit now sees its past, wherever it stood then. */
  reach: readonly UnitPath[];
  under: string | undefined;
  level: Level | undefined;
  after: UnitPath | undefined;
  limit: number;
};

type Found = Omit<Unit, 'unitId'> & { _id: string; span: UnitSpan };

const TOLD = { version: 1, level: 1, validFrom: 1, validTo: 1, successorOf: 1 } as const;
const ONE_SPAN = { 'spans.1': { $exists: false } };

/** The tree as it was on a day: every unit with the name, type and place that it had then (domain handbook 2). */
export class TreeOfDays {
  readonly #units: Units;

  constructor(units: Units) {
    this.#units = units;
  }

  /** Units that existed on the day, parents before children, in the order of the paths of then. */
  async pageOn(day: LocalDate, page: DayPage): Promise<Unit[]> {
    if (page.reach.length === 0) return [];
    const parts = await Promise.all([this.#alwaysSame(day, page), this.#changed(day, page)]);
    return parts
      .flat()
      .sort((a, b) => (a.span.path < b.span.path ? -1 : 1))
      .slice(0, page.limit)
      .map(({ _id: unitId, version, level, validFrom, validTo, successorOf, span }) => ({
        ...{ unitId, version, level, validFrom, validTo, successorOf },
        ...standingOn(span),
      }));
  }

  /** Units that have never changed: the order of then is that of now, for which there is an index. */
  async #alwaysSame(day: LocalDate, { reach, under, level, after, limit }: DayPage): Promise<Found[]> {
    const onDay = { from: { $lte: day }, $or: [{ to: null }, { to: { $gte: day } }] };
    const conditions = [
      { $or: reach.map((path) => ({ path: belowPath(path) })) },
      ...(after === undefined ? [] : [{ path: { $gt: after } }]),
      ...(under === undefined ? [] : [{ path: { $regex: `/${under}/` } }]),
      ...(level === undefined ? [] : [{ level }]),
    ];
    const found = await guarded(() =>
      this.#units.store.model
        .find({ ...ONE_SPAN, spans: { $elemMatch: onDay }, $and: conditions }, { ...TOLD, spans: 1 })
        .sort({ path: 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
    return (found as unknown as (Omit<Found, 'span'> & { spans: [UnitSpan] })[]).map(({ spans: [span], ...unit }) => ({
      ...unit,
      span,
    }));
  }

  async #changed(day: LocalDate, { reach, under, level, after, limit }: DayPage): Promise<Found[]> {
    const covers = {
      $and: [{ $lte: ['$$this.from', day] }, { $or: [{ $eq: ['$$this.to', null] }, { $gte: ['$$this.to', day] }] }],
    };
    const span = { $reduce: { input: '$spans', initialValue: null, in: { $cond: [covers, '$$this', '$$value'] } } };
    const inTree = {
      span: { $ne: null },
      ...(after !== undefined && { 'span.path': { $gt: after } }),
      // A segment of the path of then: where the unit itself was that day is not asked for first.
      ...(under !== undefined && { 'span.segments': under }),
    };
    return guarded(() =>
      this.#units.store.model
        .aggregate<Found>([
          { $match: { ...MORE_SPANS, $or: reach.map((path) => ({ path: belowPath(path) })), ...(level && { level }) } },
          { $set: { span } },
          ...(under === undefined ? [] : [{ $set: { 'span.segments': { $split: ['$span.path', '/'] } } }]),
          { $match: inTree },
          { $sort: { 'span.path': 1 } },
          { $limit: limit },
          { $project: { ...TOLD, span: 1 } },
        ])
        .exec(),
    );
  }
}

/** What a span says of its unit. */
export const standingOn = ({ parentId, path, name, cellType, grassroots }: UnitSpan) => ({
  ...{ parentId, path, name, cellType, grassroots },
});
