import type { Instant } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import type { SenderContract } from '../senders/contract.ts';

/** Who last changed a contract, and when; nothing of one that came with the installation. */
export type ContractChange = { changedBy: string; changedAt: Date };
type StoredContract = Omit<SenderContract, 'sender'> & Partial<ContractChange> & { _id: string };
export type ListedContract = SenderContract & Partial<ContractChange> & { lastSeenAt: Date | null };

/** The contracts of outside systems: who may send what about whom, and when each was last heard. */
export class Senders {
  readonly #contracts: Collection<StoredContract>;
  readonly #seen: Collection<{ _id: string; at: Date }>;

  constructor(connection: Connection) {
    this.#contracts = connection.collection<StoredContract>('senders');
    this.#seen = connection.collection<{ _id: string; at: Date }>('sendersSeen');
  }

  async all(): Promise<Map<string, SenderContract>> {
    const stored = await this.#contracts.find().toArray();
    return new Map(
      stored.map(({ _id, changedBy: _, changedAt: __, ...contract }) => [_id, { sender: _id, ...contract }]),
    );
  }

  /** Every contract by name, with its last change and when its sender was last heard. */
  async list(): Promise<ListedContract[]> {
    const [stored, seen] = await Promise.all([
      this.#contracts.find().sort({ _id: 1 }).toArray(),
      this.#seen.find().toArray(),
    ]);
    const heard = new Map(seen.map(({ _id, at }) => [_id, at]));
    return stored.map(({ _id, ...contract }) => ({ sender: _id, ...contract, lastSeenAt: heard.get(_id) ?? null }));
  }

  /** Writes a contract where none stands; an administrator's change is never overwritten by a start. */
  async introduce({ sender, ...contract }: SenderContract): Promise<void> {
    await this.#contracts.updateOne({ _id: sender }, { $setOnInsert: contract }, { upsert: true });
  }

  /** The contract as an administrator wants it. */
  async put({ sender, ...contract }: SenderContract, change: ContractChange): Promise<void> {
    await this.#contracts.replaceOne({ _id: sender }, { ...contract, ...change }, { upsert: true });
  }

  /** Something came from these senders; an earlier moment than the known one changes nothing. */
  async seen(senders: Iterable<string>, at: Instant): Promise<void> {
    const operations = [...senders].map((_id) => ({
      updateOne: { filter: { _id }, update: { $max: { at: new Date(at) } }, upsert: true },
    }));
    if (operations.length > 0) await this.#seen.bulkWrite(operations, { ordered: false });
  }
}

/** Development has one sender with every measure over the whole tree, confirmed by nature, and the seeder of demo data. */
export const developmentContracts: SenderContract[] = ['publisher', 'seeder'].map((sender) => ({
  sender,
  measures: 'all',
  scope: '/',
  confirmedByNature: true,
}));
