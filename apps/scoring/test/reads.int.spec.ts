import { connect, type Database } from '@bontot/persistence';
import { addDays, lastDayOfMonth, localDateOf } from '@bontot/kernel';
import { eventually, testEnvironment } from '@bontot/testing';
import { CardReader } from '../src/api/card-reader.ts';
import { Recompute } from '../src/jobs/recompute.ts';
import { CardReads } from '../src/storage/card-reads.ts';
import { CELL, fact, unit } from './builders.ts';
import { person, publisherSystem, startScoring, type RunningScoring } from './running-scoring.ts';

const TODAY = localDateOf(Date.now());
const YEAR = TODAY.slice(0, 4);
const [FIRST_DAY, LAST_DAY] = [`${YEAR}-01-01`, `${YEAR}-12-31`] as const;
const CELL_PATH = unit().path;
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9S';
const secretary = person('secretary', CELL_PATH, ME);
const supervisor = person('supervisor', CELL_PATH);
const committee = person('committee', '/QN/QN-LH/', '01J8ZQ4T3N5W7Y9A1C3E5G7J9K');
const OTHER = 'QN-LH-08';

let scoring: RunningScoring;
let database: Database;
beforeAll(async () => {
  scoring = await startScoring();
  // The sweep would ask the store once a minute, beside the requests that are counted here.
  await scoring.api.app.get(Recompute).close();
  database = await connect({ uri: testEnvironment().mongodbUri, database: `${scoring.env.DB_PREFIX}scoring` });
  await scoring.knows(
    unit(),
    unit(OTHER),
    unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null }),
  );
});
afterAll(async () => {
  await database.close();
  await scoring.stop();
});

const send = async (body: unknown, caller = publisherSystem) => {
  const answer = await scoring.call(caller, 'POST', '/api/v1/evidence', body);
  expect([answer.status, answer.body.refused]).toEqual([202, []]);
};
const get = async (path: string, caller = committee) => (await scoring.call(caller, 'GET', path)).body;
const page = (path: string, caller?: Parameters<typeof get>[1], cellId = CELL) =>
  get(`/api/v1/cells/${cellId}/assessments/${YEAR}${path}`, caller);
const task = (source: string, revision = 1, yes = true, cellId = CELL) =>
  fact('task.completed', { cellId, source, revision, value: { yes }, effectiveOn: FIRST_DAY });
const exceeded = (source: string) => fact('task.exceeded', { source, value: { yes: true }, effectiveOn: FIRST_DAY });
const lines = async (query = '', caller = committee) =>
  (await page(`/evidence?limit=500${query}`, caller)).items as any[];
const logged = (source: string, state: string) =>
  eventually(async () => (await lines()).find((line) => line.source === source && line.state === state));

/** The store's own count of what a request asked of it; the relay looks for what waits in outboxes by itself. */
async function queriesOf(ask: () => Promise<unknown>): Promise<string[]> {
  const db = database.connection.db!;
  await db.setProfilingLevel('off');
  await db
    .collection('system.profile')
    .drop()
    .catch(() => undefined);
  await db.setProfilingLevel('all');
  await ask();
  await db.setProfilingLevel('off');
  const asked = await db
    .collection('system.profile')
    .find({ op: { $in: ['query', 'command', 'getmore'] }, 'command.filter.outboxAt': { $exists: false } })
    .toArray();
  const own = asked.filter(({ ns }) => !/adoptions|criteriaSets|senders|system|\$cmd/.test(ns as string));
  return own.map(({ op, ns }) => `${op} ${(ns as string).split('.').at(-1)}`);
}

