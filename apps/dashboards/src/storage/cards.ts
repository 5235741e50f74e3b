import { localDateOf, transient, type LocalDate, type UnitPath } from '@bontot/kernel';
import { guardedBulk } from '@bontot/persistence';
import { foldCard, type AssessmentChanged, type CardState } from '../overview/card.ts';
import { movesOf } from '../overview/moves.ts';
import { orderOf, paceOrderOf, type Outcome } from '../overview/outcome.ts';
import { markDirty, type Mark } from './dirty.ts';
import { nodeId, type Collections, type NodeDocument } from './documents.ts';

/** What a stream tells of a card: that it is at a revision, and who may hear it. */
export type CardNews = { cellId: string; period: string; revision: number; outcome: Outcome; path: UnitPath };

type Known = Pick<NodeDocument, '_id' | 'card' | 'cardWrites' | 'level'>;
/** Where a card belongs once it is written, and what it is at. */
type Placed = Pick<NodeDocument, '_id' | 'unitId' | 'period' | 'parentId' | 'path' | 'level'> & {
  card?: Pick<CardState, 'revision' | 'outcome'>;
};

const TRIES = 5;

/** Cards as `scoring.v1` tells them, into the nodes of their units. */
export class Cards {
  readonly #at: Collections;

  constructor(collections: Collections) {
    this.#at = collections;
  }

  /**
   * Folds events in and marks the parents of every cell among them, also where nothing was new: a process may have died
   * between its write and its marks. Answers what is the latest now, once per card.
   */
  async keep(events: readonly AssessmentChanged[], today: LocalDate): Promise<CardNews[]> {
    const byNode = new Map<string, AssessmentChanged[]>();
    for (const event of events) {
      const id = nodeId(event.cellId, event.period);
      byNode.set(id, [...(byNode.get(id) ?? []), event]);
    }
    const known = await this.#write(byNode, today);
    const marks = known.flatMap(({ _id, level, parentId, period }): Mark[] => {
      if (level !== 'cell' || !parentId) return [];
      const now: Mark = { kind: 'now', unitId: parentId, period };
      const past = byNode.get(_id)!.some(({ at }) => localDateOf(Date.parse(at)) < today);
      return past ? [now, { ...now, kind: 'before' }] : [now];
    });
    await markDirty(this.#at.dirty, marks);
    return known.flatMap(({ unitId: cellId, period, card, path }) => {
      const told = byNode.get(nodeId(cellId, period))!;
      if (!card || !told.some(({ revision }) => revision === card.revision)) return [];
      return [{ cellId, period, revision: card.revision, outcome: card.outcome, path: path ?? told.at(-1)!.path }];
    });
  }

  /** Writes until every card holds its events, and reads the nodes once more: a unit may have moved meanwhile. */
  async #write(byNode: Map<string, AssessmentChanged[]>, today: LocalDate): Promise<Placed[]> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const known = await this.#read([...byNode.keys()]);
      const operations = [...byNode].flatMap(([id, events]) => {
        const before = known.get(id);
        const { card, changed } = foldAll(before?.card, events);
        return changed && card ? [cardOperation(id, events[0]!, before, card, today)] : [];
      });
      if (operations.length === 0) return this.#placed([...byNode.keys()]);
      const written = await guardedBulk(this.#at.nodes, operations);
      if (written === operations.length) return this.#placed([...byNode.keys()]);
    }
    throw transient('CONFLICT_PERSISTS', { cards: byNode.size });
  }

  async #read(ids: string[]): Promise<Map<string, Known>> {
    const found = await this.#at.nodes
      .find({ _id: { $in: ids } })
      .project<Known>({ card: 1, cardWrites: 1, level: 1 })
      .toArray();
    return new Map(found.map((node) => [node._id, node]));
  }

  async #placed(ids: string[]): Promise<Placed[]> {
    return this.#at.nodes
      .find({ _id: { $in: ids } })
      .project<Placed>({
        ...{ unitId: 1, period: 1, parentId: 1, path: 1, level: 1 },
        ...{ 'card.revision': 1, 'card.outcome': 1 },
      })
      .toArray();
  }
}

function foldAll(before: CardState | undefined, events: readonly AssessmentChanged[]) {
  let card = before;
  let changed = false;
  for (const event of events) {
    const folded = foldCard(card, event);
    if (!folded) continue;
    changed ||= folded.changed;
    card = folded.card;
  }
  return { card, changed };
}

/**
 * Writes over the very card that was read, of a unit as it was read: two processes that hold one card never undo each other,
 * and an order is never that of another level.
 */
function cardOperation(
  _id: string,
  { cellId: unitId, period }: AssessmentChanged,
  before: Known | undefined,
  card: CardState,
  today: LocalDate,
) {
  const { outcome, pace } = card;
  const writes = before?.cardWrites;
  const level = before?.level;
  // A committee's own order is that of its roll-up.
  const order = level === undefined || level === 'cell' ? { order: orderOf(outcome, pace, unitId) } : {};
  const own = { unitId, period, card, outcome, moves: movesOf(card, today), changedAt: new Date(card.at) };
  return {
    updateOne: {
      filter: { _id, cardWrites: writes ?? { $exists: false }, level: level ?? { $exists: false } },
      update: { $set: { ...own, ...order, cardWrites: (writes ?? 0) + 1, paceOrder: paceOrderOf(pace, unitId) } },
      upsert: before === undefined,
    },
  };
}
