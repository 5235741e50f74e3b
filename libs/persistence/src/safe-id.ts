import { permanent } from '@bontot/kernel';

const MAX_ID = 256;

/**
 * The id itself when it is text that a filter can compare; an object (`{ $ne: null }`) never reaches a query.
 * Throws ID_NOT_SAFE (permanent): not text, empty, above 256 characters, or with a control character.
 */
export function safeId(id: unknown): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this refuses
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID || /[\u0000-\u001f\u007f]/.test(id))
    throw permanent('ID_NOT_SAFE', { expected: `text of 1 to ${MAX_ID} characters`, got: typeof id });
  return id;
}

/** The range of paths at or below a closed path, for a query that an index serves. */
export function belowPath(path: string): { $gte: string; $lt: string } {
  if (!safeId(path).endsWith('/')) throw permanent('PATH_NOT_CLOSED', { expected: 'a path that ends in /', got: path });
  return { $gte: path, $lt: `${path.slice(0, -1)}0` };
}
