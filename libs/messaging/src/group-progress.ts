import type { KafkaConnection } from './kafka.ts';

/** One partition as a consumer group sees it: the next offset it will read (0 before the first commit), and the end. */
export type PartitionProgress = { topic: string; partition: number; committed: bigint; end: bigint };

type Admin = ReturnType<KafkaConnection['client']['admin']>;

/** How far consumer groups have come, for those who wait for a record to be handled. Keeps one connection until `close`. */
export class GroupProgress {
  readonly #connection: KafkaConnection;
  #admin: Promise<Admin> | undefined;

  constructor(connection: KafkaConnection) {
    this.#connection = connection;
  }

  /** Every partition of those topics that exist. */
  async read(group: string, topics: readonly string[]): Promise<PartitionProgress[]> {
    const admin = await (this.#admin ??= this.#connect());
    const existing = new Set(await admin.listTopics());
    const wires = topics.map((topic) => this.#connection.onWire(topic)).filter((wire) => existing.has(wire));
    if (wires.length === 0) return [];
    const committed = await admin.fetchOffsets({ groupId: this.#connection.onWire(group), topics: wires });
    const lists = committed.map(async ({ topic, partitions }) => {
      const next = new Map(partitions.map(({ partition, offset }) => [partition, offset]));
      return (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
        topic: this.#connection.inContracts(topic),
        partition,
        committed: atLeast(next.get(partition), low),
        end: BigInt(high),
      }));
    });
    return (await Promise.all(lists)).flat();
  }

  async close(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => {});
  }

  async #connect(): Promise<Admin> {
    const admin = this.#connection.client.admin();
    await admin.connect();
    return admin;
  }
}

/** A group that has committed nothing starts where the topic does. */
function atLeast(committed: string | undefined, low: string): bigint {
  const next = BigInt(committed ?? -1);
  return next < BigInt(low) ? BigInt(low) : next;
}
