import { DEFAULT_LANGUAGE, isErrorCode, problemTitle, sentenceFor, type Language } from '@bontot/i18n';
import { ProductError, type ErrorKind } from '@bontot/kernel';
import { HttpException } from '@nestjs/common';

/** One member of a request that is not as it must be. */
export type FieldError = { field: string; expected: string; got?: unknown };

/** Body of an error as the outside sees it (RFC 9457), with a stable code in capitals. */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  [extension: string]: unknown;
};

/** Thrown where HTTP itself has the answer (not found, forbidden, …); rules refuse with `refused(…)` of the kernel. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly extensions: Record<string, unknown>;

  constructor(status: number, code: string, detail = '', extensions: Record<string, unknown> = {}, cause?: unknown) {
    super(`${status} ${code}`, { cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.extensions = extensions;
  }
}

export const notFound = (code: string, extensions?: Record<string, unknown>, detail?: string) =>
  new Problem(404, code, detail, extensions);
export const forbidden = (code = 'FORBIDDEN', extensions?: Record<string, unknown>, detail?: string) =>
  new Problem(403, code, detail ?? 'The posts held do not allow this here', extensions);
export const invalid = (errors: FieldError[]) =>
  new Problem(
    400,
    'VALIDATION',
    errors
      .map(({ field, expected }) => `${field}: expected ${expected}`)
      .join('; ')
      .slice(0, 1_000),
    {
      errors,
    },
  );

const STATUS_BY_KIND: Record<ErrorKind, number> = { refused: 422, permanent: 422, transient: 503, bug: 500 };

/** Codes whose status is not that of their kind; a service adds its own. */
export const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  CONFLICT_PERSISTS: 409,
  VERSION_CONFLICT: 409,
};

const CODE_BY_FRAMEWORK: Record<string, { status: number; code: string; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'BODY_TOO_LARGE', detail: 'The body must be smaller' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'CONTENT_TYPE_UNKNOWN',
    detail: 'Expected content-type: application/json',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'BODY_EMPTY', detail: 'Expected a JSON body' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'BODY_LENGTH_WRONG',
    detail: 'The body is not as long as content-length says',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'URL_NOT_VALID', detail: 'The address holds an escape that is not UTF-8' },
  FST_ERR_MAX_PARAM_LENGTH: { status: 414, code: 'URL_TOO_LONG', detail: 'A part of the address is too long' },
};

const CODE_BY_STATUS: Record<number, string> = {
  400: 'REQUEST_NOT_VALID',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'ROUTE_UNKNOWN',
  405: 'METHOD_UNKNOWN',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'CONTENT_TYPE_UNKNOWN',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

/**
 * Anything that was thrown, as a problem for the outside. What is our fault (5xx) says nothing but a code; the reference
 * in the log tells the rest.
 */
export function problemOf(error: unknown, statusByCode: Record<string, number> = {}): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ProductError) {
    const status = statusByCode[error.code] ?? STATUS_BY_CODE[error.code] ?? STATUS_BY_KIND[error.kind];
    if (error.kind === 'bug') return new Problem(500, 'INTERNAL', 'The fault is in the log', {}, error);
    return new Problem(status, error.code, sentenceOf(error.details), status < 500 ? error.details : {}, error);
  }
  const framework = CODE_BY_FRAMEWORK[codeOf(error) ?? codeOf((error as { cause?: unknown } | null)?.cause) ?? ''];
  if (framework) return new Problem(framework.status, framework.code, framework.detail, {}, error);
  const status = statusOf(error);
  if (status === undefined) return new Problem(500, 'INTERNAL', 'The fault is in the log', {}, error);
  return new Problem(
    status,
    CODE_BY_STATUS[status] ?? `HTTP_${status}`,
    status === 404 ? 'No such route' : '',
    {},
    error,
  );
}

/**
 * The body of a problem. Members of the details never replace those of the standard; the sentence for a person is that of
 * the catalogue in the caller's language, where the catalogue knows the code.
 */
export function bodyOfProblem(problem: Problem, language: Language = DEFAULT_LANGUAGE): ProblemBody {
  const title = problemTitle(language, problem.status);
  return {
    ...problem.extensions,
    type: `urn:bontot:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: isErrorCode(problem.code)
      ? sentenceFor(problem.code, problem.extensions, language)
      : problem.detail || title,
  };
}

/** «expected …, got …» of the details of a refusal, where it carries them. */
const sentenceOf = ({ field, expected, got }: Record<string, unknown>): string =>
  expected === undefined
    ? ''
    : `${field === undefined ? '' : `${String(field)}: `}expected ${String(expected)}${got === undefined ? '' : `, got ${String(got).slice(0, 100)}`}`;

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
