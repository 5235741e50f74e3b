import { newId } from '@bontot/messaging';
import { inboxChanged } from '@bontot/contracts';
import { ok, type Instant } from '@bontot/kernel';
import { guarded, handle, MongoAggregateStore, type Database } from '@bontot/persistence';

/** How many notices wait for a person, as it was told last. */
export type InboxState = { personId: string; unread: number };

/** One inbox per person; its version and its event leave in one write. */
export class Inboxes {
  readonly store: MongoAggregateStore<InboxState>;

  constructor(database: Database) {
    this.store = new MongoAggregateStore<InboxState>(database, {
      collection: 'inboxes',
      fields: { personId: 'text', unread: 'number' },
    });
  }

  /** Tells the number; the same number again only where `changed` says that what lies in the inbox is another. */
  async tell(personId: string, unread: number, changed: boolean, now: Instant): Promise<void> {
    await handle(this.store, personId, (current) => {
      if (!changed && (current?.state.unread ?? 0) === unread) return ok('unchanged');
      const version = (current?.version ?? 0) + 1;
      const event = {
        type: inboxChanged.type,
        topic: inboxChanged.topic.name,
        key: personId,
        id: newId(now),
        source: 'notifications',
        body: { personId, version, unread, at: new Date(now).toISOString() },
      };
      return ok({ state: { personId, unread }, events: [event] });
    });
  }

  /** Those of the persons who have an inbox at all. */
  async among(personIds: readonly string[]): Promise<string[]> {
    const found = await guarded(() =>
      this.store.model
        .find({ _id: { $in: [...new Set(personIds)] } }, { _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ _id }) => _id);
  }
}
