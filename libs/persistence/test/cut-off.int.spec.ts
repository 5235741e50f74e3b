import { kindOf } from '@bontot/kernel';
import { cuttingProxy, type CuttingProxy } from '@bontot/testing';
import { connect, guardedBulk, type Database } from '../src/index.ts';
import { unique } from './fixtures.ts';

/** The driver reports a connection that is lost in a bulk as a bulk error in which no write failed. */
describe('a connection that is cut in the middle of a bulk', () => {
  let proxy: CuttingProxy;
  let database: Database;
  beforeAll(async () => {
    const { hostname: host, port } = new URL(process.env.MONGODB_URI as string);
    proxy = await cuttingProxy({ host, port: Number(port) });
    const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
    database = await connect({ uri, database: unique('cut') });
  });
  afterAll(async () => {
    proxy.cutAt(undefined);
    await database.connection.dropDatabase();
    await database.close();
    await proxy.close();
  });

  it('is transient, and never passes for a bulk in which nothing failed', async () => {
    const rows = database.connection.collection<{ _id: string }>('rows');
    await rows.insertOne({ _id: 'before' });
    const bulk = ['one', 'two'].map((_id) => ({ insertOne: { document: { _id } } }));
    proxy.cutAt('insert');
    const error: unknown = await guardedBulk(rows, bulk).then(
      (applied) => `applied ${applied}`,
      (thrown: unknown) => thrown,
    );
    expect(kindOf(error)).toBe('transient');
    expect(proxy.cuts()).toBeGreaterThan(0);
    proxy.cutAt(undefined);
    expect(await rows.countDocuments()).toBe(1);
    expect(await guardedBulk(rows, bulk)).toBe(2);
  });
});
