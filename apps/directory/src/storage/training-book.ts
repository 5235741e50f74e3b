import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';

export type Progress = { _id: string; began: string; next: string; after: string };

const ID = 'training';

/**
 * How far the «no» of leaders who were not trained has been written: the year it stands at, and the last post of it that is
 * done. It begins with the year in which this database was first looked at: about years before, the product cannot say that
 * nothing was done.
 */
export class TrainingBook {
  readonly #progress: Collection<Progress>;

  constructor(connection: Connection) {
    this.#progress = connection.collection<Progress>('obligations');
  }

  /** Where it stands. While nothing is written, an earlier year that is told moves the beginning back. */
  open(year: string): Promise<Progress> {
    const fresh = { began: year, next: year, after: '' };
    return guarded(async () => {
      await this.#progress.updateOne({ _id: ID }, { $setOnInsert: fresh }, { upsert: true });
      await this.#progress.updateOne(
        { _id: ID, began: { $gt: year }, after: '', $expr: { $eq: ['$began', '$next'] } },
        { $set: fresh },
      );
      return (await this.#progress.findOne({ _id: ID }))!;
    });
  }

  /** This much of the year is written. Whoever is behind changes nothing. */
  async reached(year: string, after: string): Promise<void> {
    await guarded(() => this.#progress.updateOne({ _id: ID, next: year, after: { $lt: after } }, { $set: { after } }));
  }

  async finished(year: string): Promise<void> {
    const next = String(+year + 1);
    await guarded(() => this.#progress.updateOne({ _id: ID, next: year }, { $set: { next, after: '' } }));
  }
}
