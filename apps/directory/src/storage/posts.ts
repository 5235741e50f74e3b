import type { Role } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
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
      indexes: [
        { keys: { unitId: 1 }, serves: 'inUnit(): posts whose path follows a unit that moved' },
        { keys: { personId: 1 }, serves: 'ofPersons(): what somebody holds' },
        { keys: { role: 1, _id: 1 }, serves: 'heldOn(): everybody who leads on a day, one after another' },
      ],
    });
    super(store, { decide, evolve, publish: postEvent });
  }

  inUnit(unitId: string): Promise<Stored<PostState>[]> {
    return this.#read({ unitId });
  }

  /** Everything that these people hold, held or are to hold. */
  ofPersons(personIds: readonly string[]): Promise<Stored<PostState>[]> {
    return this.#read({ personId: { $in: [...personIds] } });
  }

  /** Posts of these roles in the units that are held on the day. */
  heldIn(unitIds: readonly string[], roles: readonly Role[], day: LocalDate): Promise<Stored<PostState>[]> {
    return this.#read({ unitId: { $in: [...unitIds] }, role: { $in: [...roles] }, ...held(day) });
  }

  /** Posts of one role that are held on the day, by id, after an id. */
  heldOn(role: Role, day: LocalDate, after: string, limit: number): Promise<Stored<PostState>[]> {
    return this.#read({ role, _id: { $gt: after }, ...held(day) }, limit);
  }

  async isAnyHeldOn(roles: readonly Role[], day: LocalDate): Promise<boolean> {
    return (await this.#read({ role: { $in: [...roles] }, ...held(day) }, 1)).length > 0;
  }

  async #read(query: Record<string, unknown>, limit = 0): Promise<Stored<PostState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort({ _id: 1 }).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}

const held = (day: LocalDate) => ({ from: { $lte: day }, $or: [{ until: null }, { until: { $gte: day } }] });
