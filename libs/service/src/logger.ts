import { ProductError } from '@bontot/kernel';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Injection token of the process's logger. */
export const LOG = Symbol('bontot.log');

/** Members that never reach a log, at any depth: persons are named by id, and secrets by nobody. */
const PERSONAL =
  /^(name|fullname|givenname|familyname|phone|phonenumber|email|mail|address|birthdate|dateofbirth|cardnumber|authorization|cookie|set-cookie|password|secret|token|access_token|id_token|refresh_token|client_secret|code_verifier)$/i;
const HIDDEN = '[hidden]';
const MAX_DEPTH = 6;

/** A copy without personal data and secrets; what lies deeper than six levels is cut. */
export function withoutPersonalData(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth >= MAX_DEPTH) return '[cut]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => withoutPersonalData(item, depth + 1));
  if (value instanceof Date || ArrayBuffer.isView(value)) return ArrayBuffer.isView(value) ? '[bytes]' : value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value))
    copy[key] = PERSONAL.test(key) ? HIDDEN : withoutPersonalData(member, depth + 1);
  return copy;
}

/** An error for the log: its code and details as data, the stack in one string, the causes below each other. */
export function errorForLog(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return withoutPersonalData(error);
  return {
    type: error.name,
    message: error.message.slice(0, 2_000),
    ...(error instanceof ProductError && {
      kind: error.kind,
      code: error.code,
      details: withoutPersonalData(error.details),
    }),
    stack: error.stack?.slice(0, 4_000),
    ...(error.cause !== undefined && depth < 3 && { cause: errorForLog(error.cause, depth + 1) }),
  };
}

/** JSON lines on stdout. Log ids and numbers; give errors as `{ err }`. */
export function createLogger(service: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (record: object) => withoutPersonalData(record) as Record<string, unknown>,
    },
    serializers: { err: errorForLog, error: errorForLog },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What Nest says while it starts is of interest to nobody but its developers. */
const CHATTER = /^(NestFactory|InstanceLoader|RoutesResolver|RouterExplorer|NestApplication|NestMicroservice)$/;

/** Lets Nest write through our logger. */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  log(message: unknown, ...rest: unknown[]) {
    const context = contextOf(rest);
    this.#logger[context && CHATTER.test(context) ? 'debug' : 'info']({ context }, textOf(message));
  }
  error(message: unknown, ...rest: unknown[]) {
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    this.#logger.error(
      { context: contextOf(rest), ...(message instanceof Error ? { err: message } : { stack }) },
      textOf(message),
    );
  }
  warn(message: unknown, ...rest: unknown[]) {
    this.#logger.warn({ context: contextOf(rest) }, textOf(message));
  }
  debug(message: unknown, ...rest: unknown[]) {
    this.#logger.debug({ context: contextOf(rest) }, textOf(message));
  }
  verbose(message: unknown, ...rest: unknown[]) {
    this.#logger.trace({ context: contextOf(rest) }, textOf(message));
  }
  fatal(message: unknown, ...rest: unknown[]) {
    this.#logger.fatal({ context: contextOf(rest) }, textOf(message));
  }
}

const contextOf = (rest: unknown[]): string | undefined => {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
};

const textOf = (message: unknown): string =>
  message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message);
