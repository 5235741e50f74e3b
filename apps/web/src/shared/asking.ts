import { ApiProblem } from './api.ts';

const MOST_RETRIES = 2;
const AGAIN_MS = 10_000;

/** What may be better in a moment: no answer, or a server that is busy. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 502);

/** Whether a question that has failed `count` times is put once more before its reader is told. */
export const retry = (count: number, error: unknown): boolean => count < MOST_RETRIES && isPassing(error);

/**
 * How long until what is shown, and could not be renewed, is asked for again: the hint that told of its change does not come
 * a second time. Where nothing is shown, the reader sees the error and asks again.
 */
export const untilRenewed = ({ state }: { state: { data: unknown; error: unknown } }): number | false =>
  state.data !== undefined && isPassing(state.error) ? AGAIN_MS : false;
