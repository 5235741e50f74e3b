import type { UnitPath } from '@bontot/kernel';
import { ObligationBook, type Database, type OutboxSource } from '@bontot/persistence';
import { Clearances } from './clearances.ts';
import { Members } from './members.ts';
import { DuesLists, RegisterRecords } from './register-records.ts';
import { VerdictBatches } from './verdict-batches.ts';

/** What the evidence register keeps for itself, beside the cards; open it before `Database.ensureIndexes`. */
export class RegisterStores {
  readonly records: RegisterRecords;
  readonly dues: DuesLists;
  readonly clearances: Clearances;
  readonly batches: VerdictBatches;
  readonly members: Members;
  readonly book: ObligationBook;
  readonly sources: OutboxSource[];
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.records = new RegisterRecords(database);
    this.dues = new DuesLists(database);
    this.clearances = new Clearances(database.connection);
    this.batches = new VerdictBatches(database.connection);
    this.members = new Members(database);
    this.book = new ObligationBook(database.connection);
    this.sources = [this.records.store, this.dues.store];
  }

  async ensure(): Promise<void> {
    await Clearances.ensure(this.#database.connection);
    await VerdictBatches.ensure(this.#database.connection);
  }

  /** A unit moved: everything about it is found below its new place. */
  async follow(unitId: string, path: UnitPath): Promise<void> {
    await this.records.follow(unitId, path);
    await this.dues.follow(unitId, path);
  }
}
