import type { Registration } from '@bontot/pledge-core';
import { digestOfCompact } from './digest.ts';

/** CONTENT_CHANGED: it says something else than what was confirmed. CONFIRMATION_CHANGED: who confirmed it, or when, was altered. */
export type CompactFault = 'CONTENT_CHANGED' | 'CONFIRMATION_CHANGED';

/** Holds a compact against its digest, and its confirmations against the history of the registration. */
export function compactFault(registration: Registration): CompactFault | undefined {
  const { compact } = registration;
  if (compact.digest !== '' && compact.digest !== digestOfCompact(registration)) return 'CONTENT_CHANGED';
  const isAsTold = (['secretary', 'committee'] as const).every((side) => {
    const told = confirmed(registration, side);
    const signature = compact[side];
    return told?.by === signature?.by && told?.at === signature?.at;
  });
  return isAsTold ? undefined : 'CONFIRMATION_CHANGED';
}

/** What is written or returned is confirmed anew. */
const BEGINS_ANEW = ['written', 'returned'];

function confirmed({ history }: Registration, side: 'secretary' | 'committee') {
  const since = history.findLastIndex(({ what }) => BEGINS_ANEW.includes(what));
  return history.slice(since + 1).findLast(({ what }) => what === `compact-confirmed-${side}`);
}
