import { kindOf } from '@bontot/kernel';
import { connect, type Database } from '@bontot/persistence';
import { cuttingProxy, testEnvironment, uniqueName, type CuttingProxy } from '@bontot/testing';
import { CardChain } from '../src/storage/card-chain.ts';
import { LiveCard } from '../src/storage/live-card.ts';

/** A revision that was not written must not be built upon: the next one would leave a hole in the chain. */
describe('revisions whose connection is cut', () => {
  const key = { cellId: 'QN-LH-07', period: '2026' };
  let proxy: CuttingProxy;
  let database: Database;
  beforeAll(async () => {
    const { hostname: host, port } = new URL(testEnvironment().mongodbUri);
    proxy = await cuttingProxy({ host, port: Number(port) });
    const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
    database = await connect({ uri, database: uniqueName('cut') });
    await CardChain.ensure(database.connection);
  });
  afterAll(async () => {
    proxy.cutAt(undefined);
    await database.connection.dropDatabase();
    await database.close();
    await proxy.close();
  });
  const revision = () =>
    new LiveCard(key).advance(
      {
        ...{ accepted: [], conflicts: [], origins: [], rollUps: [] },
        ...{ body: undefined, digest: undefined, dueOn: undefined },
      },
      new Date('2026-11-28T00:00:00Z'),
    );

  it('are not taken for written', async () => {
    const chain = new CardChain(database.connection);
    proxy.cutAt('insert');
    const error: unknown = await chain.insert([revision()]).then(
      (taken) => `written but for ${taken.size}`,
      (thrown: unknown) => thrown,
    );
    expect(kindOf(error)).toBe('transient');
    proxy.cutAt(undefined);
    expect(await chain.latest(key)).toBeUndefined();
    expect(await chain.insert([revision()])).toEqual(new Set());
    expect((await chain.latest(key))?.version).toBe(1);
    expect(await chain.insert([revision()])).toEqual(new Set([revision()._id]));
  });
});
