import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import {
  decide,
  evolve,
  type DuplicateCommand,
  type DuplicateEvent,
  type DuplicateState,
} from '../duplicate/duplicate.ts';

/** Records closed as duplicates: `_id` the closed record's. What others hear of one is the membership that follows from it. */
export class Duplicates extends Aggregates<DuplicateState, DuplicateCommand, DuplicateEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<DuplicateState>(database, {
      collection: 'duplicates',
      fields: {
        ...{ duplicateId: 'text', keptId: 'text', state: 'text', reason: 'text', by: 'text', at: 'number' },
        ...{ posts: 'structure', link: 'structure', versions: 'structure', refused: 'structure' },
        ...{ history: 'structure', untold: 'flag' },
      },
      indexes: [
        { keys: { untold: 1 }, where: { untold: true }, serves: 'untold(): decided by a process that was killed' },
      ],
    });
    super(store, { decide, evolve, publish: () => [] });
  }

  async untold(limit: number): Promise<Stored<DuplicateState>[]> {
    const found = await guarded(() =>
      this.store.model.find({ untold: true }, { outbox: 0, outboxAt: 0 }).sort({ _id: 1 }).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}
