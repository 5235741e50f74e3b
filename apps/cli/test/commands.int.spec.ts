import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standInProduct } from './stand-in.ts';

const fact = (source: string, value: unknown) =>
  JSON.stringify({
    cellId: 'QN-LH-07',
    measure: 'meeting.attendance',
    source,
    revision: 1,
    effectiveOn: '2026-11-05',
    value,
  });

describe('the command line against a real broker', () => {
  let product: Awaited<ReturnType<typeof standInProduct>>;
  let worker: ReturnType<typeof product.worker>;
  const file = (name: string, lines: string[]) => {
    const path = join(product.folder, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  };

  beforeAll(async () => {
    product = await standInProduct();
    worker = product.worker();
    await worker.start();
  });
  afterAll(async () => {
    await worker.stop();
    await product.close();
  });

  it('sends a file and says of each line what became of it', async () => {
    const path = file('mixed.ndjson', [
      fact('m/1', { part: 18, whole: 20 }),
      fact('m/2', { part: 5, whole: 4 }),
      '{"broken',
      fact('m/1', { part: 17, whole: 20 }),
    ]);
    const { code, out, err } = await product.bontot('evidence', 'send', path);
    expect(err).toBe('');
    expect(out.split('\n')).toEqual([
      'accepted 1, refused 2, conflicting 1',
      expect.stringMatching(/^line 2: VALUE_PART_EXCEEDS_WHOLE value: expected part not above whole/),
      expect.stringMatching(/^line 3: BODY_NOT_JSON body: expected JSON/),
      expect.stringMatching(/^line 4: REVISION_CONFLICT/),
      '',
    ]);
    expect(code).toBe(1);
  });

  it('ends well when everything was accepted, also as JSON', async () => {
    const { code, out } = await product.bontot(
      'evidence',
      'send',
      file('good.ndjson', [fact('m/9', { part: 1, whole: 1 })]),
      '--json',
    );
    expect(JSON.parse(out)).toEqual({
      accepted: 1,
      refused: 0,
      conflicting: 0,
      pending: 0,
      lines: [{ line: 1, outcome: 'accepted' }],
    });
    expect(code).toBe(0);
  });

  it('shows the letters of what was refused, and sends one round again', async () => {
    const { out } = await product.bontot('dlq', 'list', '--json');
    const { items } = JSON.parse(out) as { items: { id: string; code: string }[] };
    expect(items.map(({ code }) => code).sort()).toEqual(['BODY_NOT_JSON', 'VALUE_PART_EXCEEDS_WHOLE']);
    const shown = await product.bontot('dlq', 'show', items[0]!.id);
    expect(shown.out).toContain('SHA-256');
    expect(await product.bontot('dlq', 'show', '0-999')).toMatchObject({ code: 1, out: '' });
    expect(await product.bontot('dlq', 'replay', items[0]!.id)).toMatchObject({ code: 0, out: 'replayed 1\n' });
  });

  it('tells the status of every service, also of one that is down', async () => {
    const { code, out } = await product.bontot('status', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      services: Record<string, unknown>;
      deadLetters: Record<string, number>;
      unclaimed: number;
    };
    expect(report.services['scoring-worker']).toEqual({ ready: true, pid: 2, lagSeconds: 0, outboxPending: 0 });
    expect(report.services.directory).toEqual({ ready: false, pid: 3, lagSeconds: null, outboxPending: null });
    expect(report.deadLetters).toMatchObject({ directory: 0, gateway: 0, 'scoring-api': 0 });
    expect(report.deadLetters['scoring-worker']).toBeGreaterThanOrEqual(1);
    expect(report.unclaimed).toBe(2);
  });

  it('prints a token and nothing else', async () => {
    expect(await product.bontot('token', '--as', 'secretary')).toEqual({
      code: 0,
      out: 'token-of/dev/token\n',
      err: '',
    });
    expect(await product.bontot('token', '--as', 'nobody')).toMatchObject({ code: 2, out: '' });
  });

  it('verifies roll-ups, chains, minutes and compacts, page by page, and names what differs', async () => {
    const { code, out, err } = await product.bontot('verify');
    expect(out.split('\n')).toEqual([
      'roll-ups     ok, 3 compared',
      'chains       DIFFERENT, 3 compared (of 37 revisions)',
      '  QN-LH-07 2026 revision 4: its content is not what its hash was taken of',
      'minutes      DIFFERENT, 5 compared (of 2 units)',
      '  QN-LH-07 document 3, minutes of meeting M1: the meeting says something else today than what was signed',
      'compacts     DIFFERENT, 207 compared',
      '  QN-LH-07 compact of 2026: says something else today than what was confirmed',
      '',
    ]);
    expect(err).toBe('chains: 2 cards, 30 revisions so far\ncompacts: 200 so far\n');
    expect(code).toBe(1);
  });

  it('says that lines are pending when the worker does not come', async () => {
    await worker.stop();
    const { code, out, err } = await product.bontot(
      'evidence',
      'send',
      file('late.ndjson', [fact('m/10', { part: 1, whole: 1 })]),
      '--timeout',
      '1',
    );
    expect(out).toContain('pending 1');
    expect(err).toContain('bontot status');
    expect(code).toBe(1);
  });
});
