import { Problem } from '@bontot/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Gzip } from 'node:zlib';
import { forwardedHeaders, returnedHeaders, type OwnHeaders } from './headers.ts';
import type { OpenStreams, StreamTerms } from './open-streams.ts';
import { squeezeFor } from './squeeze.ts';

const ANSWER_WITHIN_MS = 30_000;
const SOCKETS = 256;

export type Forwarded = Omit<OwnHeaders, 'contentLength'> & { body: Buffer | undefined };

/**
 * Hands requests on over kept connections. Bodies of requests come whole (they are at most 256 KB), so that a slow
 * caller holds no service; answers go back as they come, unbuffered, so that streams stream.
 */
export class Proxy {
  readonly #agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: SOCKETS }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS }),
  };
  /** A stream holds its connection for hours, so it takes none of those that are shared. */
  readonly #streamAgents = { 'http:': new HttpAgent(), 'https:': new HttpsAgent() };
  readonly #streams: OpenStreams;

  constructor(streams: OpenStreams) {
    this.#streams = streams;
  }

  /**
   * Sends the request to `origin` and its answer back. Problems: 503 SERVICE_UNAVAILABLE when nobody answers, also when
   * the service broke off before its first byte; nothing of why reaches the caller.
   * @param terms until when the answer may go on, if it is a stream; nobody who stays unknown is answered by one
   */
  async forward(
    request: FastifyRequest,
    reply: FastifyReply,
    origin: URL,
    given: Forwarded,
    terms?: StreamTerms,
  ): Promise<void> {
    const answer = await this.#ask(request, origin, given);
    reply.hijack();
    const { raw } = reply;
    const squeeze = request.method === 'HEAD' ? undefined : squeezeFor(request.raw.headers, answer.headers);
    const headers = returnedHeaders(answer.headers);
    if (squeeze) {
      delete headers['content-length'];
      Object.assign(headers, squeeze.headers);
    }
    raw.writeHead(answer.statusCode ?? 502, headers);
    if (terms && isStream(answer)) this.#streams.keep(answer, raw, terms);
    await passBack(answer, raw, squeeze?.through);
  }

  close(): void {
    for (const agents of [this.#agents, this.#streamAgents]) for (const agent of Object.values(agents)) agent.destroy();
  }

  async #ask(request: FastifyRequest, origin: URL, given: Forwarded): Promise<IncomingMessage> {
    try {
      return await this.#send(request, origin, given);
    } catch (error) {
      // A kept connection may die the moment it is used again; what changes nothing is simply asked once more.
      const harmless = request.method === 'GET' || request.method === 'HEAD';
      if (!harmless || !(error instanceof BrokenKeptConnection)) throw unavailable(error);
      return this.#send(request, origin, given).catch((again: unknown) => {
        throw unavailable(again);
      });
    }
  }

  #send(request: FastifyRequest, origin: URL, { body, ...own }: Forwarded): Promise<IncomingMessage> {
    const secure = origin.protocol === 'https:';
    const contentLength = body?.length ?? (hasNoBody(request.method) ? undefined : 0);
    const agents = wantsStream(request.raw) ? this.#streamAgents : this.#agents;
    return new Promise((resolve, reject) => {
      const outgoing: ClientRequest = (secure ? httpsRequest : httpRequest)({
        protocol: origin.protocol,
        hostname: origin.hostname,
        port: origin.port,
        method: request.method,
        path: request.raw.url ?? '/',
        agent: agents[secure ? 'https:' : 'http:'],
        headers: forwardedHeaders(request.raw.headers, { ...own, contentLength }),
      });
      const late = setTimeout(() => outgoing.destroy(new Error('no answer in time')), ANSWER_WITHIN_MS);
      const callerGone = () => outgoing.destroy();
      request.raw.socket.once('close', callerGone);
      outgoing.once('close', () => request.raw.socket.off('close', callerGone));
      outgoing.once('response', (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      outgoing.on('error', (error) => {
        clearTimeout(late);
        const broken = outgoing.reusedSocket && (error as { code?: string }).code === 'ECONNRESET';
        reject(broken ? new BrokenKeptConnection(error) : error);
      });
      outgoing.end(body);
    });
  }
}

/**
 * Copies an answer as it comes; whichever side breaks off, the other is ended too. By hand, because `pipeline` makes an
 * abort signal and an exception for each request, a tenth of all the time spent here.
 */
function passBack(answer: IncomingMessage, raw: ServerResponse, through?: Gzip): Promise<void> {
  return new Promise((resolve) => {
    if (raw.destroyed) {
      answer.destroy();
      return resolve();
    }
    answer.once('close', () => {
      // What has been ended on purpose comes whole to its end.
      if (!answer.complete && !raw.writableEnded) raw.destroy();
    });
    answer.once('error', () => raw.destroy());
    raw.once('close', () => {
      if (!answer.complete) answer.destroy();
      through?.destroy();
      resolve();
    });
    raw.once('error', () => answer.destroy());
    if (through) answer.pipe(through).pipe(raw);
    else answer.pipe(raw);
  });
}

class BrokenKeptConnection extends Error {
  constructor(cause: unknown) {
    super('a kept connection broke', { cause });
  }
}

const unavailable = (cause: unknown) =>
  new Problem(503, 'SERVICE_UNAVAILABLE', 'The service behind this does not answer now: try again', {}, cause);

const hasNoBody = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'DELETE';

/** An `EventSource` says so; who does not shares the connections of all other requests. */
const wantsStream = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/event-stream') ?? false;

const isStream = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.startsWith('text/event-stream') ?? false;
