import { languageOf } from '@bontot/i18n';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import type { Logger } from './logger.ts';
import { bodyOfProblem, problemOf } from './problem.ts';
import { referenceOf } from './tracing.ts';
import type { KnownRequest } from './requires.ts';

const RETRY_AFTER_SECONDS = '1';

/** Answers every error of a request as problem+json, and writes what is our fault to the log under the reference it tells. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;
  readonly #statusByCode: Record<string, number>;

  constructor(logger: Logger, statusByCode: Record<string, number> = {}) {
    this.#logger = logger;
    this.#statusByCode = statusByCode;
  }

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    // A message handler's error belongs to the transport, which knows its kinds.
    if (host.getType() !== 'http') return throwError(() => error);
    const request = host.switchToHttp().getRequest<KnownRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(error, request, reply, this.#logger, this.#statusByCode);
  }
}

/** Sends an error that came from anywhere in the handling of a request; one that shall leave no trace is not logged either. */
export function sendProblem(
  error: unknown,
  request: KnownRequest,
  reply: FastifyReply,
  logger: Logger,
  statusByCode: Record<string, number> = {},
): void {
  const problem = problemOf(error, statusByCode);
  const language = languageOf(request.headers['accept-language']);
  const body = bodyOfProblem(problem, language);
  if (problem.status >= 500 && !request.untraced) {
    body.reference = referenceOf(request);
    const record = { reference: body.reference, code: problem.code, err: problem.cause ?? problem };
    if (problem.status === 503) logger.warn(record, 'not available');
    else logger.error(record, 'request failed');
  }
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(JSON.stringify(body));
}
