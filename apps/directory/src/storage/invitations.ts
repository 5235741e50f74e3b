import { accountLinked, type EventContract } from '@bontot/contracts';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import { Aggregates, guarded, MongoAggregateStore, type Database } from '@bontot/persistence';
import {
  decide,
  evolve,
  type InvitationCommand,
  type InvitationEvent,
  type InvitationState,
} from '../invitation/invitation.ts';

/** Invitations: `_id` the person's id. Which account it is leaves in the same write. */
export class Invitations extends Aggregates<InvitationState, InvitationCommand, InvitationEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<InvitationState>(database, {
      collection: 'invitations',
      fields: {
        ...{ personId: 'text', digest: 'text', expiresOn: 'text', state: 'text', accountId: 'text' },
        ...{ acceptedOn: 'text', history: 'structure' },
      },
      indexes: [
        { keys: { digest: 1 }, where: { digest: { $type: 'string' } }, serves: 'personWith(): whose code this is' },
        {
          keys: { accountId: 1 },
          unique: true,
          where: { accountId: { $type: 'string' } },
          serves: 'personOf(): an account belongs to one person',
        },
      ],
    });
    super(store, { decide, evolve, publish: linkEvent });
  }

  personWith(digest: string): Promise<string | undefined> {
    return this.#idWhere({ digest });
  }

  personOf(accountId: string): Promise<string | undefined> {
    return this.#idWhere({ accountId });
  }

  async #idWhere(where: Record<string, string>): Promise<string | undefined> {
    const found = await guarded(() => this.store.model.findOne(where, { _id: 1 }).lean().exec());
    return found ? String(found._id) : undefined;
  }
}

function linkEvent(state: InvitationState, version: number, before: InvitationState | undefined): OutgoingEvent[] {
  const { personId, accountId } = state;
  if ((before?.accountId ?? null) === accountId) return [];
  const { type, topic } = accountLinked as unknown as EventContract;
  const body = { personId, version, accountId };
  return [{ type, topic: topic.name, key: personId, id: newId(), source: 'directory', body }];
}
