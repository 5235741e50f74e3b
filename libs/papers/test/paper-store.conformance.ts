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
    await store.keep(fileOf(begun), bytes);
    expect(await store.find(begun.fileId)).toEqual(fileOf(begun));
    expect((await contentOf(store, begun.fileId)).equals(bytes)).toBe(true);
    expect(await store.upload(begun.fileId)).toBeUndefined();
    expect(await store.partsThere(begun.fileId)).toEqual([]);
  });

  it('keeps one paper when it is kept again, or several times at once', async () => {
    const begun = upload();
    const bytes = randomBytes(10_000);
    await store.begin(begun);
    await Promise.all([1, 2, 3].map(() => store.keep(fileOf(begun), bytes)));
    await store.keep({ ...fileOf(begun), name: 'other.pdf' }, randomBytes(10));
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
    await store.keep(fileOf(done), Buffer.from('x'));
    expect(await store.sweep(NOW - 24 * HOUR)).toBe(1);
    expect([await store.upload(left.fileId), await store.partsThere(left.fileId)]).toEqual([undefined, []]);
    expect(await store.partsThere(fresh.fileId)).toEqual([0]);
    expect((await contentOf(store, done.fileId)).toString()).toBe('x');
  });
}
