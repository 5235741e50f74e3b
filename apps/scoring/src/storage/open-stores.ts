import { connect, type Database } from '@bontot/persistence';
import type { ScoringConfig } from '../config.ts';
import { developmentContracts } from './senders.ts';
import { Stores } from './stores.ts';

/** Connects to scoring's own database, with collections and indexes in place and the sets in memory. */
export async function openStores(config: ScoringConfig): Promise<{ database: Database; stores: Stores }> {
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}scoring`, poolSize: 24 });
  await Stores.ensure(database.connection);
  const stores = new Stores(database.connection);
  if (config.BONTOT_ENV === 'development')
    for (const contract of developmentContracts) await stores.senders.introduce(contract);
  await stores.adoptions.refresh();
  return { database, stores };
}
