import { guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import type { ExemptionState } from '../exemption/exemption.ts';

/** Claims of «not applicable», each with its outgoing events. */
export const exemptionStore = (database: Database) =>
  new MongoAggregateStore<ExemptionState>(database, {
    collection: 'exemptions',
    fields: {
      exemptionId: 'text',
      cellId: 'text',
      period: 'text',
      indicator: 'text',
      state: 'text',
      reason: 'text',
      requestedBy: 'text',
      decidedBy: 'text',
      decidedAt: 'text',
      decidedBecause: 'text',
      expiresOn: 'text',
    },
    indexes: [
      {
        keys: { cellId: 1, period: 1, indicator: 1 },
        unique: true,
        where: { state: { $in: ['pending', 'approved'] } },
        serves: 'one active claim per indicator',
      },
      { keys: { cellId: 1, period: 1, _id: -1 }, serves: 'claimsOf(): the list of a unit' },
      { keys: { state: 1, expiresOn: 1 }, serves: 'expiredClaims(): whose day has passed' },
    ],
  });

/** Everything that was claimed for a unit in a year, the latest first. */
export async function claimsOf(
  store: MongoAggregateStore<ExemptionState>,
  cellId: string,
  period: string,
): Promise<Stored<ExemptionState>[]> {
  return found(store, { cellId, period }, { _id: -1 }, 200);
}

/** Claims that are approved and whose day has passed. */
export async function expiredClaims(
  store: MongoAggregateStore<ExemptionState>,
  today: string,
  limit: number,
): Promise<Stored<ExemptionState>[]> {
  return found(store, { state: 'approved', expiresOn: { $lt: today } }, { expiresOn: 1 }, limit);
}

async function found(
  store: MongoAggregateStore<ExemptionState>,
  filter: Record<string, unknown>,
  sort: Record<string, 1 | -1>,
  limit: number,
): Promise<Stored<ExemptionState>[]> {
  const documents = await guarded(() =>
    store.model
      .find(filter as never, { outbox: 0, outboxAt: 0 })
      .sort(sort)
      .limit(limit)
      .lean()
      .exec(),
  );
  return documents.map((document) => store.stored(document as never));
}
