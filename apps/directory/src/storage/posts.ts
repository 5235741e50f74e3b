import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { postEvent } from '../events/published.ts';
import { decide, evolve, type PostCommand, type PostEvent, type PostState } from '../post/post.ts';

/** Posts: each one document, `_id` its id. */
export class Posts extends Aggregates<PostState, PostCommand, PostEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<PostState>(database, {
      collection: 'posts',
      fields: {
        postId: 'text',
        personId: 'text',
        role: 'text',
        unitId: 'text',
        path: 'text',
        from: 'text',
        until: 'text',
        fingerprint: 'text',
      },
      indexes: [{ keys: { unitId: 1 }, serves: 'inUnit(): posts whose path follows a unit that moved' }],
    });
    super(store, { decide, evolve, publish: postEvent });
  }

  async inUnit(unitId: string): Promise<Stored<PostState>[]> {
    const found = await guarded(() => this.store.model.find({ unitId }, { outbox: 0, outboxAt: 0 }).lean().exec());
    return found.map((document) => this.store.stored(document as never));
  }
}
