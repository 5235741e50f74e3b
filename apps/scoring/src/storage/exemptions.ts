import { MongoAggregateStore, type Database } from '@bontot/persistence';
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
      expiresOn: 'text',
    },
    indexes: [
      {
        keys: { cellId: 1, period: 1, indicator: 1 },
        unique: true,
        where: { state: { $in: ['pending', 'approved'] } },
        serves: 'one active claim per indicator, and the list of a cell',
      },
    ],
  });
