import type { DecodedEvent, EventContract } from '@bontot/contracts';
import { KafkaConnection, KafkaSubscription } from '@bontot/messaging';
import { randomBytes } from 'node:crypto';

export type Heard = { type: string; body: Record<string, unknown>; headers?: Record<string, unknown> };

/** Collects what the directory publishes and lets a test wait for a fact. */
export function listenTo(prefix: string, contracts: readonly unknown[]) {
  const connection = new KafkaConnection({
    brokers: process.env.KAFKA_BROKERS!.split(','),
    clientId: 'spec',
    topicPrefix: prefix,
  });
  const seen: Heard[] = [];
  let told = () => {};
  const handle = async ({ type, body }: DecodedEvent) => {
    seen.push({ type, body: body as Record<string, unknown> });
    told();
  };
  const subscription = new KafkaSubscription({
    connection,
    group: 'spec',
    deadLetterKey: randomBytes(32).toString('base64url'),
    events: contracts.map((contract) => ({ contract: contract as EventContract as never, handle })),
  });
  return {
    seen,
    subscription,
    async until(what: (seen: Heard) => boolean): Promise<Record<string, unknown>> {
      for (;;) {
        const found = seen.find(what);
        if (found) return found.body;
        await new Promise<void>((resolve) => (told = resolve));
      }
    },
  };
}
