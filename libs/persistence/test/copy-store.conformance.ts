import fc from 'fast-check';
import { digestOf, type CopyStore } from '../src/index.ts';
import { unique } from './fixtures.ts';

type Unit = { name: string; points?: Record<string, number | null> };

/** What every copy store promises; runs on the real engine and on the twin. */
export function copyStoreConformance(make: () => CopyStore<Unit>): void {
  const copy = (id: string, version: number, name = `v${version}`, path?: string) => ({
    id,
    version,
    value: { name },
    ...(path !== undefined && { path }),
  });

  it('keeps the higher version and ignores what is older or the same', async () => {
    const store = make();
    const id = unique('u');
    expect(await store.put(copy(id, 2))).toBe(true);
    expect(await store.put(copy(id, 1))).toBe(false);
    expect(await store.put(copy(id, 2, 'changed'))).toBe(false);
    expect(await store.put(copy(id, 5))).toBe(true);
    expect(await store.get(id)).toEqual(copy(id, 5));
  });

  it('gives back exactly what was put', async () => {
    const store = make();
    const id = unique('u');
    const given = { id, version: 1, path: '/QN/', value: { name: 'ở', points: { '1.1': 5, '1.6': null } } };
    await store.put(given);
    expect(await store.get(id)).toEqual(given);
    expect(await store.get(unique('u'))).toBeUndefined();
  });

  it('forgets the path of a copy that has none any more', async () => {
    const store = make();
    const id = unique('u');
    await store.put(copy(id, 1, 'a', '/P/'));
    await store.put(copy(id, 2));
    expect(await store.get(id)).toEqual(copy(id, 2));
    expect(await store.below('/P/')).toEqual([]);
  });

  it('takes the highest of several versions in one list', async () => {
    const store = make();
    const [a, b] = [unique('u'), unique('u')];
    expect(await store.putAll([copy(a, 3), copy(b, 1), copy(a, 4), copy(a, 2)])).toBe(2);
    expect(await store.putAll([copy(a, 4), copy(b, 2)])).toBe(1);
    expect(await store.putAll([])).toBe(0);
    expect((await store.get(a))?.version).toBe(4);
  });

  it('ends the same for any order, repetition and company of arrivals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
        async (order, again) => {
          const store = make();
          const id = unique('u');
          await Promise.all([...order, ...again].map((version) => store.put(copy(id, version))));
          expect(await store.get(id)).toEqual(copy(id, 5));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('finds what lies at or below a path, and nothing beside it', async () => {
    const store = make();
    const root = `/${unique('P')}/`;
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => unique(name)) as [string, string, string, string];
    await store.putAll([
      copy(b, 1, 'b', `${root}QN-LH/`),
      copy(a, 1, 'a', root),
      copy(c, 1, 'c', `${root}QN-LH/QN-LH-07/`),
      copy(d, 1, 'd', `${root.slice(0, -1)}X/`),
    ]);
    const ids = async (path: string, page?: { after?: string; limit?: number }) =>
      (await store.below(path, page)).map((each) => each.id);
    expect(await ids(root)).toEqual([a, b, c]);
    expect(await ids(`${root}QN-LH/`)).toEqual([b, c]);
    expect(await ids(`${root}QN-L/`)).toEqual([]);
    expect(await ids(root, { limit: 1 })).toEqual([a]);
    expect(await ids(root, { after: a, limit: 1 })).toEqual([b]);
    await expect(store.below('/QN')).rejects.toMatchObject({ code: 'PATH_NOT_CLOSED' });
  });

  it('gets many at once, by id', async () => {
    const store = make();
    const [a, b] = [`a${unique('')}`, `b${unique('')}`];
    await store.putAll([copy(b, 1), copy(a, 1)]);
    expect((await store.getAll([b, a, unique('none')])).map(({ id }) => id)).toEqual([a, b]);
    expect(await store.getAll([])).toEqual([]);
  });

  it('has the digest of its owner when it holds the same, and another when it does not', async () => {
    const store = make();
    const owned = [copy('u1', 3), copy('u2', 1)];
    for (const each of [...owned].reverse()) await store.put(each);
    expect(await digestOf(store.all())).toBe(await digestOf(owned));
    await store.put(copy('u2', 2));
    expect(await digestOf(store.all())).not.toBe(await digestOf(owned));
  });

  it('never asks for an id that is not text', async () => {
    await expect(make().get({ $gt: '' } as unknown as string)).rejects.toMatchObject({ code: 'ID_NOT_SAFE' });
    await expect(make().putAll([copy({ $gt: '' } as unknown as string, 1)])).rejects.toMatchObject({
      code: 'ID_NOT_SAFE',
    });
  });
}
