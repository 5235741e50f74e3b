import { startOfDay } from '@bontot/kernel';
import { templates } from '@bontot/scoring-core';
import { MongoClient } from 'mongodb';
import { assess, type SetSource } from '../apps/scoring/src/card/assess.ts';
import { cardUnitOf, type FactEntry } from '../apps/scoring/src/card/entry.ts';
import { sha256 } from '../apps/scoring/src/sha256.ts';
import type { CardDocument } from '../apps/scoring/src/storage/card-chain.ts';
import { LiveCard } from '../apps/scoring/src/storage/live-card.ts';
import type { Rig } from './rig.ts';
import { cellOf, factOf, PERIOD, unitOf } from './workload.ts';

const SETS: SetSource = { all: [], held: () => templates['cell-default'] };

/** Cards with the whole chain of a year behind them: `perRevision` facts a revision, each with its assessment, as received. */
export async function preloadYear(rig: Rig, cells: number[], facts: number, perRevision: number): Promise<void> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  const chain = client.db('scoring').collection<CardDocument>('cards');
  for (const cell of cells) {
    await chain.deleteMany({ _id: { $gt: `${cellOf(cell)}|`, $lt: `${cellOf(cell)}|~` } });
    await chain.insertMany(yearOf(cell, facts, perRevision));
  }
  await client.close();
}

function yearOf(cell: number, facts: number, perRevision: number): CardDocument[] {
  const live = new LiveCard({ cellId: cellOf(cell), period: PERIOD });
  const unit = cardUnitOf(unitOf(cell) as never);
  const first = { kind: 'unit' as const, origin: { topic: 'units', partition: 0, offset: 1 }, recordedAt: 0, unit };
  const entries = Array.from({ length: facts }, (_, n): FactEntry => {
    const fact = { ...factOf(cell + n * 4_785, 4_785, 'in-turn'), cellId: cellOf(cell), source: `year/${n}` };
    const origin = { topic: 'year', partition: 0, offset: n };
    const recordedAt = startOfDay(fact.effectiveOn) + 86_400_000 + n;
    return { kind: 'fact', origin, recordedAt, by: 'system:publisher', confirmedByNature: true, fact };
  }).sort((a, b) => a.recordedAt - b.recordedAt);
  const documents: CardDocument[] = [];
  for (let from = 0; from < entries.length; from += perRevision) {
    const accepted = [...(from === 0 ? [first] : []), ...entries.slice(from, from + perRevision)];
    for (const entry of accepted) live.state.admit(entry);
    const at = accepted.at(-1)!.recordedAt;
    const { body, digest, dueOn } = assess(live.state, unit, SETS, live.views, at, sha256);
    documents.push(
      live.advance({ accepted, conflicts: [], origins: [], body, digest, dueOn, rollUps: [] }, new Date(at)),
    );
  }
  return documents;
}
