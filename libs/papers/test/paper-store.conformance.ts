import { randomBytes } from 'node:crypto';
import type { PaperFile } from '../src/paper.ts';
import type { PaperStore, Upload } from '../src/paper-store.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-10-10T12:00:00Z');
let made = 0;

const upload = (change: Partial<Upload> = {}): Upload => ({
  ...{ fileId: `file-${process.pid}-${++made}`, name: 'Kế hoạch.pdf', size: 6, sha256: 'a'.repeat(64) },
  ...{ by: 'person:an', beganAt: NOW },
  ...change,
});
const fileOf = ({ by, beganAt, ...announced }: Upload): PaperFile => ({ ...announced, type: 'application/pdf' });

async function contentOf(store: PaperStore, fileId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(fileId)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What every store of papers does, whatever it keeps them in. */
export function paperStoreConformance(open: () => PaperStore): void {
  let store: PaperStore;
  beforeAll(() => {
    store = open();
  });

  it('goes on with an upload that has begun', async () => {
    const first = upload();
    await store.begin(first);
    await store.putPart(first.fileId, 0, Buffer.from('abc'));
    await store.begin({ ...first, beganAt: NOW + HOUR });
    expect(await store.upload(first.fileId)).toEqual(first);
    expect(await store.partsThere(first.fileId)).toEqual([0]);
  });

  it('puts parts together in the order of their numbers, each as it was sent last', async () => {
    const { fileId } = upload();
    await store.begin(upload({ fileId }));
    for (const [part, text] of [
      [10, '!'],
      [1, 'wrong'],
      [0, 'right '],
      [1, 'order'],
    ] as const)
      await store.putPart(fileId, part, Buffer.from(text));
    expect(await store.partsThere(fileId)).toEqual([0, 1, 10]);
    expect(Buffer.from(await store.bytesSent(fileId)).toString()).toBe('right order!');
  });

  it('begins anew once parts are given up', async () => {
    const begun = upload();
    await store.begin(begun);
    await store.putPart(begun.fileId, 0, Buffer.from('x'));
    await store.dropParts(begun.fileId);
    expect(await store.partsThere(begun.fileId)).toEqual([]);
    expect(await store.upload(begun.fileId)).toEqual(begun);
  });

  it('keeps a paper with its bytes, and nothing of its upload', async () => {
    const begun = upload();
    const bytes = randomBytes(700_000);
    await store.begin(begun);
    await store.putPart(begun.fileId, 0, bytes);
    expect(await store.find(begun.fileId)).toBeUndefined();
    await store.keep(fileOf(begun), bytes, NOW);
    expect(await store.find(begun.fileId)).toEqual(fileOf(begun));
    expect((await contentOf(store, begun.fileId)).equals(bytes)).toBe(true);
    expect(await store.upload(begun.fileId)).toBeUndefined();
    expect(await store.partsThere(begun.fileId)).toEqual([]);
  });

  it('keeps one paper when it is kept again, or several times at once', async () => {
    const begun = upload();
    const bytes = randomBytes(10_000);
    await store.begin(begun);
    await Promise.all([1, 2, 3].map(() => store.keep(fileOf(begun), bytes, NOW)));
    await store.keep({ ...fileOf(begun), name: 'other.pdf' }, randomBytes(10), NOW);
    expect(await store.find(begun.fileId)).toEqual(fileOf(begun));
    expect((await contentOf(store, begun.fileId)).equals(bytes)).toBe(true);
  });

  it('knows nothing of what was never there', async () => {
    expect(await store.upload('nothing')).toBeUndefined();
    expect(await store.find('nothing')).toBeUndefined();
    expect(await store.partsThere('nothing')).toEqual([]);
    expect(await contentOf(store, 'nothing')).toHaveLength(0);
  });

  it('sweeps uploads that were left, and no paper', async () => {
    const [left, fresh, done] = [upload({ beganAt: NOW - 30 * HOUR }), upload(), upload({ beganAt: NOW - 30 * HOUR })];
    for (const each of [left, fresh, done]) {
      await store.begin(each);
      await store.putPart(each.fileId, 0, Buffer.from('x'));
    }
    await store.keep(fileOf(done), Buffer.from('x'), NOW);
    expect(await store.sweep(NOW - 24 * HOUR)).toBe(1);
    expect([await store.upload(left.fileId), await store.partsThere(left.fileId)]).toEqual([undefined, []]);
    expect(await store.partsThere(fresh.fileId)).toEqual([0]);
    expect((await contentOf(store, done.fileId)).toString()).toBe('x');
  });

  describe('that sweeps loose papers', () => {
    const OLD = NOW - 30 * HOUR;
    const LIMIT = NOW - 24 * HOUR;
    const kept = async (at: number, ...places: string[]) => {
      const file = fileOf(upload());
      await store.keep(file, Buffer.from('x'), at);
      if (places.length > 0) await store.hold(file.fileId, at, places);
      return file;
    };
    const isNamed = async (place: string) => place.startsWith('named');
    const there = async (...files: PaperFile[]) => {
      const found = await Promise.all(files.map(({ fileId }) => store.find(fileId)));
      return found.map((file) => file !== undefined);
    };
    // What one spec leaves loose is no matter of the next.
    afterEach(() => store.sweepLoose(Number.MAX_SAFE_INTEGER, async () => false));

    it('takes what nobody was about to name, and what no place names after all', async () => {
      const files = [await kept(OLD), await kept(OLD, 'refused'), await kept(LIMIT)];
      expect(await store.sweepLoose(LIMIT, isNamed)).toBe(2);
      expect(await there(...files)).toEqual([false, false, true]);
      expect(await contentOf(store, files[0]!.fileId)).toHaveLength(0);
    });

    it('never takes what any of its places names, and does not ask again', async () => {
      const file = await kept(OLD, 'refused', 'named');
      expect(await store.sweepLoose(LIMIT, isNamed)).toBe(0);
      expect(await store.sweepLoose(NOW + HOUR, async () => false)).toBe(0);
      expect(await there(file)).toEqual([true]);
    });

    it('asks every place with the paper, in their order', async () => {
      const { fileId } = await kept(OLD, 'one', 'two');
      const asked: string[][] = [];
      await store.sweepLoose(LIMIT, async (...question) => (asked.push(question), false));
      expect(asked).toEqual([
        ['one', fileId],
        ['two', fileId],
      ]);
    });

    it('spares what is held, or sent again, since', async () => {
      const [held, again] = [await kept(OLD), await kept(OLD)];
      expect(await store.hold(held.fileId, NOW)).toEqual(held);
      await store.keep(again, Buffer.from('x'), NOW);
      expect(await store.sweepLoose(LIMIT, isNamed)).toBe(0);
    });

    it('spares what is held while it looks', async () => {
      const file = await kept(OLD, 'refused');
      const looking = async () => (await store.hold(file.fileId, NOW, ['named']), false);
      expect(await store.sweepLoose(LIMIT, looking)).toBe(0);
      expect(await there(file)).toEqual([true]);
      expect(await store.sweepLoose(NOW + HOUR, isNamed)).toBe(0);
    });

    it('keeps a paper that is held, or tells whoever holds it that it is gone', async () => {
      const files = await Promise.all(Array.from({ length: 20 }, () => kept(OLD)));
      const [given, ...held] = await Promise.all([
        store.sweepLoose(LIMIT, isNamed),
        ...files.map(({ fileId }) => store.hold(fileId, NOW, ['named'])),
      ]);
      expect(await there(...files)).toEqual(held.map((file) => file !== undefined));
      expect(given).toBe(held.filter((file) => file === undefined).length);
    });

    it('takes a paper anew that is gone', async () => {
      const file = await kept(OLD);
      await store.sweepLoose(LIMIT, isNamed);
      expect(await store.hold(file.fileId, NOW)).toBeUndefined();
      await store.keep(file, Buffer.from('anew'), NOW);
      expect((await contentOf(store, file.fileId)).toString()).toBe('anew');
    });
  });
}
