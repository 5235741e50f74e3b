import type { Collection, Connection } from 'mongoose';
import { guarded } from './store-errors.ts';

/** How far the «no» of one kind has been written: the period it stands at, and the last unit of it that is done. */
export type Progress = { _id: string; began: string; next: string; after: string };

/**
 * Where the writing of what nobody did stands, so that it goes on after a crash. It begins with the period in which this
 * database was first looked at: about what was before, the product cannot say that nothing was done.
 */
export class ObligationBook {
  readonly #progress: Collection<Progress>;

  constructor(connection: Connection) {
    this.#progress = connection.collection<Progress>('obligations');
  }

  /** Where the kind stands. While nothing is written, an earlier period that is told moves the beginning back. */
  async open(kind: string, period: string): Promise<Progress> {
    const fresh = { began: period, next: period, after: '' };
    return guarded(async () => {
      await this.#progress.updateOne({ _id: kind }, { $setOnInsert: fresh }, { upsert: true });
      await this.#progress.updateOne(
        { _id: kind, began: { $gt: period }, after: '', $expr: { $eq: ['$began', '$next'] } },
        { $set: fresh },
      );
      return (await this.#progress.findOne({ _id: kind }))!;
    });
  }

  /** The period in which the kind began; undefined before the first look. */
  async beginningOf(kind: string): Promise<string | undefined> {
    return (await guarded(() => this.#progress.findOne({ _id: kind })))?.began;
  }

  /** This much of the period is written. Whoever is behind changes nothing. */
  async reached(kind: string, period: string, after: string): Promise<void> {
    await guarded(() =>
      this.#progress.updateOne({ _id: kind, next: period, after: { $lt: after } }, { $set: { after } }),
    );
  }

  async finished(kind: string, period: string, next: string): Promise<void> {
    await guarded(() => this.#progress.updateOne({ _id: kind, next: period }, { $set: { next, after: '' } }));
  }
}
