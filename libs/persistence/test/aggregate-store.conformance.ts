import { ok, refuse } from '@bontot/kernel';
import { handle, MAX_OUTBOX, type AggregateStore, type OutboxSource } from '../src/index.ts';
import { account, moved, unique, type Account } from './fixtures.ts';

type Store = AggregateStore<Account> & OutboxSource;

/** What every aggregate store promises; runs on the real engine and on the twin. */
export function aggregateStoreConformance(make: () => Store): void {
  const open = async (store: Store, id: string, events = [moved(id, 1)]) =>
    store.save({ id, version: 0, state: account(), events });

  it('knows nothing of an aggregate that was never saved', async () => {
    expect(await make().load(unique('a'))).toBeUndefined();
  });

  it('gives back exactly what was saved', async () => {
    const store = make();
    const id = unique('a');
    const state = account({
      notes: { 'with.dot': 1, $dollar: { '1.1': null }, empty: {}, none: [] },
      moves: [{ at: '2026-01-01', amount: null }],
    });
    expect(await store.save({ id, version: 0, state, events: [] })).toBe(1);
    expect(await store.load(id)).toEqual({ id, version: 1, state });
    const next = { ...state, balance: 7, notes: { later: { $set: 'text' } } };
    expect(await store.save({ id, version: 1, state: next, events: [] })).toBe(2);
    expect(await store.load(id)).toEqual({ id, version: 2, state: next });
  });

  it('forgets a member that the new state does not have', async () => {
    const store = make();
    const id = unique('a');
    await store.save({ id, version: 0, state: account({ path: '/QN/' }), events: [] });
    await store.save({ id, version: 1, state: account(), events: [] });
    expect((await store.load(id))?.state).toEqual(account());
  });

  it('refuses a write that was decided on an older version, or a second birth', async () => {
    const store = make();
    const id = unique('a');
    await open(store, id);
    await store.save({ id, version: 1, state: account({ balance: 1 }), events: [] });
    for (const version of [0, 1, 3])
      await expect(
        store.save({ id, version, state: account({ balance: 9 }), events: [moved(id, 9)] }),
      ).rejects.toMatchObject({
        kind: 'transient',
        code: 'VERSION_CONFLICT',
      });
    expect(await store.load(id)).toMatchObject({ version: 2, state: { balance: 1 } });
    expect((await store.pendingOf([id]))[0]?.events).toHaveLength(1);
  });

  it('refuses a write to an aggregate that does not exist', async () => {
    const id = unique('a');
    await expect(make().save({ id, version: 4, state: account(), events: [] })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
  });

  it('keeps events with the state, byte for byte and in order', async () => {
    const store = make();
    const id = unique('a');
    const first = moved(id, 1, { points: { '1.1': 5, '1.6': null }, text: 'chữ «ở» đây' });
    const second = moved(id, 2);
    await store.save({ id, version: 0, state: account(), events: [first] });
    await store.save({ id, version: 1, state: account(), events: [second] });
    expect(await store.pendingOf([id])).toEqual([{ id, events: [first, second] }]);
  });

  it('takes out what was published and leaves what came meanwhile', async () => {
    const store = make();
    const id = unique('a');
    const [first, second] = [moved(id, 1), moved(id, 2)];
    await store.save({ id, version: 0, state: account(), events: [first] });
    await store.save({ id, version: 1, state: account(), events: [second] });
    await store.remove([{ id, eventIds: [first.id] }]);
    expect(await store.pendingOf([id])).toEqual([{ id, events: [second] }]);
    await store.remove([{ id, eventIds: [second.id, 'never-was'] }]);
    expect(await store.pendingOf([id])).toEqual([]);
    expect(await store.load(id)).toMatchObject({ version: 2 });
  });

  it('counts what waits, and lists the longest wait first', async () => {
    const store = make();
    const before = await store.count();
    const [early, late] = [unique('a'), unique('a')];
    await open(store, early);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await open(store, late, [moved(late, 1), moved(late, 1)]);
    await store.save({ id: early, version: 1, state: account(), events: [moved(early, 2)] });
    expect((await store.count()) - before).toBe(4);
    const ids = (await store.pendingSince(Date.now(), 1_000)).map(({ id }) => id);
    expect(ids.indexOf(early)).toBeLessThan(ids.indexOf(late));
    expect(await store.pendingSince(Date.now() - 60_000, 1_000)).toEqual([]);
  });

  it('tells a full outbox from a conflict', async () => {
    const store = make();
    const id = unique('a');
    const many = (n: number) => Array.from({ length: n }, () => moved(id, 1));
    await open(store, id, many(MAX_OUTBOX - 1));
    await expect(store.save({ id, version: 1, state: account(), events: many(2) })).rejects.toMatchObject({
      kind: 'transient',
      code: 'OUTBOX_FULL',
    });
    expect(await store.save({ id, version: 1, state: account(), events: many(1) })).toBe(2);
    expect(await store.save({ id, version: 2, state: account({ balance: 3 }), events: [] })).toBe(3);
    await expect(store.save({ id, version: 3, state: account(), events: many(1) })).rejects.toMatchObject({
      code: 'OUTBOX_FULL',
    });
    await expect(store.save({ id, version: 3, state: account(), events: many(MAX_OUTBOX + 1) })).rejects.toMatchObject({
      kind: 'permanent',
    });
  });

  it('tells whoever asked about writes that have events', async () => {
    const store = make();
    const id = unique('a');
    const written: string[] = [];
    store.onWritten((each) => written.push(each));
    await open(store, id);
    await store.save({ id, version: 1, state: account(), events: [] });
    expect(written).toEqual([id]);
  });

  it.each([{ $ne: null }, ['a'], 5, null, undefined, '', 'a\u0000b', 'x'.repeat(300)])(
    'never asks for the id %p',
    async (id) => {
      await expect(make().load(id as string)).rejects.toMatchObject({ kind: 'permanent', code: 'ID_NOT_SAFE' });
      await expect(make().save({ id: id as string, version: 0, state: account(), events: [] })).rejects.toMatchObject({
        code: 'ID_NOT_SAFE',
      });
    },
  );

  describe('handle', () => {
    const deposit = (store: Store, id: string, amount: number) =>
      handle(store, id, (current) => {
        const state = current?.state ?? account();
        const version = (current?.version ?? 0) + 1;
        return ok({ state: { ...state, balance: state.balance + amount }, events: [moved(id, version)] });
      });

    it('creates and changes', async () => {
      const store = make();
      const id = unique('a');
      await deposit(store, id, 5);
      expect(await deposit(store, id, 2)).toMatchObject({
        ok: true,
        value: { changed: true, after: { version: 2, state: { balance: 7 } } },
      });
    });

    it('decides again on what somebody else wrote, so that no change is lost', async () => {
      const store = make();
      const id = unique('a');
      await deposit(store, id, 0);
      await Promise.all([1, 2, 3].map((amount) => deposit(store, id, amount)));
      expect(await store.load(id)).toMatchObject({ version: 4, state: { balance: 6 } });
      expect((await store.pendingOf([id]))[0]?.events).toHaveLength(4);
    });

    it('gives up after five conflicts', async () => {
      const store = make();
      const id = unique('a');
      let tries = 0;
      const busy: AggregateStore<Account> = {
        load: (each) => store.load(each),
        save: async (change) => {
          tries += 1;
          return store.save({ ...change, version: change.version + 99 });
        },
      };
      await expect(handle(busy, id, () => ok({ state: account(), events: [] }))).rejects.toMatchObject({
        kind: 'transient',
        code: 'CONFLICT_PERSISTS',
      });
      expect(tries).toBe(5);
    });

    it('writes nothing for a refusal or for nothing to do', async () => {
      const store = make();
      const id = unique('a');
      expect(await handle(store, id, () => refuse('ACCOUNT_UNKNOWN'))).toMatchObject({
        ok: false,
        refusal: { code: 'ACCOUNT_UNKNOWN' },
      });
      expect(await handle(store, id, () => ok('unchanged' as const))).toEqual({
        ok: true,
        value: { after: undefined, changed: false },
      });
      expect(await store.load(id)).toBeUndefined();
    });
  });
}
