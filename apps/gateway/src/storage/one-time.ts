import { duplicateOf, guarded, type Database } from '@bontot/persistence';

type Row = { _id: string; at: Date };

/** What may happen once in the life of an installation. */
export class OneTime {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** True for the first who asks. */
  async claim(what: string): Promise<boolean> {
    try {
      await guarded(() => this.#rows().insertOne({ _id: what, at: new Date() }));
      return true;
    } catch (error) {
      if (duplicateOf(error)) return false;
      throw error;
    }
  }

  /** It did not work: the next may try. */
  async release(what: string): Promise<void> {
    await guarded(() => this.#rows().deleteOne({ _id: what }));
  }

  async isClaimed(what: string): Promise<boolean> {
    return (await guarded(() => this.#rows().findOne({ _id: what }))) !== null;
  }

  #rows() {
    return this.#database.connection.collection<Row>('oneTime');
  }
}
