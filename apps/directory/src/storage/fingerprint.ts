import { canonical } from '@bontot/kernel';
import { createHash } from 'node:crypto';

/** Recognises the content of a creation when it is sent again. */
export const fingerprintOf = (content: unknown): string =>
  createHash('sha256').update(canonical(content)).digest('base64url').slice(0, 22);
