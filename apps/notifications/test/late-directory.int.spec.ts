import { localDateOf } from '@bontot/kernel';
import { testEnvironment, uniqueName } from '@bontot/testing';
import { OutlookNotices } from '../src/jobs/outlook-notices.ts';
import { openStores } from '../src/notifications.ts';
import type { DayChange } from '../src/outlook/outlook.ts';
import { pathOf, personId } from './running-notifications.ts';

const CELL = 'QN-LH-07';
const NOW = Date.now();
const day = localDateOf(NOW);
const reason = {
  ...{ result: 'at_risk' as const, blockedBy: [], total: null, pace: 80 },
  criteriaSet: { id: 'x', version: '1' },
};
const change: DayChange = {
  ...{ cellId: CELL, day, period: day.slice(0, 4), from: 'on_track', to: 'at_risk', via: null },
  ...{ reason, revision: 2, at: NOW },
};
const unit = { unitId: CELL, name: 'Chi bộ thôn 7', path: pathOf(CELL), level: 'cell' as const };
const post = {
  ...{ postId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9P', version: 1, personId: personId(1), role: 'secretary' as const },
  ...{ unitId: CELL, path: pathOf(CELL), from: '2024-01-01', until: null },
};

describe('what the directory tells between the look at it and the note that something waits for it', () => {
  let stores: Awaited<ReturnType<typeof openStores>>;
  beforeEach(async () => {
    const { mongodbUri: MONGODB_URI } = testEnvironment();
    stores = await openStores({ MONGODB_URI, DB_PREFIX: `${uniqueName('late')}_` });
    await stores.due.mark([change], NOW);
  });
  afterEach(async () => {
    await stores.database.connection.dropDatabase();
    await stores.database.close();
  });

  const keepsUnit = () => stores.copies.units.putAll([{ id: CELL, version: 1, value: unit }]);
  const keepsPost = () => stores.copies.posts.putAll([{ id: post.postId, version: 1, value: post }]);
  /** The work on what is due, with `late` right behind its first look at who leads the cell. */
  async function tellsWhile(late: () => Promise<unknown>): Promise<void> {
    const { copies } = stores;
    let looks = 0;
    const leadersOf: typeof copies.leadersOf = async (cellIds, today) => {
      const leaders = await copies.leadersOf(cellIds, today);
      if (looks++ === 0) await late();
      return leaders;
    };
    const outlook = new OutlookNotices({
      ...stores,
      copies: Object.assign(Object.create(copies) as typeof copies, { leadersOf }),
      inboxes: { tellSoon: () => Promise.resolve() },
      clock: { now: () => NOW },
      log: { warn: () => undefined },
    });
    for (const { id } of await stores.due.due(NOW, 10)) await outlook.tell(id);
  }
  const isDue = async () => (await stores.due.due(NOW, 10)).length === 1;
  const told = () => stores.database.connection.collection('notices').countDocuments();

  it.each<[string, () => Promise<unknown>]>([
    ['a cell', keepsUnit],
    ['its secretary', keepsPost],
  ])('is not missed by both sides: %s', async (_, late) => {
    if (late === keepsPost) await keepsUnit();
    else await keepsPost();
    await tellsWhile(late);
    expect([await isDue(), await told()]).toEqual([true, 0]);
    await tellsWhile(async () => undefined);
    expect([await isDue(), await told()]).toEqual([false, 1]);
  });

  it('lets what goes on waiting wait', async () => {
    await tellsWhile(keepsUnit);
    expect(await isDue()).toBe(true);
    await tellsWhile(async () => undefined);
    expect([await isDue(), await stores.due.waiting()]).toEqual([false, 1]);
  });
});
