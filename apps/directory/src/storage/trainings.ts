import { Aggregates, MongoAggregateStore, type Database } from '@bontot/persistence';
import { factEvents } from '../events/facts.ts';
import {
  decide,
  evolve,
  trainingProofs,
  type TrainingCommand,
  type TrainingEvent,
  type TrainingState,
} from '../training/training.ts';

/** Training of leaders: `_id` `<personId>.<year>`. Facts leave in the same write. */
export class Trainings extends Aggregates<TrainingState, TrainingCommand, TrainingEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<TrainingState>(database, {
      collection: 'trainings',
      fields: {
        ...{ personId: 'text', year: 'text', unitIds: 'structure', certificate: 'structure' },
        ...{ confirmed: 'flag', missed: 'flag', changed: 'structure' },
      },
    });
    super(store, {
      decide,
      evolve,
      publish: (state, version, before) =>
        factEvents(before ? trainingProofs(before) : [], trainingProofs(state), version, state.changed),
    });
  }
}

export const trainingId = (personId: string, year: string): string => `${personId}.${year}`;
