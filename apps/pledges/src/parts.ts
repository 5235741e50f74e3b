import type { Clock } from '@bontot/kernel';
import { GridFsPapers, PaperUploads } from '@bontot/papers';
import type { Database } from '@bontot/persistence';
import { Sweep, ToldTime, type Logger } from '@bontot/service';
import type { Provider } from '@nestjs/common';
import { PledgeDoor } from './api/pledge-door.ts';
import { Reading } from './api/reading.ts';
import type { PledgesConfig } from './config.ts';
import { repairsWith } from './jobs/initiative-telling.ts';
import { campaignsWith, timersWith, touchedWith, yearsWith } from './jobs/placing.ts';
import { Copies } from './storage/copies.ts';
import { isNamedIn } from './storage/file-places.ts';
import { Stores } from './storage/stores.ts';
import { Surroundings } from './storage/surroundings.ts';
import { TouchedMembers } from './storage/touched.ts';
import { YearBook } from './storage/year-book.ts';

/** What the service is made of, besides its engines and its doors. */
export type Parts = {
  stores: Stores;
  copies: Copies;
  touched: TouchedMembers;
  surroundings: Surroundings;
  door: PledgeDoor;
  reading: Reading;
  told: ToldTime;
  sweep: Sweep;
  papers: GridFsPapers;
  uploads: PaperUploads;
};

/** Opens all stores with the indexes that their queries need. */
export async function openParts(
  database: Database,
  config: Pick<PledgesConfig, 'SWEEP_MS' | 'PAPER_BYTES'>,
  clock: Clock,
  log: Logger,
): Promise<Parts> {
  const stores = new Stores(database);
  const copies = new Copies(database);
  const book = new YearBook(database.connection);
  const touched = new TouchedMembers(database.connection);
  const papers = new GridFsPapers(database);
  const uploads = new PaperUploads(papers, config.PAPER_BYTES, clock);
  await database.ensureIndexes();
  const surroundings = new Surroundings({ copies, stores, book });
  const placing = { stores, copies, book, touched, surroundings };
  const told = new ToldTime(clock);
  const duties = {
    campaigns: campaignsWith(placing),
    years: yearsWith(placing),
    // Before the timers: who became exempt on the last day owed nothing.
    members: touchedWith(placing),
    lastDays: timersWith(placing),
    uploads: (at: number) => uploads.sweep(at),
    files: (at: number) => uploads.sweepLoose(at, isNamedIn(stores)),
  };
  const repairs = repairsWith({ stores, surroundings });
  const sweep = new Sweep({ repairs, duties, told, clock });
  return {
    ...{ stores, copies, touched, surroundings, told, sweep, papers, uploads },
    door: new PledgeDoor({ stores, copies, surroundings, uploads, log }),
    reading: new Reading({ stores, copies }),
  };
}

/** What the doors ask for, by its class. */
export function providersOf(parts: Parts): Provider[] {
  const { stores, copies, touched, surroundings, door, reading, told, sweep, papers, uploads } = parts;
  return [
    { provide: Stores, useValue: stores },
    { provide: Copies, useValue: copies },
    { provide: TouchedMembers, useValue: touched },
    { provide: Surroundings, useValue: surroundings },
    { provide: PledgeDoor, useValue: door },
    { provide: Reading, useValue: reading },
    { provide: ToldTime, useValue: told },
    { provide: Sweep, useValue: sweep },
    { provide: GridFsPapers, useValue: papers },
    { provide: PaperUploads, useValue: uploads },
  ];
}
