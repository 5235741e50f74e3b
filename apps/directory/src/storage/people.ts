import type { Database, OutboxSource } from '@bontot/persistence';
import { Candidates } from './candidates.ts';
import { Classifications } from './classifications.ts';
import { Duplicates } from './duplicates.ts';
import { Invitations } from './invitations.ts';
import { TrainingBook } from './training-book.ts';
import { Trainings } from './trainings.ts';
import { Transfers } from './transfers.ts';

/** Stores of what happens to people, besides membership and posts. */
export class PeopleStores {
  readonly transfers: Transfers;
  readonly candidates: Candidates;
  readonly trainings: Trainings;
  readonly classifications: Classifications;
  readonly invitations: Invitations;
  readonly duplicates: Duplicates;
  readonly book: TrainingBook;

  constructor(database: Database) {
    this.transfers = new Transfers(database);
    this.candidates = new Candidates(database);
    this.trainings = new Trainings(database);
    this.classifications = new Classifications(database);
    this.invitations = new Invitations(database);
    this.duplicates = new Duplicates(database);
    this.book = new TrainingBook(database.connection);
  }

  get sources(): OutboxSource[] {
    return [this.candidates.store, this.trainings.store, this.classifications.store, this.invitations.store];
  }
}
