import { api as shared, ApiProblem } from '../../shared/api.ts';
import { heardClock } from './clock.ts';
import { Told } from './told.ts';

export { ApiProblem, addressOf, isSignInNeeded } from '../../shared/api.ts';

/** Whether the last thing that was asked reached the server; the browser's own word comes first. */
export const online = new Told(globalThis.navigator?.onLine ?? true);
globalThis.addEventListener?.('online', () => online.set(true));
globalThis.addEventListener?.('offline', () => online.set(false));

/** The product's HTTP interface; notes whether the line stands. What must not get lost goes by `send` instead. */
export const api: typeof shared = {
  get: (path, options) => noted(shared.get(path, options)),
  post: (path, body, options) => noted(shared.post(path, body, options)),
  put: (path, bytes, options) => noted(shared.put(path, bytes, options)),
};

async function noted<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    const value = await asked;
    online.set(true);
    return value;
  } catch (cause) {
    if (cause instanceof ApiProblem) online.set(cause.status !== 0);
    throw cause;
  }
}

/**
 * Who is signed in, by the server's word; its clock comes along, which phones do not always agree with. Throws like `api`.
 */
export async function askSession<Body>(): Promise<Body> {
  const answer = await fetch('/api/v1/session', { headers: { accept: 'application/json' }, cache: 'no-store' }).catch(
    () => undefined,
  );
  online.set(answer !== undefined);
  if (!answer) throw new ApiProblem(0, { code: 'NO_ANSWER' });
  heardClock(answer.headers.get('date'));
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (!answer.ok) throw new ApiProblem(answer.status, body);
  return body as Body;
}
