import type { EvidenceRef, FactValue } from '@bontot/contracts';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import { ignoreNewer } from './guard.ts';

/** A fact that waits for a verdict, as those who may give one see it. */
export type PendingFact = {
  cellId: string;
  path: UnitPath;
  period: string;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: LocalDate;
  slot?: string;
  value: FactValue;
  evidence: EvidenceRef[];
  enteredBy: string;
  recordedAt: Date;
};
type FactName = Pick<PendingFact, 'cellId' | 'period' | 'measure' | 'source'>;
type Stored = PendingFact & { _id: string };

export type PendingChange = { waits: PendingFact } | { settled: FactName & { revision: number } };

/** The register's list of what waits: an index over the chain, written with each card that moves one of its lines; pages of it are `RegisterPages`. */
export class PendingFacts {
  readonly #pending: Collection<Stored>;

  constructor(connection: Connection) {
    this.#pending = connection.collection<Stored>('pending');
  }

  static async ensure(connection: Connection): Promise<void> {
    // «what waits below this unit», a page at a time; `cellId` for a cell that moves.
    await connection.collection('pending').createIndexes([{ key: { path: 1, _id: 1 } }, { key: { cellId: 1 } }]);
  }

  /** Idempotent; a line that already stands at a higher revision stays. */
  async write(changes: PendingChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#pending
      .bulkWrite(
        changes.map((change) => {
          if ('settled' in change) {
            const { revision } = change.settled;
            return { deleteOne: { filter: { _id: idOf(change.settled), revision: { $lte: revision } } } };
          }
          const { waits } = change;
          const filter = { _id: idOf(waits), revision: { $lte: waits.revision } };
          return { replaceOne: { filter, replacement: waits, upsert: true } };
        }),
        { ordered: false },
      )
      .catch(ignoreNewer);
  }

  /** Those of the named facts that wait, by their name. */
  async named(facts: readonly FactName[]): Promise<Map<string, PendingFact>> {
    const found = await this.#pending.find({ _id: { $in: facts.map(idOf) } }).toArray();
    return new Map(found.map(({ _id, ...fact }) => [_id, fact]));
  }

  /** A cell moved, or became known: its lines are found below its new place. */
  async move(cellId: string, path: UnitPath): Promise<void> {
    await this.#pending.updateMany({ cellId, path: { $ne: path } }, { $set: { path } });
  }
}

/** The name of a fact whatever its revision. */
export const idOf = ({ cellId, period, measure, source }: FactName): string =>
  `${cellId}|${period}|${measure}|${source}`;
