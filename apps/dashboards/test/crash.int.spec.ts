import type { Unit } from '@bontot/contracts';
import { addDays } from '@bontot/kernel';
import { connect, type Database } from '@bontot/persistence';
import { testEnvironment, uniqueName } from '@bontot/testing';
import type { AssessmentChanged } from '../src/overview/card.ts';
import { worstFirst, type Counts, type Outcome } from '../src/overview/outcome.ts';
import { sumOf } from '../src/overview/roll-up.ts';
import { Cards } from '../src/storage/cards.ts';
import { Collections } from '../src/storage/documents.ts';
import { RollUps } from '../src/storage/roll-ups.ts';
import { Tree } from '../src/storage/tree.ts';
import { verify } from '../src/storage/verify.ts';
import { card, PERIOD, TODAY, unit } from './builders.ts';

const SCHEDULES = Number(process.env.SCHEDULES ?? 8);
const COMMITTEES = ['/QN/', '/QN/A/', '/QN/B/', '/QN/A/A-C/'];
const CELLS = Array.from({ length: 8 }, (_, n) => `C-${n}`);

type Batch = { units: Unit[] } | { cards: AssessmentChanged[] };
type Chance = () => number;

/** Mulberry32: a schedule is a function of its seed. */
function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
const shuffle = <T>(chance: Chance, list: T[]): T[] =>
  list
    .map((value) => ({ value, by: chance() }))
    .sort((a, b) => a.by - b.by)
    .map(({ value }) => value);

/** A year of a small province: cells move, close and come back, cards change; and where all of it ends. */
function story(chance: Chance) {
  const units: Unit[] = COMMITTEES.map((path) => unit(path, { level: path === '/QN/' ? 'province' : 'commune' }));
  const cards: AssessmentChanged[] = [];
  const place = new Map<string, { parent: string; closed: boolean }>();
  const outcome = new Map<string, Outcome>();
  for (const cellId of CELLS)
    for (let version = 1; version <= 4; version++) {
      const parent = pick(chance, COMMITTEES);
      const closed = chance() < 0.15;
      units.push(unit(`${parent}${cellId}/`, { version, level: 'cell', validTo: closed ? addDays(TODAY, -1) : null }));
      place.set(cellId, { parent, closed });
    }
  for (const cellId of CELLS.slice(1))
    for (let revision = 1; revision <= 5; revision++) {
      outcome.set(cellId, pick(chance, worstFirst));
      cards.push(
        card(`/QN/${cellId}/`, revision, { outcome: outcome.get(cellId)!, daysAgo: pick(chance, [0, 1, 40]) }),
      );
    }
  const expected: Counts = sumOf(
    CELLS.filter((cellId) => !place.get(cellId)!.closed).map((cellId) => ({
      counts: { [outcome.get(cellId) ?? 'no_data']: 1 },
    })),
  ).counts;
  return { batches: batchesOf(chance, units, cards), expected };
}

/** In any order, some of it twice, in batches as partitions bring them. */
function batchesOf(chance: Chance, units: Unit[], cards: AssessmentChanged[]): Batch[] {
  const again = <T>(list: T[]): T[] => shuffle(chance, [...list, ...list.filter(() => chance() < 0.2)]);
  const cut = <T>(list: T[]): T[][] => {
    const parts: T[][] = [];
    for (let rest = list; rest.length > 0;) parts.push(rest.splice(0, 1 + Math.floor(chance() * 8)));
    return parts;
  };
  const batches: Batch[] = cut(again(cards)).map((some) => ({ cards: some }));
  return shuffle(chance, [...batches, ...cut(again(units)).map((some) => ({ units: some }))]);
}

class Killed extends Error {}
const killed = () => Promise.reject(new Killed());
/** What a query of a dead process answers: nothing, ever, but not at once. */
const DEAD_CURSOR: Record<PropertyKey, () => unknown> = {
  ...{ project: () => DEAD_CURSOR, limit: () => DEAD_CURSOR, sort: () => DEAD_CURSOR, toArray: killed },
  [Symbol.asyncIterator]: () => ({ next: killed }),
};

