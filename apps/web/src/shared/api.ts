import { preferences } from './chosen.ts';

/** An answer that is no success, as the services word it (problem+json), or the line to the server itself failing. */
export class ApiProblem extends Error {
  /** 0 where no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** What a person can tell the support, for errors that are our fault. */
  readonly reference: string | undefined;
  readonly extensions: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    const { code, title, detail, reference, ...extensions } = body;
    super(`${status} ${String(code)}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = typeof code === 'string' ? code : 'UNKNOWN_ERROR';
    this.title = typeof title === 'string' ? title : '';
    this.detail = typeof detail === 'string' ? detail : '';
    this.reference = typeof reference === 'string' ? reference : undefined;
    this.extensions = extensions;
  }
}

export const isSignInNeeded = (error: unknown): boolean => error instanceof ApiProblem && error.status === 401;

type Values = Record<string, string | number | boolean | null | undefined>;
type Options = {
  query?: Values;
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Goes on when the page is left; for bodies below 64 kB. */
  keepalive?: boolean;
};

/** Whoever shows «sign in again» wants to know when a session has ended in the middle of the work. */
const watchers = new Set<() => void>();
export const onSessionEnded = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** `path` with the values that are set; an empty text counts as not set. */
export function addressOf(path: string, query: Values = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

async function request<Body>(method: string, path: string, body: unknown, options: Options): Promise<Body> {
  const isBytes = body instanceof ArrayBuffer;
  const response = await fetch(addressOf(path, options.query), {
    method,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    keepalive: options.keepalive ?? false,
    headers: {
      accept: 'application/json',
      'accept-language': preferences().language,
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...options.headers,
    },
    body: body === undefined ? null : isBytes ? body : JSON.stringify(body),
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new ApiProblem(0, { code: 'NO_ANSWER' });
  });
  const text = await response.text();
  const answer = parsed(text);
  if (response.ok) return answer as Body;
  if (response.status === 401) for (const watcher of watchers) watcher();
  throw new ApiProblem(response.status, (answer ?? {}) as Record<string, unknown>);
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return { code: 'UNKNOWN_ERROR' };
  }
}

/** The product's HTTP interface, by paths as documented (`/api/v1/…`); every failure is an {@link ApiProblem}. */
export const api = {
  get: <Body>(path: string, options: Options = {}): Promise<Body> => request<Body>('GET', path, undefined, options),
  post: <Body>(path: string, body: unknown = {}, options: Options = {}): Promise<Body> =>
    request<Body>('POST', path, body, options),
  /** A part of a file, as bytes; or the new content of something that is there. */
  put: <Body>(path: string, content: ArrayBuffer | object, options: Options = {}): Promise<Body> =>
    request<Body>('PUT', path, content, options),
};

/** One page of a list. */
export type Paged<Item> = { items: Item[]; next: string | null };
