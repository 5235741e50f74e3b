import type { PledgeCounts, ShareRow } from '@bontot/pledge-core';
import type { Order } from './reads.ts';

/** Which count an order is about. */
export const doneOf = (counts: PledgeCounts, by: Order): number =>
  ({ registered: counts.registered, mid: counts.midReported, end: counts.endReported, reviewed: counts.reviewed })[by];

export type Filter = 'all' | 'behind' | 'overdue' | 'same';
export const FILTERS = ['all', 'behind', 'overdue', 'same'] as const satisfies readonly Filter[];

/** Cells that the reader wants to see; the order stays that of the server, the worst first. */
export const kept = (rows: readonly ShareRow[], filter: Filter): ShareRow[] =>
  rows.filter(({ share, overdue, same }) => {
    if (filter === 'behind') return share.part < share.whole;
    if (filter === 'overdue') return overdue > 0;
    return filter === 'all' || same > 0;
  });
