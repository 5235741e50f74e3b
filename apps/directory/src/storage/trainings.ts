import { Aggregates, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { factEvents } from '../events/facts.ts';
import {
  decide,
  evolve,
  trainingProofs,
  type TrainingCommand,
  type TrainingEvent,
  type TrainingState,
} from '../training/training.ts';
import { yearsOf } from './years-of.ts';

/** Training of leaders: `_id` `<personId>.<year>`. Facts leave in the same write. */
export class Trainings extends Aggregates<TrainingState, TrainingCommand, TrainingEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<TrainingState>(database, {
      collection: 'trainings',
      fields: {
        ...{ personId: 'text', year: 'text', unitIds: 'structure', certificate: 'structure' },
        ...{ confirmed: 'flag', missed: 'flag', changed: 'structure', aside: 'flag', takenFrom: 'text' },
      },
    });
    super(store, {
      decide,
      evolve,
      publish: (state, version, before) =>
        factEvents(before ? trainingProofs(before) : [], trainingProofs(state), version, state.changed),
    });
  }

  /** Every year of a person that is kept. */
  ofPerson(personId: string): Promise<Stored<TrainingState>[]> {
    return yearsOf(this.store, personId);
  }
}