describe('the log of a card', () => {
  it('says what each fact is worth today, with its verdict and whose it is', async () => {
    await send(task('e/1'));
    await logged('e/1', 'counted');
    await send(task('e/1', 2, false));
    await send(task('e/2'));
    await send({ ...task('e/2', 2), withdrawn: true });
    await send(task('e/3'));
    await logged('e/3', 'counted');
    await send(task('e/3', 1, false));
    await send({ ...task('e/4'), effectiveOn: LAST_DAY });
    await send({ ...task('e/5'), evidence: [{ kind: 'photo', ref: 'p', expiresOn: addDays(FIRST_DAY, -1) }] });
    await send(exceeded('e/6'), secretary);
    await send(exceeded('e/7'), secretary);
    await logged('e/7', 'pending');
    const verdict = { period: YEAR, measure: 'task.exceeded', source: 'e/7', revision: 1, verdict: 'rejected' };
    await scoring.call(supervisor, 'POST', `/api/v1/cells/${CELL}/verdicts`, { ...verdict, reason: 'no paper' });
    await logged('e/7', 'rejected');
    await logged('e/3', 'conflict');

    const states = (await lines()).filter(({ kind }) => kind === 'fact');
    expect(states.map(({ source, revision, state }) => `${source} r${revision} ${state}`).sort()).toEqual([
      'e/1 r1 superseded',
      'e/1 r2 counted',
      'e/2 r1 superseded',
      'e/2 r2 withdrawn',
      'e/3 r1 conflict',
      'e/3 r1 counted',
      `e/4 r1 ${TODAY === LAST_DAY ? 'counted' : 'not_yet'}`,
      'e/5 r1 expired',
      'e/6 r1 pending',
      'e/7 r1 rejected',
    ]);
    const rejected = (await lines('', secretary)).find(({ source, kind }) => source === 'e/7' && kind === 'fact');
    expect(rejected).toMatchObject({
      mine: true,
      enteredBy: secretary.ref,
      verdict: { verdict: 'rejected', by: supervisor.ref, reason: 'no paper' },
    });
    expect(await lines('', supervisor)).toContainEqual(
      expect.objectContaining({ kind: 'verdict', verdict: 'rejected', reason: 'no paper', mine: true }),
    );
    expect((await lines()).filter(({ mine }) => mine)).toEqual([]);
  });

  it('is asked for by measure, and by indicator with all that it reads', async () => {
    const measures = async (query: string) => [...new Set((await lines(query)).map(({ measure }) => measure))].sort();
    expect(await measures('&measure=task.exceeded')).toEqual(['task.exceeded']);
    expect(await measures('&indicator=1.4')).toEqual(['task.completed', 'task.exceeded']);
    expect(await lines('&indicator=2.3')).toEqual([]);
    expect(
      await scoring.call(committee, 'GET', `/api/v1/cells/${CELL}/assessments/${YEAR}/evidence?indicator=9.9`),
    ).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION', errors: [{ field: 'indicator', got: '9.9' }] },
    });
  });

  it('is walked line by line without a gap, whatever came in one revision', async () => {
    await send({ items: Array.from({ length: 7 }, (_, n) => task(`walk/${n}`)) });
    await logged('walk/6', 'counted');
    const whole = await lines();
    const walked: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const part: any = await page(`/evidence?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(part.items.length).toBeLessThanOrEqual(2);
      walked.push(...part.items);
      cursor = part.next;
    }
    expect(walked).toEqual(whole);
  });
});

describe('the history of a card', () => {
  it('says per revision why it came, and where both views stood before and after', async () => {
    const { items } = await page('/history?limit=500');
    const causes = items.flatMap((item: any) => item.causes);
    expect(causes).toContainEqual(
      expect.objectContaining({
        kind: 'fact',
        source: 'e/2',
        withdrawn: true,
        value: { yes: true },
        enteredBy: 'system:publisher',
        recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      }),
    );
    expect(causes).toContainEqual(
      expect.objectContaining({ kind: 'verdict', verdict: 'rejected', reason: 'no paper', by: supervisor.ref }),
    );
    const [newest, older] = items.filter(({ views }: any) => views);
    expect(newest).toMatchObject({ day: TODAY, views: { self: { result: older.views.self.result } } });
    for (const [index, item] of items.slice(0, -1).entries())
      if (item.before)
        expect(item.before).toMatchObject({
          revision: items[index + 1].revision,
          self: { result: items[index + 1].views.self.result, pace: items[index + 1].views.self.pace },
        });
    expect((await page('/history?limit=500', secretary)).items.flatMap(({ causes: own }: any) => own)).toContainEqual(
      expect.objectContaining({ source: 'e/6', mine: true }),
    );
  });

  it('tells the revision before also at the end of a page', async () => {
    const whole = (await page('/history?limit=500')).items;
    expect((await page('/history?limit=1')).items).toEqual(whole.slice(0, 1));
  });
});

describe('the trend of a card', () => {
  it('has the end of each month so far and today, each as known then', async () => {
    const { items, view } = await page('/trend');
    const ends = Array.from({ length: 12 }, (_, n) => lastDayOfMonth(`${YEAR}-${String(n + 1).padStart(2, '0')}-01`));
    expect(items.map(({ day }: any) => day)).toEqual([...ends.filter((end) => end < TODAY), TODAY]);
    expect(view).toBe('self');
    for (const { day, pace, result } of items.slice(0, -1)) {
      const then = await page(`?asOf=${day}&knownOn=${day}`);
      expect([day, pace, result]).toEqual([day, then.pace ?? null, then.result]);
    }
    const now = await page('');
    expect(items.at(-1)).toMatchObject({ day: TODAY, pace: now.pace, result: now.result });
  });

  it('begins with the unit', async () => {
    const young = 'QN-LH-30';
    await scoring.knows(unit(young, { validFrom: TODAY }));
    const { items } = await page('/trend?view=reviewed', undefined, young);
    expect(items.map(({ day }: any) => day)).toEqual([TODAY]);
  });
});

describe('next steps', () => {
  it('are told for many cells at once, in the order asked for, as their own pages say', async () => {
    await send(task('n/1', 1, false, OTHER));
    await eventually(async () => (await page('', undefined, OTHER)).revision > 0);
    const { items } = await get(`/api/v1/next-steps?cells=${OTHER},${CELL}&period=${YEAR}`);
    expect(items.map(({ cellId }: any) => cellId)).toEqual([OTHER, CELL]);
    for (const item of items) {
      const own = await page('?view=reviewed', undefined, item.cellId);
      expect(item).toMatchObject({
        view: 'reviewed',
        result: own.result,
        blockedBy: own.blockedBy,
        revision: own.revision,
        criteriaSet: own.criteriaSet,
        best: own.doNext[0],
      });
    }
  });

  it('follow the card', async () => {
    const best = async () => (await get(`/api/v1/next-steps?cells=${OTHER}&period=${YEAR}`)).items[0];
    const before = await best();
    await send(task('n/1', 2, true, OTHER));
    await eventually(async () => (await best()).revision > before.revision);
    expect((await best()).best).not.toEqual(before.best);
  });

  it.each([
    ['more than 25 cells', Array.from({ length: 26 }, (_, n) => `C-${n}`).join(','), 400],
    ['no cell', '', 400],
    ['a cell that nobody knows', `${CELL},QN-XX`, 404],
    ['a cell of others', `${CELL},${OTHER}`, 403],
  ])('of %s are refused', async (_, cells, status) => {
    const path = `/api/v1/next-steps?cells=${cells}&period=${YEAR}`;
    expect((await scoring.call(secretary, 'GET', path)).status).toBe(status);
  });

  it('order the steps of a page: five at most, conditions first', async () => {
    const { doNext } = await page('');
    expect(doNext.length).toBeGreaterThan(0);
    expect(doNext.length).toBeLessThanOrEqual(5);
    const opens = doNext.map(({ unblocks }: any) => unblocks.length > 0);
    expect(opens).toEqual([...opens].sort((a, b) => +b - +a));
  });
});

describe('every read of a page', () => {
  const cell = `/api/v1/cells/${CELL}/assessments/${YEAR}`;
  it.each([
    cell,
    `${cell}?view=reviewed`,
    `${cell}?knownOn=${YEAR}-01-31&asOf=${YEAR}-01-31`,
    `${cell}/history?limit=20`,
    `${cell}/evidence?limit=20`,
    `${cell}/evidence?indicator=1.4`,
    `${cell}/trend`,
    `/api/v1/next-steps?cells=${CELL},${OTHER},QN-LH&period=${YEAR}`,
  ])('asks the store twice at most: %s', async (path) => {
    const asked = await queriesOf(() => get(path));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

describe('a reader that has seen nothing yet', () => {
  const fresh = () => new CardReader(new CardReads(database.connection), scoring.stores.units);
  const keys = [CELL, OTHER, 'QN-LH', 'QN-XX'].map((cellId) => ({ cellId, period: YEAR }));

  it('asks the store twice for any number of cards, and once when nothing is new', async () => {
    const reader = fresh();
    expect(await queriesOf(() => reader.currentOf(keys))).toHaveLength(2);
    expect(await queriesOf(() => reader.currentOf(keys))).toHaveLength(1);
  });

  it('is given the cards in order, and none where nothing ever came', async () => {
    const read = await fresh().currentOf(keys);
    expect(read.map(({ key, unit: known }) => [key.cellId, known?._id])).toEqual([
      [CELL, CELL],
      [OTHER, OTHER],
      ['QN-LH', 'QN-LH'],
      ['QN-XX', undefined],
    ]);
    expect(read.map(({ version }) => version > 0)).toEqual([true, true, expect.any(Boolean), false]);
    expect([...read[0]!.card.facts].length).toBeGreaterThan(5);
  });

  it('gives two who ask at once the same card', async () => {
    const reader = fresh();
    const [one, other] = await Promise.all([reader.current(keys[0]!), reader.current(keys[0]!)]);
    expect(one.version).toBe(other.version);
    expect([...one.card.facts]).toEqual([...other.card.facts]);
  });
});

describe('a criteria set', () => {
  it('is read by its version, once and for all', async () =>
    expect(await scoring.call(secretary, 'GET', '/api/v1/sets/cell-default/1.0.0')).toMatchObject({
      status: 200,
      body: { id: 'cell-default', version: '1.0.0' },
    }));
  it('that does not exist is not found', async () =>
    expect(await scoring.call(secretary, 'GET', '/api/v1/sets/cell-default/9')).toMatchObject({
      status: 404,
      body: { code: 'SET_UNKNOWN' },
    }));
});
