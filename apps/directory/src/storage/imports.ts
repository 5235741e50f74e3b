import type { UnitPath } from '@bontot/kernel';
import { Aggregates, belowPath, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { decide, evolve, isAtWork, type ImportCommand, type ImportEvent, type ImportState } from '../import/import.ts';

const AT_WORK = (['previewing', 'running', 'undoing'] as const).filter(isAtWork);

/** Imports: each one document, `_id` follows from who sends what for which unit. Nothing of them is published. */
export class Imports extends Aggregates<ImportState, ImportCommand, ImportEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<ImportState>(database, {
      collection: 'imports',
      fields: {
        ...{ importId: 'text', unitId: 'text', path: 'text', name: 'text', size: 'number', sha256: 'text', by: 'text' },
        ...{ begunAt: 'number', phase: 'text', format: 'text', encoding: 'text', sheets: 'structure' },
        ...{ mapping: 'structure', attempt: 'number', counts: 'structure', progress: 'structure', upTo: 'number' },
        ...{ written: 'structure', undone: 'structure', cancelAsked: 'flag', refusal: 'structure' },
        ...{ confirmed: 'structure', endedAt: 'number', undoneBy: 'structure', rowsKept: 'flag' },
      },
      indexes: [
        { keys: { begunAt: -1, _id: 1 }, serves: 'page(): imports of a part of the tree, the latest first' },
        { keys: { sha256: 1, unitId: 1 }, serves: 'uploading(): the file that somebody goes on sending' },
        { keys: { phase: 1 }, serves: 'atWork(): what a stopped process left' },
      ],
    });
    super(store, { decide, evolve, publish: () => [] });
  }

  /** The import that this file of this person is on its way to. */
  async uploading(file: { unitId: string; sha256: string; by: string }): Promise<Stored<ImportState> | undefined> {
    return (await this.#read({ ...file, phase: 'uploading' }, 1))[0];
  }

  /** Imports for units below the paths, the latest first. */
  page(within: readonly UnitPath[], before: number | undefined, limit: number): Promise<Stored<ImportState>[]> {
    if (within.length === 0) return Promise.resolve([]);
    const query = {
      $or: within.map((path) => ({ path: belowPath(path) })),
      ...(before && { begunAt: { $lt: before } }),
    };
    return this.#read(query, limit);
  }

  /** Imports that a machine should be working on. */
  atWork(): Promise<Stored<ImportState>[]> {
    return this.#read({ phase: { $in: [...AT_WORK] } }, 100);
  }

  /** Imports whose rows are still kept and that began before a moment. */
  keptBefore(moment: number, limit: number): Promise<Stored<ImportState>[]> {
    return this.#read({ begunAt: { $lt: moment }, rowsKept: true }, limit);
  }

  async #read(query: Record<string, unknown>, limit: number): Promise<Stored<ImportState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort({ begunAt: -1, _id: 1 }).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}
