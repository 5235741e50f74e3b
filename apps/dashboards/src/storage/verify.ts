import { sameCounts, sumOf } from '../overview/roll-up.ts';
import type { Counts, Outcome } from '../overview/outcome.ts';
import { marksOf } from './dirty.ts';
import type { Collections, NodeDocument } from './documents.ts';

export type Difference = {
  unitId: string;
  period: string;
  /** As the roll-up says. */
  kept: { cells: number; counts: Counts };
  /** As the direct children add up to. */
  counted: { cells: number; counts: Counts };
};

export type Verification = { ok: boolean; checked: number; waiting: number; differences: Difference[] };

const PAGE = 500;
/** A report is read by a person. */
const SHOWN = 100;

/**
 * Adds up the direct children of every roll-up again, a level at a time, and compares. Only at rest is a difference a
 * fault: `waiting` tells how many sums are still to be made.
 * @param progress told after each page how many were compared
 */
export async function verify(at: Collections, progress: (checked: number) => void = () => {}): Promise<Verification> {
  const differences: Difference[] = [];
  let checked = 0;
  let wrong = 0;
  let page: NodeDocument[] = [];
  const compare = async () => {
    const sums = await countedBelow(at, page);
    for (const { _id, unitId, period, cells = 0, counts = {} } of page) {
      const counted = sumOf(sums.get(_id) ?? []);
      if (counted.cells === cells && sameCounts(counted.counts, counts)) continue;
      wrong++;
      if (differences.length < SHOWN) differences.push({ unitId, period, kept: { cells, counts }, counted });
    }
    checked += page.length;
    page = [];
    progress(checked);
  };
  const committees = at.nodes.find({ cells: { $exists: true } }).sort({ _id: 1 });
  for await (const node of committees) {
    page.push(node as NodeDocument);
    if (page.length === PAGE) await compare();
  }
  if (page.length > 0) await compare();
  const waiting = await at.dirty.countDocuments(marksOf('now'));
  return { ok: wrong === 0, checked, waiting, differences };
}

/** Counted one child after the other, by another way than the roll-ups themselves. */
async function countedBelow(at: Collections, parents: NodeDocument[]): Promise<Map<string, { counts: Counts }[]>> {
  const parts = new Map<string, { counts: Counts }[]>();
  const children = at.nodes
    .find({ parentId: { $in: parents.map(({ unitId }) => unitId) }, live: true })
    .project<Pick<NodeDocument, 'parentId' | 'period' | 'level' | 'outcome' | 'counts'>>({
      ...{ parentId: 1, period: 1, level: 1, outcome: 1, counts: 1 },
    });
  for await (const { parentId, period, level, outcome, counts } of children) {
    const id = `${parentId}|${period}`;
    const part = { counts: level === 'cell' ? { [outcome as Outcome]: 1 } : (counts ?? {}) };
    parts.set(id, [...(parts.get(id) ?? []), part]);
  }
  return parts;
}
