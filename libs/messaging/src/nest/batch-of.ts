import { EventPattern } from '@nestjs/microservices';

const BATCH = 'batch:';

/**
 * Marks a controller's method as a {@link BatchHandler}: it gets the partition batches of topics, each named as in the
 * contracts or by an alias of {@link KafkaEventsServer}, and returns the records to give up.
 */
export const BatchOf = (...names: [string, ...string[]]): MethodDecorator =>
  EventPattern(names.map((name) => BATCH + name)) as MethodDecorator;

/** The name in a batch pattern; undefined for an event type. */
export const batchName = (pattern: string): string | undefined =>
  pattern.startsWith(BATCH) ? pattern.slice(BATCH.length) : undefined;
