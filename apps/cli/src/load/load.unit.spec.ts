import { readEvidence } from '@bontot/contracts';
import { latencies, quantile } from './quantiles.ts';
import { revisionOf, Sampler } from './sampler.ts';
import { dueBy, Traffic } from './traffic.ts';

const CELLS = ['QN-LH-01', 'QN-LH-02', 'QN-LH-03'];

describe('the steady traffic', () => {
  it('sends facts that the door accepts, evenly over the cells', () => {
    const traffic = new Traffic(CELLS, '2026-11-22', 1_780_000_000_000);
    const facts = Array.from({ length: 300 }, () => traffic.next());
    for (const fact of facts) expect(readEvidence(fact, '2026-11-22')).toMatchObject({ ok: true });
    for (const cell of CELLS) expect(facts.filter(({ cellId }) => cellId === cell)).toHaveLength(100);
  });

  it('never says two things under one revision and changes something with each', () => {
    const traffic = new Traffic(CELLS, '2026-11-22', 1);
    const latest = new Map<string, { revision: number; value: string }>();
    for (let count = 0; count < 1_000; count++) {
      const { cellId, measure, source, revision, value } = traffic.next();
      const before = latest.get(`${cellId} ${measure} ${source}`);
      if (before) {
        expect(revision).toBe(before.revision + 1);
        expect(JSON.stringify(value)).not.toBe(before.value);
      }
      latest.set(`${cellId} ${measure} ${source}`, { revision, value: JSON.stringify(value) });
    }
    expect(latest.size).toBe(CELLS.length * 32);
  });

  it('takes every source back in the end', () => {
    const traffic = new Traffic(CELLS, '2026-11-22', 1);
    for (let count = 0; count < 500; count++) traffic.next();
    const withdrawals = [...traffic.withdrawals()];
    expect(withdrawals).toHaveLength(CELLS.length * 32);
    expect(withdrawals.every(({ withdrawn, revision }) => withdrawn === true && revision > 1)).toBe(true);
  });

  it('is due at a steady pace and not after its end', () => {
    expect(dueBy(0, 1000, 30)).toBe(0);
    expect(dueBy(5, 1000, 30)).toBe(5);
    expect(dueBy(99_000, 1000, 30)).toBe(30_000);
  });
});

describe('the figures', () => {
  it('are nearest ranks', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencies(values)).toEqual({ p50: 50, p99: 99, max: 100 });
    expect(quantile([7], 0.99)).toBe(7);
    expect(latencies([])).toEqual({ p50: null, p99: null, max: null });
  });
});

describe('a sample', () => {
  it('lasts until an answer has a higher revision, and frees its cell', async () => {
    let now = 0;
    const answers = [4, 4, 4, 5];
    const sampler = new Sampler(
      ['QN-LH-01'],
      () => Promise.resolve(answers.shift()!),
      () => (now += 2),
    );
    await sampler.prepare();
    const cell = sampler.take()!;
    expect(sampler.take()).toBeUndefined();
    sampler.watch(cell, 0);
    await sampler.done();
    expect(sampler.latencies).toHaveLength(1);
    expect(answers).toEqual([]);
    expect(sampler.take()).toBe('QN-LH-01');
  });

  it('is given up after ten seconds, and its cell is not measured again', async () => {
    let now = 0;
    const sampler = new Sampler(
      ['QN-LH-01'],
      () => Promise.resolve(4),
      () => (now += 4_000),
    );
    await sampler.prepare();
    sampler.watch(sampler.take()!, 0);
    await sampler.done();
    expect(sampler).toMatchObject({ unseen: 1, latencies: [] });
    expect(sampler.take()).toBeUndefined();
  });

  it('keeps the first refused read for the one who asks', async () => {
    const refused = new Error('refused');
    const sampler = new Sampler(['QN-LH-01'], () => Promise.reject(refused));
    sampler.watch(sampler.take()!, 0);
    await sampler.done();
    expect(sampler.failure).toBe(refused);
  });

  it('reads the revision from the header, else from the body, and 0 where there is no card', () => {
    const answer = { status: 200, headers: {}, text: '{"x":{"revision":3},"revision":12}' };
    expect(revisionOf(answer, 'QN-LH-01')).toBe(12);
    expect(revisionOf({ ...answer, headers: { 'x-card-revision': '13' } }, 'QN-LH-01')).toBe(13);
    expect(revisionOf({ ...answer, status: 404 }, 'QN-LH-01')).toBe(0);
    expect(() => revisionOf({ ...answer, status: 429 }, 'QN-LH-01')).toThrow('--samples');
    expect(() => revisionOf({ ...answer, status: 500 }, 'QN-LH-01')).toThrow('500');
  });
});
