import { Counter, Gauge, type Registry } from 'prom-client';
import type { MessagingMetrics, Subscription } from './ports.ts';

/** Counters for one process; codes and topics are the only labels. */
export function promMetrics(register: Registry): MessagingMetrics {
  const registers = [register];
  const byTopic = { labelNames: ['topic'], registers } as const;
  const consumed = new Counter({ name: 'bontot_events_consumed_total', help: 'Records finished', ...byTopic });
  const retried = new Counter({ name: 'bontot_events_retried_total', help: 'Records put aside for later', ...byTopic });
  const unknown = new Counter({ name: 'bontot_events_unknown_total', help: 'Records of a type not known', ...byTopic });
  const dead = new Counter({
    name: 'bontot_dead_letters_total',
    help: 'Records given up',
    labelNames: ['topic', 'code'],
    registers,
  });
  const failed = new Counter({ name: 'bontot_publish_failures_total', help: 'Sends that failed', registers });
  return {
    consumed: (topic, records) => consumed.inc({ topic }, records),
    deadLettered: (topic, code) => dead.inc({ topic, code }),
    retried: (topic) => retried.inc({ topic }),
    unknownType: (topic) => unknown.inc({ topic }),
    publishFailed: () => failed.inc(),
  };
}

/** Shows how far a subscription is behind. */
export function watchLag(register: Registry, subscription: Pick<Subscription, 'lagSeconds'>): void {
  new Gauge({
    name: 'bontot_lag_seconds',
    help: 'Age of the oldest record in hand',
    registers: [register],
    collect() {
      this.set(subscription.lagSeconds());
    },
  });
}
