import type { Clock } from '@bontot/kernel';
import { GridFsPapers, PaperUploads } from '@bontot/papers';
import { ObligationBook, type Database } from '@bontot/persistence';
import { Sweep, ToldTime, type Logger, type SweepDuty } from '@bontot/service';
import type { Provider } from '@nestjs/common';
import { BallotKeyRing } from './api/ballot-keys.ts';
import { Ballots } from './api/ballots.ts';
import { PaperPlaces } from './api/paper-places.ts';
import type { MeetingsConfig } from './config.ts';
import { dutyTimersWith } from './jobs/duty-timers.ts';
import { followUpMakers } from './jobs/follow-up-makers.ts';
import { FollowUpWork } from './jobs/follow-up-work.ts';
import { mergedTasksWith } from './jobs/merged-tasks.ts';
import { meetingTimersWith } from './jobs/meeting-timers.ts';
import { halfYears, memberMonths, obligedAmong } from './jobs/obligations.ts';
import { repairsWith } from './jobs/repairs.ts';
import { MeetingDoor } from './api/meeting-door.ts';
import { Reading } from './api/reading.ts';
import { BallotStore } from './storage/ballots.ts';
import { ChainWalk } from './storage/chain-walk.ts';
import { Copies } from './storage/copies.ts';
import { Meetings } from './storage/meetings.ts';
import { MinutesChain } from './storage/minutes-chain.ts';
import { peopleOn } from './storage/people.ts';
import { Stores } from './storage/stores.ts';

type Config = Pick<MeetingsConfig, 'SWEEP_MS' | 'DEAD_LETTER_KEY' | 'PAPER_BYTES'>;

/** What the service is made of, besides its engines and its doors. */
export type Parts = {
  stores: Stores;
  copies: Copies;
  book: ObligationBook;
  door: MeetingDoor;
  reading: Reading;
  work: FollowUpWork;
  told: ToldTime;
  sweep: Sweep;
  walk: ChainWalk;
  papers: GridFsPapers;
  uploads: PaperUploads;
  places: PaperPlaces;
  ballots: Ballots;
};

/** Opens all stores with the indexes that their queries need. */
export async function openParts(database: Database, config: Config, clock: Clock, log: Logger): Promise<Parts> {
  const stores = new Stores(database);
  const copies = new Copies(database);
  const papers = new GridFsPapers(database);
  const ballots = new Ballots(new BallotStore(database), new BallotKeyRing(config.DEAD_LETTER_KEY));
  const chain = new MinutesChain(database.connection);
  const book = new ObligationBook(database.connection);
  await database.ensureIndexes();
  await MinutesChain.ensure(database.connection);
  const { meetings, settings } = stores;
  const reading = new Reading({ copies, settings });
  const work = new FollowUpWork(meetings, followUpMakers({ stores, chain, ballots }), log);
  const told = new ToldTime(clock);
  const uploads = new PaperUploads(papers, config.PAPER_BYTES, clock);
  const places = new PaperPlaces(stores, reading);
  const duties: Record<string, SweepDuty> = {
    ...timersOf(stores, copies),
    mergedTasks: mergedTasksWith({ copies, tasks: stores.tasks }),
    memberMonths: memberMonths({ stores, copies, book }),
    halfYears: halfYears({ stores, copies, book }),
    uploads: (at) => uploads.sweep(at),
    papers: (at) => uploads.sweepLoose(at, (place, fileId) => places.names(place, fileId)),
    voters: (at) => ballots.forgetVoters(at),
  };
  const sweep = new Sweep({ repairs: repairsWith(meetings, work), duties, told, clock });
  return {
    ...{ stores, copies, book, reading, work, told, sweep, papers, uploads, places, ballots },
    door: new MeetingDoor({ copies, meetings, settings, uploads }),
    walk: new ChainWalk({ copies, meetings, chain }),
  };
}

function timersOf(
  { meetings, tasks, months, studies, unitReports }: Stores,
  copies: Copies,
): Record<string, SweepDuty> {
  const passed = (_: object, today: string) => ({ type: 'time-passed' as const, today });
  return {
    meetings: meetingTimersWith(meetings),
    tasks: dutyTimersWith(tasks, passed),
    months: dutyTimersWith(months, passed),
    unitReports: dutyTimersWith(unitReports, passed),
    studies: dutyTimersWith(studies, async ({ unitId, deadline }, today) => {
      const unit = await copies.unit(unitId);
      const people = unit ? await peopleOn(copies, unit, deadline) : [];
      return { type: 'time-passed' as const, today, obligedIds: obligedAmong(people) };
    }),
  };
}

/** What the doors ask for, by its class. */
export function providersOf(parts: Parts): Provider[] {
  const { stores, copies, book, door, reading, work, told, sweep, walk, papers, uploads, places, ballots } = parts;
  return [
    { provide: Stores, useValue: stores },
    { provide: Meetings, useValue: stores?.meetings },
    { provide: Copies, useValue: copies },
    { provide: ObligationBook, useValue: book },
    { provide: MeetingDoor, useValue: door },
    { provide: Reading, useValue: reading },
    { provide: FollowUpWork, useValue: work },
    { provide: ToldTime, useValue: told },
    { provide: Sweep, useValue: sweep },
    { provide: ChainWalk, useValue: walk },
    { provide: GridFsPapers, useValue: papers },
    { provide: PaperUploads, useValue: uploads },
    { provide: PaperPlaces, useValue: places },
    { provide: Ballots, useValue: ballots },
  ];
}
