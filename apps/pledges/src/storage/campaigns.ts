import { unitsOn } from '@bontot/kernel';
import { evolveDuty, type DutyAround, type StateEvent } from '@bontot/meeting-core';
import { bare, guarded, KeptAggregates, type Database, type Kept, type Stored } from '@bontot/persistence';
import { decideCampaign, defaultCampaign, type Campaign, type CampaignAct } from '@bontot/pledge-core';

const campaignId = (unitId: string, year: number): string => `${unitId}.${year}`;

/** Yearly campaigns: `_id` `<unitId>.<year>`. The nearest unit above that has set one decides. */
export class Campaigns extends KeptAggregates<Campaign, CampaignAct, DutyAround, StateEvent<Campaign>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'campaigns',
        fields: {
          ...{ unitId: 'text', year: 'number', dates: 'structure', templates: 'structure', who: 'structure' },
          ...{ setBy: 'text', unspread: 'flag' },
        },
        indexes: [
          { keys: { unitId: 1 }, serves: 'follow(): what lies in a unit that moved' },
          { keys: { unspread: 1 }, where: { unspread: true }, serves: 'unspread(): changes that years have to follow' },
        ],
      },
      { decide: decideCampaign, evolve: evolveDuty, publish: () => [] },
    );
  }

  /** What holds in units of these paths, each by its path; the built-in one where nobody above has set any. */
  async forPaths(paths: readonly string[], year: number): Promise<Map<string, Stored<Campaign>>> {
    const ids = new Set(paths.flatMap((path) => unitsOn(path)).map((unitId) => campaignId(unitId, year)));
    const set = await this.loadAll([...ids]);
    return new Map(
      paths.map((path) => {
        const nearest = unitsOn(path)
          .toReversed()
          .map((unitId) => set.get(campaignId(unitId, year)))
          .find((found) => found !== undefined);
        return [path, nearest ? { ...nearest, state: bare(nearest.state) } : builtIn(year)];
      }),
    );
  }

  async forPath(path: string, year: number): Promise<Stored<Campaign>> {
    return (await this.forPaths([path], year)).get(path)!;
  }

  unspread(limit: number) {
    return this.read({ unspread: true }, { _id: 1 }, limit);
  }

  /** Takes the mark away, unless it was set anew meanwhile. */
  async spread({ id, version }: Stored<Kept<Campaign>>): Promise<void> {
    await guarded(() => this.store.model.updateOne({ _id: id, version }, { $set: { unspread: false } }).exec());
  }
}

const builtIn = (year: number): Stored<Campaign> => ({ id: '', version: 0, state: defaultCampaign(year) });
