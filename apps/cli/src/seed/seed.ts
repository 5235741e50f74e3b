import { setTimeout as pause } from 'node:timers/promises';
import { topics } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';
import { CommandError, type Io } from '../command.ts';
import { demoCells, demoDays, wayOf, type Deed, type DemoDay, type DemoOrder } from '../demo/index.ts';
import { call } from '../http.ts';
import type { Installation } from '../installation.ts';
import type { Kafka } from '../kafka.ts';
import { TokenSource } from '../tokens.ts';
import { waitUntilRead, WORKER } from '../wait-for-worker.ts';
import { byLane, chunks, LARGEST_BATCH, laneOf, lanesFor } from './batches.ts';
import { writeBookmark, type Bookmark } from './bookmark.ts';
import { carryOut } from './deeds.ts';
import { Doors } from './doors.ts';
import { Lanes } from './lanes.ts';
import { SeedProgress } from './progress.ts';
import { Desk } from './work.ts';

export type Seeding = {
  order: DemoOrder;
  installation: Installation;
  kafka: Kafka;
  bookmark: Bookmark | undefined;
  io: Io;
};

/** Deeds that reach the worker by a topic of their own. */
const SAID = new Set<Deed['kind']>(['judge', 'judge-tasks', 'claim', 'decide']);
const INBOX = [topics.evidence.name, topics.directory.name, topics.scoringInbox.name];
/** Who must know of a person before that person acts. */
const READERS = [WORKER, 'meetings', 'pledges', 'gateway'];
/** Units whose persons act at the same time. */
const UNITS_AT_ONCE = 8;
const BOOKMARK_EVERY_MS = 1_000;
const PATIENCE_MS = 30 * 60_000;
const CARDS_PATIENCE_MS = 60_000;
/** Of a province only so many cards are read to see that all is there. */
const CARDS_READ = 60;

/** Sends what the bookmark does not have yet, in the order of time, and waits until it can be read. */
export async function seed(seeding: Seeding): Promise<void> {
  const { order, installation, kafka, bookmark, io } = seeding;
  const say = (line: string) => io.err(`${line}\n`);
  const cells = demoCells(order.profile, order.demoDate, order.seed);
  if (bookmark?.complete) say(`${order.profile} is already seeded up to ${order.demoDate}`);
  else await sendDays(seeding, cells.length, say);
  say('waiting until the worker has read everything');
  if (!(await untilAllIsRead(installation, kafka, io)))
    throw new CommandError(
      'the scoring worker does not keep up; «bontot status» shows how it is, and seeding may be run again',
    );
  await readCards(installation, cells, +order.demoDate.slice(0, 4) - 1, io);
}

async function sendDays(
  { order, installation, kafka, bookmark, io }: Seeding,
  cells: number,
  say: (line: string) => void,
) {
  const doors = new Doors(installation, io.signal);
  const desk = new Desk(doors, bookmark !== undefined);
  const lanes = new Lanes(lanesFor(cells));
  const units = new Lanes(UNITS_AT_ONCE, 20);
  const idle = async () => void (await Promise.all([lanes.idle(), units.idle()]));
  const from = startOfDay(`${+order.demoDate.slice(0, 4) - 1}-01-01`);
  const through = bookmark ? Date.parse(bookmark.through) : 0;
  const progress = new SeedProgress(say, from, startOfDay(order.demoDate), through);
  if (bookmark) say(`going on after ${bookmark.through}`);
  let peopleKnown = bookmark !== undefined;
  let markedAt = Date.now();
  const mark = (at: string, complete: boolean) =>
    writeBookmark(installation.dataFolder, { ...order, through: at, complete });
  let last: string | undefined;
  for (const day of demoDays(order)) {
    if (Date.parse(day.at) <= through) continue;
    io.signal.throwIfAborted();
    if (last !== undefined && day.at !== last && Date.now() - markedAt >= BOOKMARK_EVERY_MS) {
      await idle();
      mark(last, false);
      markedAt = Date.now();
    }
    if (hasPeople(day)) {
      await idle();
      await bringPeople(day, doors, progress);
      if (peopleKnown && wayOf(order.profile) === 'persons') await untilPeopleAreKnown(installation, kafka, io);
    } else if (!peopleKnown) {
      await untilPeopleAreKnown(installation, kafka, io);
      peopleKnown = true;
    }
    if (day.sweep) {
      await idle();
      await doors.command(day.at, '/api/v1/meetings/sweep', {});
    }
    if (day.pledgeSweep) {
      await idle();
      await doors.command(day.at, '/api/v1/pledges/sweep', {});
    }
    for (const work of day.work) {
      const carryOut = async () => {
        await desk.carryOut(day.at, work);
        progress.sent(1);
      };
      if (!work.alone) await units.add(laneOf(work.unitId, UNITS_AT_ONCE), carryOut);
      else {
        await units.idle();
        await carryOut();
      }
    }
    if (day.deeds.length > 0) {
      await idle();
      // A verdict or a claim comes by another topic than facts: it must not overtake them, nor be overtaken.
      const said = day.deeds.some(({ kind }) => SAID.has(kind));
      const untilRead = () => untilAllIsRead(installation, kafka, io);
      if (day.deeds.some(({ kind }) => kind === 'judge-tasks')) await untilRead();
      for (const deed of day.deeds) await carryOut(doors, day.at, deed);
      if (said) await untilRead();
      mark(day.at, false);
    }
    for (const { lane, items } of byLane(day.facts, lanesFor(cells)))
      await lanes.add(lane, async () => {
        await doors.send(day.at, items);
        progress.sent(items.length);
      });
    progress.reached(Date.parse(day.at));
    last = day.at;
  }
  await idle();
  if (last !== undefined) mark(last, true);
  say(progress.summary());
}

