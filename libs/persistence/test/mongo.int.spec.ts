import { Schema } from 'mongoose';
import { connect, migrate, MongoAggregateStore, MongoCopyStore, OutboxRelay, type Database } from '../src/index.ts';
import { aggregateStoreConformance } from './aggregate-store.conformance.ts';
import { copyStoreConformance } from './copy-store.conformance.ts';
import { account, accounts, moved, unique, type Account } from './fixtures.ts';
import { relayConformance } from './relay.conformance.ts';

let database: Database;
let other: Database;

beforeAll(async () => {
  const config = { uri: process.env.MONGODB_URI as string, database: unique('persistence') };
  database = await connect(config);
  other = await connect(config);
});
afterAll(async () => {
  await database.connection.dropDatabase();
  await Promise.all([database.close(), other.close()]);
});

const storeIn = (db: Database, collection: string) => new MongoAggregateStore<Account>(db, { ...accounts, collection });
let collections = 0;

describe('aggregate store in MongoDB', () => aggregateStoreConformance(() => storeIn(database, 'accounts')));
describe('copies in MongoDB', () =>
  copyStoreConformance(() => new MongoCopyStore(database, { collection: `copies${++collections}` })));
describe('relay over a store in MongoDB', () => relayConformance(() => storeIn(database, `relayed${++collections}`)));

describe('many at once', () => {
  it('are told to the relay at once, but for those that somebody else wrote first', async () => {
    const store = storeIn(database, 'many');
    const told: string[] = [];
    store.onWritten((id) => told.push(id));
    const [first, second, third] = [unique('a'), unique('a'), unique('a')];
    await storeIn(other, 'many').save({ id: second, version: 0, state: account({ balance: 7 }), events: [] });
    const created = [first, second, third].map((id) => ({ id, state: account(), events: [moved(id, 1)] }));
    expect(await store.insertAll(created)).toEqual(new Set([second]));
    expect(told).toEqual([first, third]);
    expect((await store.pendingOf([first, second, third])).map(({ id }) => id).sort()).toEqual([first, third].sort());
    expect(await store.load(first)).toMatchObject({ version: 1, state: account() });
    expect(await store.load(second)).toMatchObject({ state: { balance: 7 } });
  });
});

