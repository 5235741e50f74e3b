import type { EvidenceBody } from '@bontot/contracts';

/** What the doors take at once. */
export const LARGEST_BATCH = 500;

export function* chunks<T>(list: readonly T[], size = LARGEST_BATCH): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

/**
 * Lanes keep the order of a cell's moments while several requests are under way: a cell has one lane, and a lane has
 * one request at a time.
 */
export function laneOf(cellId: string, lanes: number): number {
  let hash = 0;
  for (let i = 0; i < cellId.length; i++) hash = (Math.imul(hash, 31) + cellId.charCodeAt(i)) | 0;
  return (hash >>> 0) % lanes;
}

/** A day's facts by lane, in batches, empty lanes left out. */
export function byLane(facts: readonly EvidenceBody[], lanes: number): { lane: number; items: EvidenceBody[] }[] {
  const lists = Array.from({ length: lanes }, (): EvidenceBody[] => []);
  for (const fact of facts) lists[laneOf(fact.cellId, lanes)]!.push(fact);
  return lists.flatMap((list, lane) => [...chunks(list)].map((items) => ({ lane, items })));
}

/** One request at a time for a commune, whose days are small (more lanes would only split them); eight for a province. */
export const lanesFor = (cells: number): number => Math.min(8, Math.ceil(cells / 500));
