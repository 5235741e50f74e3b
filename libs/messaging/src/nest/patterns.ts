import type { DecodedEvent, EventContract } from '@bontot/contracts';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type * as z from 'zod';
import type { BatchHandler, IncomingRecord } from '../ports.ts';

const BATCH = 'batch:';

/** An event whose body has passed the contract. */
export type EventOf<Contract extends EventContract> = Omit<DecodedEvent, 'body'> & { body: z.output<Contract['body']> };

type Method<Handler> = (target: object, name: string | symbol, descriptor: { value?: Handler }) => void;

/** Makes a method the handler of a contract's events, called with `(event, record)` and checked against the contract. */
export const OnEvent =
  <Contract extends EventContract>(
    contract: Contract,
  ): Method<(event: EventOf<Contract>, record: IncomingRecord) => Promise<void>> =>
  (target, name, descriptor) => {
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    EventPattern<string>(contract.type, {})(target, name, descriptor);
  };

/**
 * Makes a method a {@link BatchHandler}: it gets the partition batches of topics, each named as in the contracts or by
 * an alias of {@link KafkaEventsServer}, and returns the records to give up.
 */
export const BatchOf =
  (...names: [string, ...string[]]): Method<BatchHandler> =>
  (target, name, descriptor) =>
    EventPattern<string[]>(names.map((topic) => BATCH + topic))(target, name, descriptor);

/** The name in a batch pattern; undefined for an event type. */
export const batchName = (pattern: string): string | undefined =>
  pattern.startsWith(BATCH) ? pattern.slice(BATCH.length) : undefined;
