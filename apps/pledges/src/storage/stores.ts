import type { Database } from '@bontot/persistence';
import { Campaigns } from './campaigns.ts';
import type { KnownUnit } from './copies.ts';
import { Initiatives } from './initiatives.ts';
import { Models } from './models.ts';
import { Pledges } from './pledges.ts';
import { Registrations } from './registrations.ts';

/** Everything that this service keeps as aggregates. */
export class Stores {
  readonly pledges: Pledges;
  readonly initiatives: Initiatives;
  readonly models: Models;
  readonly registrations: Registrations;
  readonly campaigns: Campaigns;

  constructor(database: Database) {
    this.pledges = new Pledges(database);
    this.initiatives = new Initiatives(database);
    this.models = new Models(database);
    this.registrations = new Registrations(database);
    this.campaigns = new Campaigns(database);
  }

  /** Whose outboxes the relay empties. */
  get sources() {
    return this.#all().map(({ store }) => store);
  }

  /** Lets what lies in units be found where the units lie now. */
  async follow(units: ReadonlyMap<string, KnownUnit>): Promise<void> {
    for (const { unitId, path } of units.values()) for (const store of this.#all()) await store.follow(unitId, path);
  }

  #all() {
    const { pledges, initiatives, models, registrations, campaigns } = this;
    return [pledges, initiatives, models, registrations, campaigns];
  }
}
