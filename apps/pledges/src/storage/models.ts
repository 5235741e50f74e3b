import { evolveDuty, type DutyAround, type StateEvent } from '@bontot/meeting-core';
import { bare, KeptAggregates, type Database } from '@bontot/persistence';
import { decideModel, modelFacts, type Model, type ModelAct } from '@bontot/pledge-core';
import { factEvents } from '../events/published.ts';

export type ModelAround = DutyAround & { modelId: string };

/** Good models of cells: `_id` their id. */
export class Models extends KeptAggregates<Model, ModelAct, ModelAround, StateEvent<Model>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'models',
        fields: {
          ...{ modelId: 'text', year: 'number', unitId: 'text', title: 'text', summary: 'text', effect: 'text' },
          ...{ evidence: 'structure', state: 'text', proposedBy: 'text', proposedOn: 'text', decision: 'structure' },
          cancelled: 'structure',
        },
        indexes: [
          { keys: { above: 1, year: 1, _id: -1 }, serves: 'list() of a unit with all below it' },
          { keys: { unitId: 1, year: 1, _id: -1 }, serves: 'list() of one cell' },
        ],
      },
      {
        decide: decideModel,
        evolve: evolveDuty,
        publish: (kept, version, before) =>
          factEvents(before ? modelFacts(bare(before)) : [], modelFacts(bare(kept)), version, kept.changed),
      },
    );
  }
}
