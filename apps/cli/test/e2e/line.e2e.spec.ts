import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, startProduct, type TestProduct } from '@bontot/testing';
import { healthy } from './bad-facts.ts';
import { Outsider, type Fact } from './outsider.ts';
import { cell, found } from './tree.ts';

/** The demo commune with one finished year: as small as it gets. */
const DEMO_DATE = '2026-01-01';

let product: TestProduct;
let outsider: Outsider;
const folder = mkdtempSync(join(tmpdir(), 'bontot-outsider-'));

beforeAll(async () => {
  product = await startProduct({ profile: 'luc-hon', demoDate: DEMO_DATE });
  outsider = new Outsider(product.url, product.env as never);
}, 240_000);
afterAll(async () => {
  await outsider?.close();
  await product?.stop();
  rmSync(folder, { recursive: true });
});

const task = (cellId: string, source: string, differs: Partial<Fact> = {}): Fact => ({
  cellId,
  measure: 'task.completed',
  source,
  revision: 1,
  effectiveOn: '2026-07-03',
  slot: '2026-07',
  value: { yes: true },
  ...differs,
});
const file = (name: string, lines: (object | string)[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const atRevision = (cellId: string, revision: number) =>
  eventually(async () => {
    const assessment = await outsider.assessment(cellId, '2026');
    return assessment.revision >= revision && assessment;
  });

it('serves what was seeded: every cell of the commune, the same to those who may see it', async () => {
  const { items } = await outsider.get('committee', '/api/v1/units?under=QN-LH&level=cell&limit=100');
  expect(items).toHaveLength(21);
  expect(await outsider.get('secretary', '/api/v1/cells/QN-LH-07')).toEqual({
    id: 'QN-LH-07',
    name: expect.any(String),
    type: 'residential',
    level: 'cell',
    path: '/QN/QN-LH/QN-LH-07/',
  });
  const path = '/api/v1/cells/QN-LH-07/assessments/2025';
  const seen = await outsider.get('secretary', path);
  expect(seen).toMatchObject({ mode: 'final', total: expect.any(Number), nextReviewAt: null });
  expect((await outsider.get('org-dept', path)).digest).toBe(seen.digest);
});

it('knows the past as it was known', async () => {
  const then = await outsider.assessment('QN-LH-07', '2025', '?asOf=2025-06-30&knownOn=2025-07-05');
  const later = await outsider.assessment('QN-LH-07', '2025', '?asOf=2025-06-30');
  expect(then).toMatchObject({ asOf: '2025-06-30', knownOn: '2025-07-05', mode: 'running' });
  expect(then.revision).toBeLessThan(later.revision);
});

describe('three events through the door', () => {
  it('by Kafka: one lowers, one corrects, one is bad, and each can be seen', async () => {
    await found(outsider, cell('QN-LH-31'));
    await outsider.publish([task('QN-LH-31', 'line/1')]);
    const before = await atRevision('QN-LH-31', 1);
    expect(before.indicators['1.2']).toMatchObject({ state: 'scored', points: 10, because: [] });

    await outsider.publish([task('QN-LH-31', 'line/2', { value: { yes: false } })]);
    const lowered = await atRevision('QN-LH-31', 2);
    expect(lowered.indicators['1.2']).toMatchObject({ points: 0 });
    const [reason] = lowered.indicators['1.2'].because;
    expect(reason).toMatchObject({ numbers: [1, 2], missing: 10, rule: { formula: { kind: 'ratio' } } });
    expect(reason.evidence).toMatchObject([{ source: 'line/2', revision: 1, value: { yes: false } }]);
    expect(lowered.indicators['1.2'].next[0]).toMatchObject({ code: 'complete_task', gain: 10 });
    expect(lowered.digest).not.toBe(before.digest);

    const bad = task('QN-LH-31', 'line/3', { revision: 0 });
    await outsider.publish([bad, task('QN-LH-31', 'line/2', { revision: 2 })]);
    const corrected = await atRevision('QN-LH-31', 3);
    expect(corrected.indicators['1.2']).toMatchObject({ points: 10, because: [] });

    const letters = await eventually(async () => {
      const list = await outsider.deadLetters();
      return list.length > 0 && list;
    });
    expect(letters).toMatchObject([
      { code: 'REVISION_INVALID', key: 'QN-LH-31', headers: { ce_source: 'task-system' } },
    ]);
    const shown = await outsider.bontot('dlq', 'show', letters[0].id);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toMatch(/reason\s+REVISION_INVALID/);
    expect(shown.out).not.toContain('line/3');
    expect((await outsider.status()).deadLetters['scoring-worker']).toBe(1);
  });

  it('by HTTP, single and as a batch, with a key that makes a second try harmless', async () => {
    await found(outsider, cell('QN-LH-32'));
    const single = await outsider.ask('publisher', '/api/v1/evidence', { body: task('QN-LH-32', 'line/1') });
    expect(single).toMatchObject({ status: 202, body: { accepted: 1, refused: [], receipt: expect.any(String) } });
    const before = await atRevision('QN-LH-32', 1);
    const items = [
      task('QN-LH-32', 'line/2', { value: { yes: false } }),
      task('QN-LH-32', 'line/3', { revision: 0 }),
      task('QN-LH-32', 'line/2', { revision: 2 }),
    ];
    const headers = { 'idempotency-key': 'line-1' };
    const first = await outsider.get('publisher', '/api/v1/evidence', { body: { items }, headers });
    expect(first).toMatchObject({ accepted: 2, refused: [{ index: 1, code: 'REVISION_INVALID', field: 'revision' }] });
    expect(await outsider.get('publisher', '/api/v1/evidence', { body: { items }, headers })).toEqual(first);
    const other = { body: { items: items.slice(1) }, headers };
    expect(await outsider.ask('publisher', '/api/v1/evidence', other)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const after = await atRevision('QN-LH-32', 2);
    expect(after.indicators['1.2']).toEqual(before.indicators['1.2']);
    const log = await outsider.get('secretary', '/api/v1/cells/QN-LH-07/assessments/2025/evidence?limit=5');
    expect(log.items.length).toBeGreaterThan(0);
    const { items: own } = await outsider.get('org-dept', '/api/v1/cells/QN-LH-32/assessments/2026/evidence');
    expect(own.filter(({ kind }: any) => kind === 'fact')).toHaveLength(3);
    expect(own.find(({ kind }: any) => kind === 'fact')).toMatchObject({ enteredBy: 'system:publisher' });
  });
});

describe('bontot evidence send', () => {
  it('tells of each line what became of it, and ends with 1', async () => {
    await found(outsider, cell('QN-LH-33'));
    const told = healthy('QN-LH-33', 'file/1');
    const path = file('mixed.ndjson', [
      told,
      { ...told, source: 'file/2', value: { part: 5, whole: 4 } },
      '{"broken',
      { ...told, value: { part: 1, whole: 10 } },
      healthy('QN-LH-77', 'file/3'),
    ]);
    const { code, out } = await outsider.bontot('evidence', 'send', path);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'accepted 2, refused 2, conflicting 1',
      'line 2: VALUE_PART_EXCEEDS_WHOLE value: expected part not above whole (part 5, whole 4)',
      'line 3: BODY_NOT_JSON body: expected JSON',
      expect.stringMatching(/^line 4: REVISION_CONFLICT revision/),
      'line 5: accepted, waits until its cell is known',
      '',
    ]);
  });

  it('ends with 0 when all was accepted, also when it is sent once more', async () => {
    const path = file('good.ndjson', [healthy('QN-LH-33', 'file/4'), healthy('QN-LH-33', 'file/5')]);
    for (const _ of [1, 2]) {
      const { code, out } = await outsider.bontot('evidence', 'send', path, '--json');
      expect([code, JSON.parse(out)]).toEqual([
        0,
        expect.objectContaining({ accepted: 2, refused: 0, conflicting: 0 }),
      ]);
    }
  });

  it('says what is wrong with its own options', async () => {
    expect(await outsider.bontot('evidence', 'send', join(folder, 'none.ndjson'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('none.ndjson'),
    });
    expect(await outsider.bontot('evidence')).toMatchObject({ code: 2, out: '' });
    expect(await outsider.bontot('nothing')).toMatchObject({ code: 2, out: '' });
  });
});

it('bontot load prints one line with all applied, and leaves no trace in a score', async () => {
  const before = await outsider.assessment('QN-LH-15', '2026');
  const { code, out } = await outsider.bontot('load', '--rate', '200', '--seconds', '5');
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  const told = JSON.parse(out);
  expect(told).toMatchObject({
    sent: 1000,
    applied: 1000,
    unseen: 0,
    p50: expect.any(Number),
    p99: expect.any(Number),
  });
  expect(told.max).toBeGreaterThanOrEqual(told.p99);
  expect(code).toBe(0);
  await eventually(async () => (await outsider.assessment('QN-LH-15', '2026')).digest === before.digest);
});
