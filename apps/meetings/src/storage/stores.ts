import type { Database } from '@bontot/persistence';
import type { KnownUnit } from './copies.ts';
import { MemberReports } from './member-reports.ts';
import { Meetings } from './meetings.ts';
import { MembersReviews } from './members-reviews.ts';
import { Months } from './months.ts';
import { unitsOn } from '../meeting/kept.ts';
import { Settings } from './settings.ts';
import { Studies } from './studies.ts';
import { Tasks } from './tasks.ts';
import { UnitReports } from './unit-reports.ts';

/** Everything that this service keeps as aggregates. */
export class Stores {
  readonly meetings: Meetings;
  readonly tasks: Tasks;
  readonly months: Months;
  readonly studies: Studies;
  readonly memberReports: MemberReports;
  readonly unitReports: UnitReports;
  readonly reviews: MembersReviews;
  readonly settings: Settings;

  constructor(database: Database) {
    this.meetings = new Meetings(database);
    this.tasks = new Tasks(database);
    this.months = new Months(database);
    this.studies = new Studies(database);
    this.memberReports = new MemberReports(database);
    this.unitReports = new UnitReports(database);
    this.reviews = new MembersReviews(database);
    this.settings = new Settings(database);
  }

  /** Whose outboxes the relay empties. */
  get sources() {
    return this.#all().map(({ store }) => store);
  }

  /** Lets what lies in units be found where the units lie now. Their place is no part of a state, so versions stay. */
  async follow(units: ReadonlyMap<string, KnownUnit>): Promise<void> {
    for (const { unitId, path } of units.values()) {
      const above = unitsOn(path);
      for (const { store } of this.#all())
        await store.model.updateMany({ unitId, above: { $ne: above } } as never, { $set: { above } });
    }
  }

  #all() {
    const { meetings, tasks, months, studies, memberReports, unitReports, reviews, settings } = this;
    return [meetings, tasks, months, studies, memberReports, unitReports, reviews, settings];
  }
}
