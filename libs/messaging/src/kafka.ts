import { topicConfig, type Topic } from '@bontot/contracts';
import type { Kafka } from 'kafkajs';
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

  /** Creates the topics that are missing; leaves those that exist as they are. Idempotent. */
  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const admin = this.client.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const missing = topics.filter(({ name }) => !existing.has(this.onWire(name)));
      if (missing.length === 0) return;
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map((topic) => ({
          topic: this.onWire(topic.name),
          numPartitions: topic.partitions,
          replicationFactor: -1,
          configEntries: configOf(topic),
        })),
      });
    } finally {
      await admin.disconnect();
    }
  }
}

const configOf = (topic: Topic) => Object.entries(topicConfig(topic)).map(([name, value]) => ({ name, value }));
