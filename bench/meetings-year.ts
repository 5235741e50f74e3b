import type { Db, Document } from 'mongodb';
import type { Role } from '@bontot/contracts';
import { addDays, lastDayOfMonth } from '@bontot/kernel';
import { person, type Caller } from '@bontot/testing';
import { opaqueId } from '../apps/cli/src/demo/random.ts';
import { at } from './dashboards-rig.ts';
import { CELLS, cellOf, CLOSING, communeOf, COMMUNES, pathOf, today, type Door } from './meetings-rig.ts';
import { say } from './rig.ts';

const BATCH = 500;
const REQUESTS = 300;
const FOLLOWED = 12;
/** Days over which a year of meetings is spread, and those before today whose sheets still wait. */
const DAYS = 365;
const WAITING_DAYS = 10;

/** Meetings as the service keeps them: those that were just closed, again and again for every cell and day of a year. */
export async function loadYear(db: Db, wanted: number): Promise<number> {
  const collection = db.collection<Document & { _id: string }>('meetings');
  const closed = await collection.find({ state: 'closed' }).limit(200).toArray();
  const there = await collection.countDocuments();
  for (let from = there; from < wanted; from += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, wanted - from) }, (_, index) => {
      const n = from + index;
      const cell = n % CELLS;
      const heldOn = addDays(today, -((n * 7 + cell) % DAYS));
      const waits = heldOn > addDays(today, -WAITING_DAYS);
      return copyOf(closed[n % closed.length]!, { n, cell, heldOn, waits });
    });
    await collection.insertMany(documents, { ordered: false });
    if ((from / BATCH) % 40 === 0) say(`${from} meetings`);
  }
  return collection.countDocuments();
}

type Place = { n: number; cell: number; heldOn: string; waits: boolean };

function copyOf(closed: Document & { _id: string }, { n, cell, heldOn, waits }: Place): Document & { _id: string } {
  const meetingId = opaqueId('year', n);
  const unitId = cellOf(cell);
  const own = { meetingId, unitId, heldOn, month: heldOn.slice(0, 7) };
  return {
    ...closed,
    ...own,
    _id: meetingId,
    above: ['P', communeOf(cell), unitId],
    line: { ...(closed['line'] as object), ...own },
    waiting: { score: waits, minutes: waits, conflict: false },
    dueOn: null,
    outbox: [],
    todo: [],
  };
}

export type PageFigure = { p50: number; p99: number; plan: string; keys: number; documents: number };

/** Each list as its reader asks for it: times of requests one after another, and the index that the store used. */
export async function pagesOfMeetings(db: Db, { url, sign }: Door): Promise<Record<string, PageFigure>> {
  const reader = opaqueId('bench', 'reader');
  const as = (role: Role, path: string): Caller => person(role, path, reader);
  const supervised = (n: number) => Array.from({ length: FOLLOWED }, (_, k) => (n * FOLLOWED + k) % CLOSING);
  const ask = async (path: string, caller: Caller) => {
    const authorization = await sign('meetings', caller);
    const answer = await fetch(`${url}${path}`, { headers: { authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    const { items } = JSON.parse(text) as { items: unknown[] };
    if (items.length === 0) throw new Error(`${path}: nothing to look at`);
  };
  const month = `${addDays(today, -40).slice(0, 7)}-01`;
  const secretary = (n: number) => as('secretary', pathOf(n));
  const supervisor = (n: number): Caller => ({
    ref: `person:${reader}`,
    posts: supervised(n).flatMap((cell) => as('supervisor', pathOf(cell)).posts),
  });
  const committee = (n: number) => as('committee', `/P/${communeOf(n)}/`);
  const reads: Record<string, (n: number) => Promise<void>> = {
    'a cell’s meetings': (n) => ask(`/api/v1/meetings?unitId=${cellOf(n)}`, secretary(n)),
    'sheets that wait for a supervisor': (n) => ask('/api/v1/meetings?waiting=score', supervisor(n)),
    'meetings that a supervisor follows': (n) => ask('/api/v1/meetings', supervisor(n)),
    'a committee’s month': (n) =>
      ask(`/api/v1/meetings?below=${communeOf(n)}&from=${month}&to=${lastDayOfMonth(month)}`, committee(n)),
    'minutes that wait below a committee': (n) =>
      ask(`/api/v1/meetings?below=${communeOf(n)}&waiting=minutes`, committee(n)),
    'the province’s newest': () => ask('/api/v1/meetings?below=P', as('committee', '/P/')),
  };
  const figures: Record<string, PageFigure> = {};
  for (const [name, read] of Object.entries(reads)) {
    for (let n = 0; n < 5; n++) await read(n);
    const took: number[] = [];
    for (let n = 0; n < REQUESTS; n++) {
      const began = performance.now();
      await read((n * 17) % COMMUNES);
      took.push(performance.now() - began);
    }
    figures[name] = { p50: at(took, 0.5), p99: at(took, 0.99), ...(await planOf(db, () => read(7))) };
    say(`${name}: ${JSON.stringify(figures[name])}`);
  }
  return figures;
}

/** What the store did for the list of one request: its own profile of it. */
async function planOf(db: Db, read: () => Promise<void>): Promise<Omit<PageFigure, 'p50' | 'p99'>> {
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => undefined);
  await db.command({ profile: 2 });
  await read();
  await db.command({ profile: 0 });
  const done = await db.collection('system.profile').findOne({ ns: /\.meetings$/, op: 'query' });
  if (!done) throw new Error('the store tells nothing of the list');
  return {
    // One line where the same index is used for each unit of a list.
    plan: [...new Set(String(done['planSummary']).split(/, (?=IXSCAN|COLLSCAN)/))].join(', '),
    keys: Number(done['keysExamined']),
    documents: Number(done['docsExamined']),
  };
}
