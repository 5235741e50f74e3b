import { assessmentChanged, evidenceConflicted } from '@bontot/contracts';
import { transient } from '@bontot/kernel';
import { CELL, fact, KEY, unit } from './builders.ts';
import { digestOfFacts, expectSound, Scoring } from './rig.ts';

let scoring: Scoring;
beforeEach(async () => void (scoring = await Scoring.open()));
afterEach(() => scoring.close());

const task = fact('task.completed', { source: 'k1' });
const other = fact('dues.paid', { source: 'd1' });

/** The worker goes on in the same process, or a new one starts. */
const afterwards: [string, () => void][] = [
  ['the worker tries again', () => undefined],
  ['another worker starts', () => scoring.restart()],
];

describe.each(afterwards)('after a crash between writing and telling, when %s', (_, then) => {
  it('the change is told, and nothing is counted twice', async () => {
    await scoring.knows();
    const records = [task, other].map((body) => scoring.doors.from('publisher', body));
    await scoring.crashesBeforeTelling(...records);
    expect(await scoring.chain()).toHaveLength(1);
    expect(scoring.told()).toHaveLength(0);
    then();
    await scoring.takes(...records);
    const chain = await scoring.chain();
    expect(chain).toHaveLength(1);
    expect(scoring.toldOf()).toBe(chain[0]!.digest);
    expect(scoring.toldOf()).toBe(digestOfFacts([task, other], KEY, scoring.clock.at));
    expectSound(KEY, chain);
  });
  it('the change is told also when more came meanwhile', async () => {
    await scoring.knows();
    const first = scoring.doors.from('publisher', task);
    await scoring.crashesBeforeTelling(first);
    then();
    await scoring.takes(first, scoring.doors.from('publisher', other));
    expect(scoring.toldOf()).toBe(digestOfFacts([task, other], KEY, scoring.clock.at));
    expectSound(KEY, await scoring.chain());
  });
  it('a conflict is told to its sender, and kept aside once', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', task));
    const conflict = scoring.doors.from('publisher', { ...task, value: { yes: false } });
    await scoring.crashesBeforeTelling(conflict);
    await scoring.database.connection.collection('outcomes').deleteMany({});
    then();
    await scoring.takes(conflict);
    expect(scoring.told(evidenceConflicted.type)).toHaveLength(1);
    expect(await scoring.outcomes()).toMatchObject([{ code: 'REVISION_CONFLICT' }]);
    expect(await scoring.chain()).toHaveLength(2);
    expectSound(KEY, await scoring.chain());
  });
  it('a card that waited for its unit is told, and waits no more', async () => {
    await scoring.takes(scoring.doors.from('publisher', task));
    const named = scoring.doors.unit(unit());
    await scoring.crashesBeforeTelling(named);
    expect(scoring.told()).toHaveLength(0);
    then();
    await scoring.takes(named);
    expect(scoring.toldOf()).toBe(digestOfFacts([task], KEY, scoring.clock.at));
    expect(await scoring.stores.unclaimed.count()).toBe(0);
  });
  it('the day on which it must be looked at again is noted', async () => {
    await scoring.knows();
    const record = scoring.doors.from('publisher', task);
    await scoring.crashesBeforeTelling(record);
    await scoring.database.connection.collection('due').deleteMany({});
    then();
    await scoring.takes(record);
    expect(await scoring.dueOn()).toBe((await scoring.card()).dueOn);
    expect(await scoring.dueOn()).toBeDefined();
  });
});