/** A process over the database that dies before its operation number `after`; whatever it asks for then fails. */
function processOn(database: Database, after: number) {
  let left = after;
  const at = new Collections(database.connection);
  const fatal = <T extends object>(collection: T): T =>
    new Proxy(collection, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (--left < 0) return name === 'find' || name === 'aggregate' ? DEAD_CURSOR : Promise.reject(new Killed());
          return (value as (...given: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  for (const name of ['units', 'posts', 'nodes', 'dirty', 'periods'] as const)
    Object.assign(at, { [name]: fatal(at[name] as object) });
  return { tree: new Tree(at), cards: new Cards(at), rollUps: new RollUps(at), at };
}
type Process = ReturnType<typeof processOn>;

async function handle({ tree, cards }: Process, batch: Batch): Promise<void> {
  await tree.open(PERIOD, TODAY);
  if ('units' in batch) await tree.keep(batch.units, TODAY);
  else await cards.keep(batch.cards, TODAY);
}

async function settleAll({ rollUps, at }: Process): Promise<void> {
  for (let rounds = 0; (await at.dirty.countDocuments({})) > 0; rounds++) {
    if (rounds > 50) throw new Error('marks do not end');
    await rollUps.settle(new Date());
    await rollUps.settleBefore(TODAY);
  }
}

describe('sums after any order, repetition and death', () => {
  let database: Database;
  beforeAll(async () => {
    database = await connect({ uri: testEnvironment().mongodbUri, database: uniqueName('dash-crash') });
    await new Collections(database.connection).ensure();
  });
  afterAll(async () => {
    await database.connection.dropDatabase();
    await database.close();
  });

  it(`equal their children in each of ${SCHEDULES} schedules`, async () => {
    let deaths = 0;
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const chance = chanceOf(seed);
      const { batches, expected } = story(chance);
      for (const name of ['units', 'posts', 'nodes', 'dirty', 'periods'])
        await database.connection.collection(name).deleteMany({});
      const mayDie = () => (chance() < 0.5 ? Math.floor(chance() * 14) : Infinity);
      for (const batch of batches) {
        // A batch comes again until its process lived to commit it; another process works off marks meanwhile.
        for (let done = false; !done;) {
          const survived = async (work: (one: Process) => Promise<unknown>) => {
            try {
              await work(processOn(database, mayDie()));
              return true;
            } catch (error) {
              if (!(error instanceof Killed)) throw error;
              deaths++;
              return false;
            }
          };
          const [handled] = await Promise.all([
            survived((one) => handle(one, batch)),
            survived(({ rollUps }) => rollUps.settle(new Date())),
            chance() < 0.3 && survived(({ rollUps }) => rollUps.settleBefore(TODAY)),
          ]);
          done = handled;
        }
        // Rest after a single batch: nothing that comes later may hide a sum that it left wrong.
        if (chance() < 0.5) continue;
        const calm = processOn(database, Infinity);
        await settleAll(calm);
        expect({ seed, batch, ...(await verify(calm.at)) }).toMatchObject({ seed, ok: true, waiting: 0 });
      }
      const last = processOn(database, Infinity);
      await settleAll(last);
      const verified = await verify(last.at);
      const root = await last.at.nodes.findOne({ unitId: 'QN', period: PERIOD });
      expect({ seed, ...verified }).toMatchObject({ seed, ok: true, checked: 4, waiting: 0 });
      expect({ seed, counts: root?.counts }).toEqual({ seed, counts: expected });
      // Cells whose history began today had no data yesterday; all of today's cells are there.
      expect({ seed, cells: sumOf([root!.before!.yesterday]).cells }).toEqual({
        seed,
        cells: sumOf([{ counts: expected }]).cells,
      });
      expect(await last.at.nodes.countDocuments({ left: { $exists: true } })).toBe(0);
    }
    expect(deaths).toBeGreaterThan(SCHEDULES * 5);
  });
});
