import { context, trace, TraceFlags, type Context, type ContextManager, type SpanContext } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const spans = new WeakMap<object, SpanContext>();

/** The trace that a caller says it belongs to (W3C `traceparent`), or a new one of our own. */
export function spanContextOf(traceparent: string | string[] | undefined): SpanContext {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(typeof traceparent === 'string' ? traceparent : '') ?? [];
  const known = traceId && spanId && !/^0+$/.test(traceId) && !/^0+$/.test(spanId);
  if (known)
    return { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16) & TraceFlags.SAMPLED, isRemote: true };
  return {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceFlags: TraceFlags.NONE,
  };
}

/** `traceparent` of the current context, for what goes out from here; undefined outside of a request. */
export function currentTraceparent(): string | undefined {
  const span = trace.getSpanContext(context.active());
  return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & TraceFlags.SAMPLED}`;
}

/** The trace id of a request: what a 5xx tells a user, and what the log knows it by. */
export function referenceOf(request: FastifyRequest | object): string {
  const raw = 'raw' in request ? request.raw : request;
  let span = spans.get(raw);
  if (!span) spans.set(raw, (span = spanContextOf((raw as { headers?: Record<string, string> }).headers?.traceparent)));
  return span.traceId;
}

/** Runs each request inside the context of its trace. After the body is read, because a stream's events lose it. */
export function traceRequests(fastify: FastifyInstance): void {
  context.setGlobalContextManager(new AsyncContextManager());
  fastify.addHook('preValidation', (request, _reply, done) => {
    referenceOf(request);
    const span = spans.get(request.raw) as SpanContext;
    context.with(trace.setSpanContext(context.active(), span), () => done());
  });
}

/** Carries the context over `await`: all that the OpenTelemetry API needs of a whole SDK. */
class AsyncContextManager implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  readonly #root: Context = context.active();

  active(): Context {
    return this.#storage.getStore() ?? this.#root;
  }
  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    active: Context,
    run: F,
    self?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.#storage.run(active, () => run.call(self, ...args));
  }
  bind<T>(active: Context, target: T): T {
    if (typeof target !== 'function') return target;
    const storage = this.#storage;
    return function (this: unknown, ...args: unknown[]): unknown {
      return storage.run(active, () => (target as unknown as (...all: unknown[]) => unknown).apply(this, args));
    } as T;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    this.#storage.disable();
    return this;
  }
}
