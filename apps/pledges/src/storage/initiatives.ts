import { evolveDuty, type DutyAround, type StateEvent } from '@bontot/meeting-core';
import { guarded, KeptAggregates, type Database, type Kept, type Stored } from '@bontot/persistence';
import { decideInitiative, type Initiative, type InitiativeAct } from '@bontot/pledge-core';

export type InitiativeAround = DutyAround & { initiativeId: string; unitId: string };

/** Initiatives: `_id` their id. What they prove leaves with the years of their authors. */
export class Initiatives extends KeptAggregates<Initiative, InitiativeAct, InitiativeAround, StateEvent<Initiative>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'initiatives',
        fields: {
          ...{ initiativeId: 'text', year: 'number', unitId: 'text', authorIds: 'structure', title: 'text' },
          ...{ problem: 'text', solution: 'text', effect: 'text', value: 'number', recognisingBody: 'text' },
          ...{ state: 'text', evidence: 'structure', submittedOn: 'text', appliedOn: 'text', decision: 'structure' },
          ...{ cancelled: 'structure', untold: 'flag', taken: 'structure' },
        },
        indexes: [
          { keys: { above: 1, year: 1, _id: -1 }, serves: 'list() of a unit with all below it' },
          { keys: { unitId: 1, year: 1, _id: -1 }, serves: 'list() of one cell' },
          { keys: { authorIds: 1, year: 1 }, serves: 'ofAuthor(): the initiatives of a member' },
          { keys: { untold: 1 }, where: { untold: true }, serves: 'untold(): decisions that years have to hear of' },
        ],
      },
      { decide: decideInitiative, evolve: evolveDuty, publish: () => [] },
    );
  }

  ofAuthor(memberId: string, year: number) {
    return this.read({ authorIds: memberId, year }, { _id: -1 }, 100);
  }

  untold(limit: number) {
    return this.read({ untold: true }, { _id: 1 }, limit);
  }

  /** Takes the mark away, unless somebody has decided anew meanwhile. */
  async told({ id, version }: Stored<Kept<Initiative>>): Promise<void> {
    await guarded(() => this.store.model.updateOne({ _id: id, version }, { $set: { untold: false } }).exec());
  }
}
