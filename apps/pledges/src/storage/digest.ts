import { compactText, type Registration } from '@bontot/pledge-core';
import { createHash } from 'node:crypto';

/** SHA-256 of what a compact says: what both sides confirm. */
export const digestOfCompact = (registration: Registration): string =>
  createHash('sha256').update(compactText(registration)).digest('hex');