const hasPeople = ({ units, members, posts }: DemoDay): boolean => units.length + members.length + posts.length > 0;

/** Who is new comes before what they did: nothing else is under way meanwhile. */
async function bringPeople({ at, units, members, posts }: DemoDay, doors: Doors, progress: SeedProgress) {
  for (const some of chunks(units)) await doors.bring(at, { units: some, members: [], posts: [] });
  const most = Math.max(members.length, posts.length);
  for (let index = 0; index < most; index += LARGEST_BATCH) {
    const part = <T>(list: T[]): T[] => list.slice(index, index + LARGEST_BATCH);
    await doors.bring(at, { units: [], members: part(members), posts: part(posts) });
    progress.reached(Date.parse(at));
  }
}

/**
 * Facts of a cell that scoring does not know yet would wait as unclaimed, and cost it twice; a person whom the gateway or the
 * meetings do not know yet may do nothing.
 */
async function untilPeopleAreKnown(installation: Installation, kafka: Kafka, io: Io): Promise<void> {
  await untilOutboxIsEmpty(installation, 'directory', io);
  const read = (group: string) => waitUntilRead(kafka.progress, group, [topics.directory.name], PATIENCE_MS, io.signal);
  await Promise.all(READERS.map(read));
}

/** What persons did at the doors of meetings and pledges has become facts, and the worker has read them. */
async function untilAllIsRead(installation: Installation, kafka: Kafka, io: Io): Promise<boolean> {
  await untilOutboxIsEmpty(installation, 'meetings', io);
  await untilOutboxIsEmpty(installation, 'pledges', io);
  return waitUntilRead(kafka.progress, WORKER, INBOX, PATIENCE_MS, io.signal);
}

async function untilOutboxIsEmpty({ services }: Installation, service: string, io: Io): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const url = services[service]?.url;
  while (url && Date.now() < until) {
    const answer = await call(`${url}/status`, { timeoutMs: 2_000 }).catch(() => undefined);
    const pending =
      answer?.status === 200 ? (JSON.parse(answer.text) as { outboxPending?: number }).outboxPending : undefined;
    if (pending === 0) return;
    await pause(50, undefined, { signal: io.signal });
  }
}

/** The end is what a person sees: the finished year of every cell can be read. */
async function readCards(installation: Installation, cells: string[], year: number, io: Io): Promise<void> {
  const step = Math.max(1, Math.floor(cells.length / CARDS_READ));
  const until = Date.now() + CARDS_PATIENCE_MS;
  const token = new TokenSource(installation, 'org-dept');
  for (const cellId of cells.filter((_, index) => index % step === 0)) {
    for (;;) {
      const headers = { authorization: await token.header() };
      const url = `${installation.url}/api/v1/cells/${cellId}/assessments/${year}`;
      const { status } = await call(url, { headers, signal: io.signal }).catch(() => ({ status: 0 }));
      if (status === 200) break;
      if (Date.now() >= until)
        throw new CommandError(
          `all is sent, but ${year} of ${cellId} cannot be read (${status}); «bontot status» shows the services`,
        );
      await pause(200, undefined, { signal: io.signal });
    }
  }
}
