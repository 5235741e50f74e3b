import type { Level } from '@bontot/contracts';

/**
 * What may stand directly under what (domain handbook 2). Depth is free: part committees may nest, and nothing counts
 * levels.
 */
const CHILDREN: Record<Level, readonly Level[]> = {
  province: ['commune'],
  commune: ['grassroots_committee', 'cell'],
  grassroots_committee: ['part_committee', 'cell'],
  part_committee: ['part_committee', 'cell'],
  cell: ['party_group'],
  party_group: [],
};

/** A province alone has no parent. */
export const mayStandUnder = (level: Level, parent: Level | null): boolean =>
  parent === null ? level === 'province' : CHILDREN[parent].includes(level);

/** Grassroots organisations: a grassroots committee, and a cell directly under a commune (chi bộ cơ sở). */
export const isGrassroots = (level: Level, parent: Level | null): boolean =>
  level === 'grassroots_committee' || (level === 'cell' && parent === 'commune');
