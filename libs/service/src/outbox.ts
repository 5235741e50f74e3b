import type { INestApplication } from '@nestjs/common';
import { HealthChecks, Resources, StatusSources } from './registries.ts';

/** What a service keeps and publishes with, of `@bontot/persistence` and `@bontot/messaging`. */
type Engines = {
  database: { check(): Promise<{ ok: boolean }>; close(): Promise<void> };
  publisher: { close(): Promise<void> };
  relay: { start(): void; stop(): Promise<void>; healthy(): boolean; pending(): Promise<number> };
};

/** Publishes what waits in the outboxes as long as the process runs, tells whether that works, and closes the engines after it. */
export function runOutbox(app: INestApplication, { database, publisher, relay }: Engines): void {
  const resources = app.get(Resources);
  resources.add('database', () => database.close());
  resources.add('publisher', () => publisher.close());
  resources.add('relay', () => relay.stop());
  app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
  app.get(HealthChecks).register({ name: 'outbox', check: () => ({ ok: relay.healthy() }) });
  app.get(StatusSources).register('outboxPending', () => relay.pending());
  relay.start();
}
