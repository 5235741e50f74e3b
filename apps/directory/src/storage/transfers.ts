import type { LocalDate } from '@bontot/kernel';
import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { decide, evolve, type TransferCommand, type TransferEvent, type TransferState } from '../transfer/transfer.ts';

export type TransfersWanted = {
  cellIds: readonly string[];
  direction: 'from' | 'to' | 'both';
  state: 'open' | 'closed';
  after?: { day: LocalDate; id: string } | undefined;
  limit: number;
};

/** Transfers: each one document, `_id` its id. What others hear of one is the membership that follows from it. */
export class Transfers extends Aggregates<TransferState, TransferCommand, TransferEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<TransferState>(database, {
      collection: 'transfers',
      fields: {
        ...{ transferId: 'text', personId: 'text', kind: 'text', purpose: 'text', fromCellId: 'text' },
        ...{ toCellId: 'text', toPlace: 'text', decision: 'structure', sentOn: 'text', until: 'text' },
        ...{ shownOn: 'text', receivedOn: 'text', cancelled: 'structure', state: 'text', shownDueOn: 'text' },
        ...{ papersDueOn: 'text', dueOn: 'text', history: 'structure', fingerprint: 'text', untold: 'flag' },
      },
      indexes: [
        { keys: { personId: 1, sentOn: 1 }, serves: 'ofPerson(): where somebody was sent' },
        { keys: { fromCellId: 1, dueOn: 1 }, serves: 'page(): whom a cell has sent' },
        { keys: { toCellId: 1, dueOn: 1 }, serves: 'page(): whom a cell is to receive' },
        ...(['fromCellId', 'toCellId'] as const).map((side) => ({
          ...{ keys: { [side]: 1 } as const, where: { state: 'sent' } },
          serves: 'openCells(), openAt(): those on their way, by cell',
        })),
        { keys: { untold: 1 }, where: { untold: true }, serves: 'untold(): received by a process that was killed' },
      ],
    });
    super(store, { decide, evolve, publish: () => [] });
  }

  ofPerson(personId: string): Promise<Stored<TransferState>[]> {
    return this.#read({ personId }, { sentOn: 1, _id: 1 }, 0);
  }

  untold(limit: number): Promise<Stored<TransferState>[]> {
    return this.#read({ untold: true }, { _id: 1 }, limit);
  }

  /** Ids of cells that somebody is on the way from or to. */
  async openCells(): Promise<string[]> {
    const open = (side: 'fromCellId' | 'toCellId') =>
      guarded(() => this.store.model.distinct(side, { state: 'sent', [side]: { $type: 'string' } }).exec());
    return [...new Set([...(await open('fromCellId')), ...(await open('toCellId'))].map(String))];
  }

  openAt(cellId: string): Promise<Stored<TransferState>[]> {
    return this.#read({ state: 'sent', $or: [{ fromCellId: cellId }, { toCellId: cellId }] }, { _id: 1 }, 0);
  }

  /** Those on their way, the earliest deadline first; or those that are over, the last sent first. */
  page({ cellIds, direction, state, after, limit }: TransfersWanted): Promise<Stored<TransferState>[]> {
    const cells = { $in: [...cellIds] };
    const sides = { from: [{ fromCellId: cells }], to: [{ toCellId: cells }] };
    const open = state === 'open';
    const [day, way, order] = open ? (['dueOn', '$gt', 1] as const) : (['sentOn', '$lt', -1] as const);
    const beyond = after && {
      $or: [{ [day]: { [way]: after.day } }, { [day]: after.day, _id: { [way]: after.id } }],
    };
    const query = {
      $and: [
        { $or: direction === 'both' ? [...sides.from, ...sides.to] : sides[direction] },
        { state: open ? 'sent' : { $ne: 'sent' } },
        ...(beyond ? [beyond] : []),
      ],
    };
    return this.#read(query, { [day]: order, _id: order }, limit);
  }

  async #read(
    query: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
  ): Promise<Stored<TransferState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort(sort).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}
