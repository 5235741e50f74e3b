import { allEvents, type EventContract } from '@bontot/contracts';
import { permanent } from '@bontot/kernel';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { BatchHandler, BatchRoute, EventRoute, Routes, Subscription } from '../ports.ts';
import { batchName } from './patterns.ts';

export type KafkaEventsServerOptions = {
  /** Makes the subscription once the controllers are known. */
  subscribe: (routes: Routes) => Subscription;
  /** Names that `@BatchOf` uses for lists of topics, such as all doors. */
  batches?: Record<string, string[]>;
  /** Where event types are looked up; all contracts by default. */
  contracts?: readonly EventContract[];
};

/**
 * Lets Nest controllers consume: `@OnEvent(unitChanged)` or `@EventPattern('unit.changed.v1')` gets one decoded event whose body passed its
 * contract (payload) and its record (context); `@BatchOf('evidence.v1')` gets partition batches.
 * Needs {@link RethrowFilter}, or no error keeps its kind.
 */
export class KafkaEventsServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors: boolean = true;
  readonly #options: KafkaEventsServerOptions;
  #subscription: Subscription | undefined;

  constructor(options: KafkaEventsServerOptions) {
    super();
    this.#options = options;
  }

  /** The subscription, from the moment of listening on: its lag and readiness. */
  get subscription(): Subscription | undefined {
    return this.#subscription;
  }

  listen(callback: (error?: unknown) => void): void {
    try {
      this.#subscription = this.#options.subscribe(this.#routes());
    } catch (error) {
      return callback(error);
    }
    this.#subscription.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.#subscription?.stop();
  }

  on(): never {
    throw new Error('KafkaEventsServer emits no events');
  }

  unwrap<T>(): T {
    return this.#subscription as T;
  }

  #routes(): Routes {
    const events: EventRoute[] = [];
    const batches: BatchRoute[] = [];
    for (const [pattern, handler] of this.messageHandlers) {
      const batch = batchName(pattern);
      if (batch === undefined) events.push(this.#eventRoute(pattern, handler));
      else batches.push({ topics: this.#options.batches?.[batch] ?? [batch], handle: batchOf(handler) });
    }
    return { events, batches };
  }

  #eventRoute(type: string, handler: MessageHandler): EventRoute {
    const contract = (this.#options.contracts ?? allEvents).find((known) => known.type === type);
    if (!contract) throw permanent('EVENT_UNKNOWN', { type, expected: 'an event of the contracts' });
    return { contract, handle: async (event, record) => void (await settle(handler(event, record as never))) };
  }
}

const batchOf =
  (handler: MessageHandler): BatchHandler =>
  async (records) =>
    (await settle(handler(records))) as Awaited<ReturnType<BatchHandler>>;

async function settle(returned: unknown): Promise<unknown> {
  const value = await returned;
  return isObservable(value) ? lastValueFrom(value, { defaultValue: undefined }) : value;
}
