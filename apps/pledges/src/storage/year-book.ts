import type { LocalDate } from '@bontot/kernel';
import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';

/** How far members' years are laid out: from which day on, the year in hand, and the last cell of it that is done. */
export type Progress = { _id: 'years'; began: LocalDate; next: number; after: string };

const ONE = { _id: 'years' } as const;

/**
 * Where the laying out of years stands, so that it goes on after a crash. It begins on the day on which this database was first
 * looked at: about what was before, the product cannot say that nothing was done. An earlier day that is told moves it back.
 */
export class YearBook {
  readonly #progress: Collection<Progress>;

  constructor(connection: Connection) {
    this.#progress = connection.collection<Progress>('yearBook');
  }

  async open(today: LocalDate): Promise<Progress> {
    const fresh = { began: today, next: +today.slice(0, 4), after: '' };
    return guarded(async () => {
      await this.#progress.updateOne(ONE, { $setOnInsert: fresh }, { upsert: true });
      await this.#progress.updateOne({ ...ONE, began: { $gt: today } }, { $set: fresh });
      return (await this.#progress.findOne(ONE))!;
    });
  }

  /** The day from which the product can speak; today where nobody has looked yet. */
  async began(today: LocalDate): Promise<LocalDate> {
    const progress = await guarded(() => this.#progress.findOne(ONE));
    return progress && progress.began < today ? progress.began : today;
  }

  /** This much of the year is laid out. Whoever is behind changes nothing. */
  async reached(year: number, after: string): Promise<void> {
    await guarded(() => this.#progress.updateOne({ ...ONE, next: year, after: { $lt: after } }, { $set: { after } }));
  }

  async finished(year: number): Promise<void> {
    await guarded(() => this.#progress.updateOne({ ...ONE, next: year }, { $set: { next: year + 1, after: '' } }));
  }

  /** Goes through a year again from its first cell; saying so twice does it once more. */
  async again(year: number): Promise<void> {
    await guarded(() =>
      this.#progress.updateOne({ ...ONE, next: { $gte: year } }, { $set: { next: year, after: '' } }),
    );
  }
}
