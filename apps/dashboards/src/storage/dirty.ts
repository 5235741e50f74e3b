import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongoose';
import type { DirtyDocument } from './documents.ts';

export type Mark = Pick<DirtyDocument, 'kind' | 'unitId' | 'period'>;

/** All marks of a kind, by their ids. */
export const marksOf = (kind: Mark['kind']) => ({ _id: { $gt: `${kind}|`, $lt: `${kind}}` } });

/** Writes marks, each with a token of its own, and then takes away those that were dealt with. One round trip, in order. */
export async function markDirty(
  dirty: Collection<DirtyDocument>,
  marks: readonly Mark[],
  done: readonly DirtyDocument[] = [],
): Promise<void> {
  const own = new Map(marks.map((mark) => [`${mark.kind}|${mark.unitId}|${mark.period}`, mark]));
  const token = randomUUID();
  const operations = [
    ...[...own].map(([_id, mark]) => ({
      updateOne: { filter: { _id }, update: { $set: { ...mark, token } }, upsert: true },
    })),
    ...done.map((mark) => ({ deleteOne: { filter: { _id: mark._id, token: mark.token } } })),
  ];
  if (operations.length > 0) await dirty.bulkWrite(operations, { ordered: true });
}
