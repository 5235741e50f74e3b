import { Aggregates, MongoAggregateStore, type Database } from '@bontot/persistence';
import {
  classificationProofs,
  decide,
  evolve,
  type ClassificationCommand,
  type ClassificationEvent,
  type ClassificationState,
} from '../classification/classification.ts';
import { factEvents } from '../events/facts.ts';

/** Yearly classifications: `_id` `<memberId>.<year>`. Facts leave in the same write. */
export class Classifications extends Aggregates<ClassificationState, ClassificationCommand, ClassificationEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<ClassificationState>(database, {
      collection: 'classifications',
      fields: {
        ...{ memberId: 'text', year: 'text', cellId: 'text', proposed: 'structure', decided: 'structure' },
        ...{ history: 'structure', changed: 'structure' },
      },
    });
    super(store, {
      decide,
      evolve,
      publish: (state, version, before) =>
        factEvents(before ? classificationProofs(before) : [], classificationProofs(state), version, state.changed),
    });
  }
}

export const classificationId = (memberId: string, year: string): string => `${memberId}.${year}`;
