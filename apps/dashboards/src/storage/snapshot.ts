import type { LocalDate } from '@bontot/kernel';
import type { Collection } from 'mongoose';
import type { Counts, Outcome } from '../overview/outcome.ts';
import { nodeId, type NodeDocument } from './documents.ts';

/** An expression for the outcome at the end of a day: that of the last close up to it, `no_data` before the first. */
const outcomeOn = (day: LocalDate) => ({
  $ifNull: [{ $last: { $map: { input: closesUpTo(day), as: 'close', in: '$$close.outcome' } } }, 'no_data'],
});

/** An expression for the closes of a card up to and including a day, oldest first. */
const closesUpTo = (day: LocalDate) => ({
  $filter: { input: { $ifNull: ['$card.closes', []] }, as: 'close', cond: { $lte: ['$$close.day', day] } },
});

/** Cells below each parent by their outcome at the end of each day, by the parent's node. */
export async function snapshotCounts<Days extends Record<string, LocalDate>>(
  nodes: Collection<NodeDocument>,
  below: { parentId: { $in: string[] }; period: { $in: string[] } },
  days: Days,
): Promise<Map<string, Record<keyof Days, Counts>>> {
  const names = Object.keys(days);
  const outcomes = Object.fromEntries(names.map((name) => [name, outcomeOn(days[name]!)]));
  const groups = await nodes
    .aggregate<{ _id: { parentId: string; period: string } & Record<string, Outcome>; count: number }>([
      { $match: { ...below, level: 'cell', live: true } },
      { $group: { _id: { parentId: '$parentId', period: '$period', ...outcomes }, count: { $sum: 1 } } },
    ])
    .toArray();
  const sums = new Map<string, Record<keyof Days, Counts>>();
  for (const { _id, count } of groups) {
    const id = nodeId(_id.parentId, _id.period);
    const sum = sums.get(id) ?? (Object.fromEntries(names.map((name) => [name, {}])) as Record<keyof Days, Counts>);
    for (const name of names) {
      const counts = sum[name]!;
      counts[_id[name]!] = (counts[_id[name]!] ?? 0) + count;
    }
    sums.set(id, sum);
  }
  return sums;
}
