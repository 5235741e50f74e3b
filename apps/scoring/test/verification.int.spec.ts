import { VerificationController } from '../src/api/verification.controller.ts';
import { CardReads } from '../src/storage/card-reads.ts';
import { hashOf, type CardDocument } from '../src/storage/card-chain.ts';
import { CELL, fact, KEY, unit, verdict } from './builders.ts';
import { Scoring } from './rig.ts';

let scoring: Scoring;
let verification: VerificationController;
const OTHERS = ['QN-LH-01', 'QN-LH-02', 'QN-LH-09'];

beforeEach(async () => {
  scoring = await Scoring.open();
  verification = new VerificationController(new CardReads(scoring.database.connection));
  await scoring.knows(unit(), ...OTHERS.map((cellId) => unit(cellId)));
  // Long enough for two snapshots, with corrections, a verdict and a conflict.
  for (let n = 0; n < 30; n++) {
    const bodies = Array.from({ length: 5 }, (_, k) => fact('task.completed', { source: `t/${n}/${k}` }));
    const again = fact('task.completed', { source: `t/${n - 1}/0`, revision: 2, value: { yes: false } });
    await scoring.takes(...[...bodies, again].map((body) => scoring.doors.from('publisher', body)));
  }
  const exceeded = fact('task.exceeded', { source: 'x' });
  await scoring.takes(scoring.doors.byHand(exceeded), scoring.doors.verdict(verdict(exceeded, 'rejected')));
  await scoring.takes(
    scoring.doors.from('publisher', fact('task.completed', { source: 't/1/1', value: { yes: false } })),
  );
  for (const cellId of OTHERS) await scoring.takes(scoring.doors.from('publisher', fact('task.completed', { cellId })));
});
afterEach(() => scoring.close());

const verify = (query: { cursor?: string; limit?: number } = {}) => verification.cards({ limit: 100, ...query });
const cards = () => scoring.database.connection.collection<CardDocument>('cards');
const idOf = (version: number) => `${CELL}|2026|${String(version).padStart(10, '0')}`;
/** What somebody with the database in hand might do. */
const rewrite = async (version: number, change: (document: CardDocument) => void) => {
  const document = (await cards().findOne({ _id: idOf(version) }))!;
  change(document);
  await cards().replaceOne({ _id: idOf(version) }, document);
};
const found = async () => (await verify()).differences.map(({ version, code }) => `${version} ${code}`);

describe('verification of the chains', () => {
  it('finds nothing in what the worker wrote', async () => {
    const chain = await scoring.chain(KEY);
    expect(chain.filter(({ snapshot }) => snapshot).length).toBeGreaterThanOrEqual(2);
    expect(await verify()).toEqual({
      ok: true,
      checked: { cards: 4, revisions: chain.length + OTHERS.length },
      differences: [],
      next: null,
    });
  });

  it('goes page by page, each card once', async () => {
    const seen = { cards: 0, revisions: 0 };
    let pages = 0;
    for (let cursor: string | undefined | null; cursor !== null; pages++) {
      const page = await verify({ limit: 1, ...(cursor ? { cursor } : {}) });
      expect(page.checked.cards).toBe(1);
      seen.cards += page.checked.cards;
      seen.revisions += page.checked.revisions;
      cursor = page.next;
    }
    expect(pages).toBe(4);
    expect(seen).toEqual((await verify()).checked);
  });

  it('finds a log that was rewritten', async () => {
    await rewrite(7, (document) => (document.log = document.log.replace('t/5/0', 't/5/9')));
    expect(await found()).toContain('7 CONTENT_CHANGED');
  });

  it('finds it too where the hash was made to fit: the next one does not', async () => {
    await rewrite(7, (document) => {
      document.log = document.log.replace('t/5/0', 't/5/9');
      document.hash = hashOf(document);
    });
    expect(await found()).toContain('8 LINK_BROKEN');
  });

  it('finds a revision that was taken out', async () => {
    await cards().deleteOne({ _id: idOf(4) });
    expect(await found()).toEqual(expect.arrayContaining(['5 VERSION_GAP', '5 LINK_BROKEN']));
  });

  it('finds a snapshot that says something else than the log', async () => {
    const packed = (await scoring.chain(KEY)).find(({ snapshot }) => snapshot)!;
    await rewrite(packed.version, (document) => (document.snapshot = document.snapshot!.replace('t/3/0', 't/3/9')));
    expect(await found()).toEqual([`${packed.version} SNAPSHOT_DIFFERS`]);
  });

  it('finds a snapshot that was taken away', async () => {
    const packed = (await scoring.chain(KEY)).find(({ snapshot }) => snapshot)!;
    await rewrite(packed.version, (document) => delete document.snapshot);
    expect((await found())[0]).toBe(`${packed.version} SNAPSHOT_MISSED`);
  });

  it('finds an assessment that is not that of its digest', async () => {
    await rewrite(3, (document) => {
      document.assessment = document.assessment!.replace(document.digest!, '0'.repeat(64));
    });
    expect(await found()).toEqual(['3 DIGEST_DIFFERS']);
  });

  it('goes on behind what cannot be read', async () => {
    await rewrite(3, (document) => (document.log = '[['));
    expect(await found()).toEqual(expect.arrayContaining(['3 CONTENT_CHANGED', '3 UNREADABLE']));
    expect((await verify()).checked.cards).toBe(4);
  });
});