describe('after a failure before writing', () => {
  it('the same records count once, and other cards of the moment are as the store has them', async () => {
    const cells = ['QN-LH-01', 'QN-LH-02', 'QN-LH-03'];
    const keys = cells.map((cellId) => ({ cellId, period: '2026' }));
    await scoring.knows(...cells.map((cellId) => unit(cellId)));
    const { chain } = scoring.stores;
    let failures = 0;
    const failing = Object.assign(Object.create(scoring.stores), {
      chain: Object.assign(Object.create(chain), {
        since: chain.since.bind(chain),
        tail: chain.tail.bind(chain),
        periodsOf: chain.periodsOf.bind(chain),
        insert: (documents: Parameters<typeof chain.insert>[0]) =>
          failures-- > 0 ? Promise.reject(transient('STORE_UNAVAILABLE')) : chain.insert(documents),
      }),
    });
    scoring.restart({ stores: failing });
    const give = (body: typeof task) => cells.map((cellId) => scoring.doors.from('publisher', { ...body, cellId }));
    await scoring.takes(...give(task));
    const records = give(other);
    failures = 1;
    await expect(scoring.takes(...records)).rejects.toMatchObject({ kind: 'transient', code: 'STORE_UNAVAILABLE' });
    await scoring.takes(...records);
    for (const key of keys) {
      const written = await scoring.chain(key);
      expect(written).toHaveLength(2);
      expectSound(key, written);
      const bodies = [task, other].map((body) => ({ ...body, cellId: key.cellId }));
      expect(scoring.toldOf(key)).toBe(digestOfFacts(bodies, key, scoring.clock.at));
    }
  });
  it('a set that cannot be read for a moment leaves no card half folded', async () => {
    const cells = ['QN-LH-01', 'QN-LH-02'];
    await scoring.knows(...cells.map((cellId) => unit(cellId)));
    const { adoptions } = scoring.stores;
    let missing = Number.POSITIVE_INFINITY;
    const failing = Object.assign(Object.create(scoring.stores), {
      adoptions: {
        all: adoptions.all,
        held: (id: string, version: string) => {
          if (missing-- === 0) throw transient('CRITERIA_SET_NOT_LOADED');
          return adoptions.held(id, version);
        },
      },
    });
    scoring.restart({ stores: failing });
    const give = (body: typeof task) => cells.map((cellId) => scoring.doors.from('publisher', { ...body, cellId }));
    await scoring.takes(...give(task));
    const records = give(other);
    missing = 1;
    await expect(scoring.takes(...records)).rejects.toMatchObject({ code: 'CRITERIA_SET_NOT_LOADED' });
    missing = Number.POSITIVE_INFINITY;
    await scoring.takes(...records);
    for (const cellId of cells) {
      const key = { cellId, period: '2026' };
      expectSound(key, await scoring.chain(key));
      const bodies = [task, other].map((body) => ({ ...body, cellId }));
      expect((await scoring.card(key)).digest).toBe(digestOfFacts(bodies, key, scoring.clock.at));
    }
  });
});

describe('memory', () => {
  it('may hold next to nothing: cards read again from their snapshots are the same', async () => {
    scoring.restart({ cacheFacts: 1 });
    await scoring.knows();
    const bodies = Array.from({ length: 300 }, (_, n) =>
      fact(n % 3 === 0 ? 'task.completed' : 'dues.paid', { source: `s${n % 120}`, revision: 1 + Math.floor(n / 120) }),
    );
    for (let from = 0; from < bodies.length; from += 20)
      await scoring.takes(...bodies.slice(from, from + 20).map((body) => scoring.doors.from('publisher', body)));
    const chain = await scoring.chain();
    expect(chain).toHaveLength(15);
    expectSound(KEY, chain);
    const packed = chain.filter(({ snapshot }) => snapshot !== undefined).map(({ version }) => version);
    expect(packed.length).toBeGreaterThanOrEqual(2);
    expect(packed.length).toBeLessThanOrEqual(5);
    const tail = await scoring.stores.chain.tail(KEY);
    expect(tail[0]!.version).toBe(packed.at(-1));
    expect(tail.length).toBeLessThan(chain.length);
    expect((await scoring.card()).digest).toBe(digestOfFacts(bodies, KEY, scoring.clock.at));
    expect(scoring.toldOf()).toBe(digestOfFacts(bodies, KEY, scoring.clock.at));
    expect(scoring.told(assessmentChanged.type).every(({ body }) => (body as { cellId: string }).cellId === CELL)).toBe(
      true,
    );
  });
});
