import type { Collection, Connection } from 'mongoose';
import type { SenderContract } from '../senders/contract.ts';

type StoredContract = Omit<SenderContract, 'sender'> & { _id: string };

/** The contracts of outside systems: who may send what about whom. */
export class Senders {
  readonly #contracts: Collection<StoredContract>;

  constructor(connection: Connection) {
    this.#contracts = connection.collection<StoredContract>('senders');
  }

  async all(): Promise<Map<string, SenderContract>> {
    const stored = await this.#contracts.find().toArray();
    return new Map(stored.map(({ _id, ...contract }) => [_id, { sender: _id, ...contract }]));
  }

  /** Writes a contract where none stands; an administrator's change is never overwritten by a start. */
  async introduce({ sender, ...contract }: SenderContract): Promise<void> {
    await this.#contracts.updateOne({ _id: sender }, { $setOnInsert: contract }, { upsert: true });
  }
}

/** Development has one sender with every measure over the whole tree, confirmed by nature, and the seeder of demo data. */
export const developmentContracts: SenderContract[] = ['publisher', 'seeder'].map((sender) => ({
  sender,
  measures: 'all',
  scope: '/',
  confirmedByNature: true,
}));
