import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceBody } from '@bontot/contracts';
import { byLane, chunks, laneOf, lanesFor } from './batches.ts';
import { readBookmark, writeBookmark } from './bookmark.ts';
import { Lanes } from './lanes.ts';
import { progressLine, SeedProgress } from './progress.ts';

const fact = (cellId: string, revision: number): EvidenceBody => ({
  cellId,
  measure: 'task.completed',
  source: 't/1',
  revision,
  effectiveOn: '2026-01-01',
  value: { yes: true },
});

describe('batches', () => {
  it('hold at most 500 and everything once', () => {
    expect([...chunks(Array.from({ length: 1_201 }, (_, index) => index))].map((list) => list.length)).toEqual([
      500, 500, 201,
    ]);
    expect([...chunks([])]).toEqual([]);
  });

  it('keep all facts of a cell in one lane, in order', () => {
    const facts = Array.from({ length: 2_000 }, (_, index) => fact(`QN-LH-${index % 21}`, index));
    const batches = byLane(facts, 4);
    for (const { lane, items } of batches) for (const { cellId } of items) expect(laneOf(cellId, 4)).toBe(lane);
    const ofOne = batches.flatMap(({ items }) => items).filter(({ cellId }) => cellId === 'QN-LH-7');
    expect(ofOne.map(({ revision }) => revision)).toEqual(
      facts.filter(({ cellId }) => cellId === 'QN-LH-7').map(({ revision }) => revision),
    );
    expect(batches.reduce((sum, { items }) => sum + items.length, 0)).toBe(2_000);
  });

  it('use more lanes for a province', () => {
    expect([21, 4_785].map(lanesFor)).toEqual([1, 8]);
  });
});

describe('lanes', () => {
  it('run one request of a lane at a time, in order, and several lanes together', async () => {
    const lanes = new Lanes(2, 2);
    const log: string[] = [];
    const release: (() => void)[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise<void>((resolve) => release.push(resolve));
      log.push(`${name} ends`);
    };
    await lanes.add(0, work('a'));
    await lanes.add(0, work('b'));
    await lanes.add(1, work('c'));
    await Promise.resolve();
    expect(log).toEqual(['a begins', 'c begins']);
    const idle = lanes.idle();
    for (let turn = 0; turn < 20; turn++) {
      release.shift()?.();
      await Promise.resolve();
    }
    await idle;
    expect(log.filter((line) => /[ab]/.test(line[0]!))).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('wait while a queue is full', async () => {
    const lanes = new Lanes(1, 1);
    let release = () => {};
    await lanes.add(0, () => new Promise<void>((resolve) => (release = resolve)));
    let added = false;
    const second = lanes.add(0, () => Promise.resolve()).then(() => (added = true));
    await Promise.resolve();
    expect(added).toBe(false);
    release();
    await second;
    await lanes.idle();
  });

  it('stop with the first failure', async () => {
    const lanes = new Lanes(1);
    let ran = false;
    await lanes.add(0, () => Promise.reject(new Error('refused')));
    await lanes.add(0, () => Promise.resolve(void (ran = true)));
    await expect(lanes.idle()).rejects.toThrow('refused');
    expect(ran).toBe(false);
    await expect(lanes.add(0, () => Promise.resolve())).rejects.toThrow('refused');
  });
});

describe('the progress of seeding', () => {
  it('says how far, how fast and how long still', () => {
    expect(progressLine({ share: 0.427, perSecond: 3_120.4, left: 5.2 })).toBe(
      'seeding 42 % · 3120 a second · about 6 s left',
    );
    expect(progressLine({ share: 0.01, perSecond: 0, left: 1_200 })).toBe(
      'seeding 1 % · 0 a second · about 20 min left',
    );
    expect(progressLine({ share: 0, perSecond: 0, left: undefined })).toBe('seeding 0 % · 0 a second');
  });

  it('speaks at most once a second, and counts the rest of a resumed run alone', () => {
    const said: string[] = [];
    let now = 0;
    const progress = new SeedProgress(
      (line) => said.push(line),
      0,
      100,
      50,
      () => now,
    );
    progress.sent(10);
    progress.reached(60);
    now = 1_000;
    progress.reached(75);
    progress.reached(80);
    expect(said).toEqual(['seeding 75 % · 10 a second · about 1 s left']);
  });
});

describe('the bookmark of a data folder', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bontot-seed-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is what was written last, or nothing', () => {
    const bookmark = {
      profile: 'luc-hon',
      seed: 1,
      demoDate: '2026-11-01',
      through: '2025-03-01T14:00:00.000Z',
      complete: false,
    };
    expect(readBookmark(folder)).toBeUndefined();
    writeBookmark(folder, bookmark);
    writeBookmark(folder, { ...bookmark, complete: true });
    expect(readBookmark(folder)).toEqual({ ...bookmark, complete: true });
  });
});
