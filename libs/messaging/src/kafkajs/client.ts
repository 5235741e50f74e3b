import type { Kafka, LogEntry, logLevel as Level } from 'kafkajs';
import kafkajs from 'kafkajs';
import { silentLog, type MessagingLog } from '../ports.ts';
import { applyIdlePatch } from './idle-patch.ts';
import { applyRejoinPatch } from './rejoin-patch.ts';

/** What kafkajs may say about itself; everything else it attaches to a log entry is left out. */
const SAYABLE = ['broker', 'groupId', 'memberId', 'topic', 'partition', 'offset', 'retryCount', 'retryTime', 'error'];

/** True of the producer as such; ours is thrown away after a failed send. */
const ANSWERED = 'Limiting retries for the idempotent producer may invalidate EoS guarantees';

const METHOD = { 1: 'error', 2: 'warn', 4: 'info', 5: 'debug' } as const;

/** Patient for a few seconds, then an error: whoever calls knows better how long to go on. */
export const CLIENT_RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2, retries: 8 };

/** The one place where a kafkajs client is made. */
export function createClient(brokers: string[], clientId: string, log: MessagingLog = silentLog): Kafka {
  applyIdlePatch();
  applyRejoinPatch();
  return new kafkajs.Kafka({
    brokers,
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: CLIENT_RETRY,
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => write(log, entry),
  });
}

function write(log: MessagingLog, { namespace, level, log: entry }: LogEntry): void {
  if (entry.message === ANSWERED) return;
  const fields: Record<string, unknown> = { component: 'kafkajs', namespace };
  for (const name of SAYABLE) {
    const value = entry[name];
    if (value !== undefined) fields[name] = value instanceof Error ? value.name : value;
  }
  const method = METHOD[level as Exclude<Level, 0>];
  if (method) log[method](fields, entry.message);
}