describe('two processes', () => {
  it('write one aggregate without losing either change', async () => {
    const [here, there] = [storeIn(database, 'shared'), storeIn(other, 'shared')];
    const id = unique('a');
    await here.save({ id, version: 0, state: account(), events: [] });
    const outcomes = await Promise.allSettled(
      [here, there].map((store) =>
        store.save({ id, version: 1, state: account({ balance: 1 }), events: [moved(id, 2)] }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await here.pendingOf([id]))[0]?.events).toHaveLength(1);
  });

  it('that bring forth one aggregate at once have one winner', async () => {
    const id = unique('a');
    const outcomes = await Promise.allSettled(
      [storeIn(database, 'shared'), storeIn(other, 'shared')].map((store) =>
        store.save({ id, version: 0, state: account(), events: [] }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'VERSION_CONFLICT' },
    });
  });

  it('that put two first copies of one id at once keep the higher', async () => {
    for (let round = 0; round < 30; round++) {
      const id = unique('u');
      const [here, there] = [database, other].map((db) => new MongoCopyStore<string>(db, { collection: 'raced' }));
      await Promise.all([here!.put({ id, version: 1, value: 'old' }), there!.put({ id, version: 2, value: 'new' })]);
      expect(await here!.get(id)).toEqual({ id, version: 2, value: 'new' });
    }
  });

  it('relay the same collection and leave nothing behind', async () => {
    const heard: string[] = [];
    const stores = [storeIn(database, 'twice'), storeIn(other, 'twice')];
    const relays = stores.map(
      (store) =>
        new OutboxRelay({
          sources: [store],
          publisher: {
            publish: async (events) => {
              heard.push(...events.map((event) => event.id));
              return [];
            },
          },
          idleMs: 10,
          graceMs: 0,
        }),
    );
    for (const relay of relays) relay.start();
    const events = Array.from({ length: 40 }, () => moved(unique('a'), 1));
    await Promise.all(
      events.map((event, index) =>
        stores[index % 2]!.save({ id: event.key, version: 0, state: account(), events: [event] }),
      ),
    );
    while ((await relays[0]!.pending()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(relays.map((relay) => relay.stop()));
    expect(new Set(heard)).toEqual(new Set(events.map(({ id }) => id)));
  });
});

describe('what mongoose would let through', () => {
  it('a member that the definition does not know is refused, not silently dropped', async () => {
    const store = storeIn(database, 'strict');
    const id = unique('a');
    const strange = { ...account(), surprise: 1 } as Account;
    await expect(store.save({ id, version: 0, state: strange, events: [] })).rejects.toThrow(/surprise/);
    await store.save({ id, version: 0, state: account(), events: [] });
    await expect(store.save({ id, version: 1, state: strange, events: [] })).rejects.toThrow(/surprise/);
  });

  it('a value that does not fit its field is refused, not silently dropped', async () => {
    const store = storeIn(database, 'strict');
    const wrong = account({ balance: 'much' as unknown as number });
    await expect(store.save({ id: unique('a'), version: 0, state: wrong, events: [] })).rejects.toThrow(/balance/);
  });

  it('a document has no __v, and no _id inside of lists', async () => {
    const store = storeIn(database, 'strict');
    const id = unique('a');
    await store.save({
      id,
      version: 0,
      state: account({ moves: [{ at: '2026-01-01', amount: 1 }] }),
      events: [moved(id, 1)],
    });
    const raw = await database.connection.collection('strict').findOne({ _id: id as never });
    expect(Object.keys(raw ?? {}).sort()).toEqual(
      ['_id', 'balance', 'moves', 'notes', 'open', 'outbox', 'outboxAt', 'owner', 'version'].sort(),
    );
    expect(raw?.moves).toEqual([{ at: '2026-01-01', amount: 1 }]);
  });

  it('the bulk write of mongoose drops a document it cannot cast, so ours does not go through it', async () => {
    const model = database.model<{ _id: string; value: number }>('dropped', new Schema({ _id: String, value: Number }));
    const result = await model.bulkWrite(
      [
        { insertOne: { document: { _id: 'a', value: 1 } } },
        { insertOne: { document: { _id: 'b', value: 'x' as never } } },
      ],
      { ordered: false },
    );
    expect(result.insertedCount).toBe(1);
    const copies = new MongoCopyStore<unknown>(database, { collection: 'not-dropped' });
    const many = [
      { id: 'a', version: 1, value: 1 },
      { id: 'b', version: 1, value: { deep: [null, 'x'] } },
    ];
    expect(await copies.putAll(many)).toBe(2);
    expect(await copies.getAll(['a', 'b'])).toEqual(many);
  });
});

describe('indexes', () => {
  let indexed: Database;
  beforeAll(async () => {
    indexed = await connect({ uri: process.env.MONGODB_URI as string, database: database.name });
  });
  afterAll(() => indexed.close());

  it('are made when asked for, and serve the look for what waits', async () => {
    const store = storeIn(indexed, 'indexed');
    await indexed.ensureIndexes();
    await indexed.ensureIndexes();
    const names = (await store.model.collection.indexes()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['outboxAt_1', 'owner_1']));
    const plan = JSON.stringify(
      await store.model
        .find({ outboxAt: { $lte: new Date() } })
        .sort({ outboxAt: 1 })
        .explain(),
    );
    expect(plan).toContain('outboxAt_1');
    expect(plan).not.toContain('COLLSCAN');
  });

  it('a second value of a unique index is a refusal, in a birth and in a change', async () => {
    const store = storeIn(indexed, 'indexed');
    await indexed.ensureIndexes();
    const [a, b] = [unique('a'), unique('a')];
    await store.save({ id: a, version: 0, state: account({ owner: 'rich', balance: 5_000 }), events: [] });
    const second = account({ owner: 'rich', balance: 6_000 });
    await expect(store.save({ id: b, version: 0, state: second, events: [] })).rejects.toMatchObject({
      kind: 'refused',
      code: 'NOT_UNIQUE',
    });
    await store.save({ id: b, version: 0, state: account(), events: [] });
    await expect(store.save({ id: b, version: 1, state: second, events: [] })).rejects.toMatchObject({
      code: 'NOT_UNIQUE',
    });
  });
});

describe('migrations', () => {
  it('run once, in order, when two processes start together', async () => {
    const ran: string[] = [];
    const steps = ['001-first', '002-second'].map((id) => ({
      id,
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        ran.push(id);
      },
    }));
    const done = await Promise.all([migrate(database, steps), migrate(other, steps)]);
    expect(ran).toEqual(['001-first', '002-second']);
    expect(done.flat()).toEqual(ran);
  });

  it('go on where a failed one stopped', async () => {
    let broken = true;
    const steps = [
      { id: '010-good', run: async () => {} },
      {
        id: '011-bad',
        run: async () => {
          if (broken) throw new Error('half done');
        },
      },
    ];
    await expect(migrate(database, steps)).rejects.toThrow('half done');
    broken = false;
    expect(await migrate(database, steps)).toEqual(['011-bad']);
  });

  it('take over the lease of a process that died', async () => {
    const rows = database.connection.collection('migrations');
    const lease = (ms: number) => ({ owner: 'dead', until: new Date(Date.now() + ms) });
    await rows.insertOne({ _id: 'lock' as never, ...lease(60_000) });
    await expect(migrate(database, [], { patienceMs: 10 })).rejects.toMatchObject({ code: 'MIGRATION_LOCKED' });
    await rows.updateOne({ _id: 'lock' as never }, { $set: lease(150) });
    expect(await migrate(database, [{ id: '020-later', run: async () => {} }], { patienceMs: 5_000 })).toEqual([
      '020-later',
    ]);
  });
});

describe('an engine that is not there', () => {
  it('is a transient error once patience ends', async () => {
    const uri = 'mongodb://127.0.0.1:1/';
    await expect(connect({ uri, database: 'x', patienceMs: 200 })).rejects.toMatchObject({
      kind: 'transient',
      code: 'STORE_UNAVAILABLE',
    });
  });

  it('makes reads and writes transient after the connection has ended', async () => {
    const gone = await connect({ uri: process.env.MONGODB_URI as string, database: database.name });
    const store = storeIn(gone, 'accounts');
    expect(await gone.check()).toEqual({ ok: true });
    await gone.close();
    expect((await gone.check()).ok).toBe(false);
    await expect(store.load('a')).rejects.toMatchObject({ kind: 'transient' });
    await expect(store.save({ id: 'a', version: 3, state: account(), events: [] })).rejects.toMatchObject({
      kind: 'transient',
    });
  });
});
