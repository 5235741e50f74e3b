import { MongoClient } from 'mongodb';
import type { FactEntry } from '../apps/scoring/src/card/entry.ts';
import { cardUnitOf } from '../apps/scoring/src/card/entry.ts';
import { packLog } from '../apps/scoring/src/card/pack.ts';
import type { CardDocument } from '../apps/scoring/src/storage/card-chain.ts';
import { LiveCard } from '../apps/scoring/src/storage/live-card.ts';
import type { Rig } from './rig.ts';
import { cellOf, factOf, PERIOD, unitOf } from './workload.ts';

const WAITING = { conflicts: [], body: undefined, digest: undefined, dueOn: undefined, rollUps: [] };

/**
 * Cards that already hold `facts` facts each, written straight into the chain as the worker would have left them: a packed
 * snapshot, and behind it a log whose length differs from card to card, so that the next snapshots are spread in time.
 */
export async function preload(rig: Rig, cards: number, facts: number): Promise<void> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  const chain = client.db('scoring').collection<CardDocument>('cards');
  await chain.deleteMany({});
  for (let cell = 0; cell < cards; cell++) await chain.insertMany(chainOf(cell, cards, facts));
  await client.close();
}

function chainOf(cell: number, cards: number, facts: number): CardDocument[] {
  const live = new LiveCard({ cellId: cellOf(cell), period: PERIOD });
  const { unitId: _, parentId: _parent, grassroots: _g, name: _n, successorOf: _s, ...unit } = unitOf(cell);
  live.state.admit({
    kind: 'unit',
    origin: { topic: 'units', partition: 0, offset: 1 },
    recordedAt: 0,
    unit: cardUnitOf({ ...unitOf(cell), ...unit } as never),
  });
  const entries = Array.from({ length: facts }, (_, n): FactEntry => {
    const fact = { ...factOf(cell + n * cards, cards, 'in-turn'), source: `before/${n}` };
    return {
      kind: 'fact',
      origin: { topic: 'before', partition: 0, offset: n },
      recordedAt: 1,
      by: 'system:publisher',
      confirmedByNature: true,
      fact,
    };
  });
  const packed = Math.max(1, facts - Math.floor((((cell * 37) % 100) / 100) * Math.max(64, facts / 2)));
  const documents: CardDocument[] = [];
  for (const accepted of [entries.slice(0, packed), entries.slice(packed)]) {
    if (accepted.length === 0) continue;
    for (const entry of accepted) live.state.admit(entry);
    documents.push(live.advance({ ...WAITING, accepted, origins: [] }, new Date(0)));
    // What is in the snapshot came in many small revisions long before; only those behind it are read again.
    if (documents.length === 1) documents[0]!.log = packLog([]);
  }
  return documents;
}
