import { topicConfig, type Topic } from '@bontot/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { createClient } from './kafkajs/client.ts';
import { silentLog, type MessagingLog } from './ports.ts';

export type KafkaConfig = {
  /** `host:port` of at least one broker. */
  brokers: string[];
  clientId: string;
  /** Put before every topic and group on the wire, so that installations (and tests) can share brokers. */
  topicPrefix?: string;
  log?: MessagingLog;
};

/** One installation's Kafka as everything in this library sees it. */
export class KafkaConnection {
  readonly client: Kafka;
  readonly prefix: string;
  readonly log: MessagingLog;

  constructor({ brokers, clientId, topicPrefix = '', log = silentLog }: KafkaConfig) {
    this.client = createClient(brokers, clientId, log);
    this.prefix = topicPrefix;
    this.log = log;
  }

  /** A topic's or group's name on the wire. */
  onWire(name: string): string {
    return this.prefix + name;
  }

  /** A topic's name in the contracts. */
  inContracts(name: string): string {
    return name.slice(this.prefix.length);
  }

  /**
   * Creates the topics that are missing; leaves those that exist as they are. Idempotent, also side by side: whoever asks
   * for a topic that another process is creating is told for a moment that nobody hosts it.
   */
  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const admin = this.client.admin();
    await admin.connect();
    try {
      for (let attempt = 1; !(await this.#created(admin, topics, attempt < ENSURE_ATTEMPTS)); attempt++)
        await new Promise((done) => setTimeout(done, 100 * attempt));
    } finally {
      await admin.disconnect();
    }
  }

  /** False after a passing fault where `again` allows another try. */
  async #created(admin: Admin, topics: readonly Topic[], again: boolean): Promise<boolean> {
    try {
      const existing = new Set(await admin.listTopics());
      const missing = topics.filter(({ name }) => !existing.has(this.onWire(name)));
      if (missing.length === 0) return true;
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map((topic) => ({
          topic: this.onWire(topic.name),
          numPartitions: topic.partitions,
          replicationFactor: -1,
          configEntries: configOf(topic),
        })),
      });
      return true;
    } catch (error) {
      if (again && (error as { retriable?: boolean }).retriable) return false;
      throw error;
    }
  }
}

/** 100, 200, … ms between them: 4.5 s in all. */
const ENSURE_ATTEMPTS = 10;

const configOf = (topic: Topic) => Object.entries(topicConfig(topic)).map(([name, value]) => ({ name, value }));
