import { enableTraceContext } from '@bontot/messaging';
import { context, trace, TraceFlags, type SpanContext } from '@opentelemetry/api';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { KnownRequest } from './requires.ts';

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

/** The trace id of a request: what a 5xx tells a user, and what the log knows it by. */
export function referenceOf(request: FastifyRequest | object): string {
  const raw = 'raw' in request ? request.raw : request;
  let span = spans.get(raw);
  if (!span) spans.set(raw, (span = spanContextOf((raw as { headers?: Record<string, string> }).headers?.traceparent)));
  return span.traceId;
}

/** Runs each request inside the context of its trace. After the body is read, because a stream's events lose it. */
export function traceRequests(fastify: FastifyInstance): void {
  enableTraceContext();
  fastify.addHook('preValidation', (request: KnownRequest, _reply, done) => {
    if (request.untraced) return done();
    referenceOf(request);
    const span = spans.get(request.raw) as SpanContext;
    context.with(trace.setSpanContext(context.active(), span), () => done());
  });
}
