import { eventually } from '@bontot/testing';
import { createHash } from 'node:crypto';
import { CELL, fact, unit } from './builders.ts';
import { person, publisherSystem, startScoring, type Caller, type RunningScoring } from './running-scoring.ts';

const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9S';
const commune = unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null });
const province = unit('QN', { parentId: null, path: '/QN/', level: 'province', cellType: null });
const neighbour = unit('QN-HM', { parentId: 'QN', path: '/QN/QN-HM/', level: 'commune', cellType: null });
const secretary = person('secretary', unit().path, ME);
const supervisor = person('supervisor', unit().path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9V');
const committee = person('committee', commune.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9C');
const department = person('org_dept', '/QN/', '01J8ZQ4T3N5W7Y9A1C3E5G7J9D');
const exceeded = (n: number) => fact('task.exceeded', { source: `many/${String(n).padStart(3, '0')}` });

let scoring: RunningScoring;
beforeAll(async () => {
  scoring = await startScoring();
  await scoring.knows(province, commune, neighbour, unit(), unit('QN-LH-08'));
});
afterAll(() => scoring.stop());

const call = (caller: Caller, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  scoring.call(caller, method, `/api/v1/${path}`, body, headers);
const pending = async () => (await call(supervisor, 'GET', 'register/pending?limit=500')).body.items as any[];
const named = ({ cellId, period, measure, source, revision }: any) => ({ cellId, period, measure, source, revision });

describe('many facts judged at once', () => {
  beforeAll(async () => {
    const items = Array.from({ length: 40 }, (_, n) => exceeded(n));
    expect((await call(secretary, 'POST', 'evidence', { items })).body.refused).toEqual([]);
    await eventually(async () => (await pending()).length === 40);
  });
  const begin = (items: unknown[], caller = supervisor) => call(caller, 'POST', 'register/batches', { items });

  it('have a sample of one in ten that cannot be rolled again', async () => {
    const items = (await pending()).map(named);
    const { body: batch } = await begin(items);
    expect([batch.size, batch.sample.length, batch.opened]).toEqual([40, 4, []]);
    expect((await begin(items.toReversed())).body).toEqual(batch);
    const sources = (made: any) => made.sample.map((index: number) => made.items[index].source);
    const spared = batch.items.filter((_: unknown, index: number) => !batch.sample.includes(index));
    const { body: other } = await begin([
      ...spared.slice(1),
      ...batch.sample.map((index: number) => batch.items[index]),
    ]);
    expect(sources(other)).toEqual(sources(batch));
  });

  it('are confirmed only when the sample was opened, and answer row by row', async () => {
    const items = (await pending()).map(named);
    const gone = { ...items[0], source: 'many/none' };
    const { body: batch } = await begin([...items, gone, { ...items[1], revision: 9 }]);
    expect(batch.refused).toEqual([
      { index: 40, ok: false, code: 'FACT_UNKNOWN' },
      { index: 41, ok: false, code: 'FACT_REVISED' },
    ]);
    const judge = (verdict: string, reason?: string) =>
      call(supervisor, 'POST', `register/batches/${batch.batchId}/verdict`, { verdict, reason });
    const look = (index: number) => call(supervisor, 'POST', `register/batches/${batch.batchId}/sample/${index}`);
    for (const [done, index] of batch.sample.entries()) {
      expect(await judge('confirmed')).toMatchObject({
        status: 409,
        body: { code: 'SAMPLE_NOT_OPENED', left: batch.sample.length - done },
      });
      expect(await look(index)).toMatchObject({ status: 200, body: { measure: 'task.exceeded', evidence: [] } });
    }
    const judged = await judge('confirmed');
    expect(judged.status).toBe(202);
    expect(judged.body.rows.filter(({ ok }: any) => ok)).toHaveLength(40);
    await eventually(async () => (await pending()).length === 0);
    expect((await judge('rejected', 'x')).body).toMatchObject({ code: 'BATCH_DECIDED' });
    const again = await judge('confirmed');
    expect([again.status, again.body.rows[0]]).toEqual([202, { index: 0, ok: false, code: 'FACT_UNKNOWN' }]);
  });

  it('are nobody else’s to see or judge, and a rejection needs a reason', async () => {
    await call(secretary, 'POST', 'evidence', exceeded(77));
    await eventually(async () => (await pending()).length === 1);
    const items = (await pending()).map(named);
    const { body: batch } = await begin(items);
    expect((await call(committee, 'GET', `register/batches/${batch.batchId}`)).status).toBe(404);
    const elsewhere = person('supervisor', unit('QN-LH-08').path);
    expect((await begin(items, elsewhere)).body).toMatchObject({ code: 'BATCH_EMPTY' });
    const path = `register/batches/${batch.batchId}/verdict`;
    expect((await call(supervisor, 'POST', path, { verdict: 'rejected' })).status).toBe(400);
    expect((await call(supervisor, 'POST', path, { verdict: 'rejected', reason: 'không có số liệu' })).status).toBe(
      202,
    );
    await eventually(async () => (await pending()).length === 0);
  });
});

describe('a file of facts', () => {
  const bytes = { 'content-type': 'application/octet-stream' };
  const send = (text: string, caller = secretary) => call(caller, 'POST', 'register/files', text, bytes);
  const head = 'cellId;measure;source;revision;effectiveOn;slot;value;kind;ref';

  it('is answered row by row, and again changes nothing', async () => {
    const csv = [
      head,
      `${CELL};dues.paid;sheet/2026-05;1;2026-05-31;2026-05;18/20;number_report;12-BC/CB`,
      `${CELL};task.completed;sheet/7;1;2026-05-30;;có;;`,
      `${CELL};dues.paid;sheet/2026-06;1;2026-06-31;2026-06;18/20;;`,
      `QN-LH-08;dues.paid;sheet/2026-05;1;2026-05-31;2026-05;3/3;;`,
    ].join('\n');
    for (let times = 0; times < 2; times++) {
      const { status, body } = await send(`\ufeff${csv}`);
      expect([status, body.rows, body.accepted]).toEqual([202, 4, 2]);
      expect(body.refused.map(({ row, code }: any) => [row, code])).toEqual([
        [4, 'DATE_INVALID'],
        [5, 'CELL_OUTSIDE_POSTS'],
      ]);
    }
    await eventually(async () => {
      const { body } = await call(secretary, 'GET', `cells/${CELL}/assessments/2026/evidence?measure=dues.paid`);
      return body.items.some(({ source, value }: any) => source === 'sheet/2026-05' && value.part === 18);
    });
  });
  it('may be lines of JSON', async () => {
    const lines = `${JSON.stringify(fact('dues.paid', { source: 'line/1' }))}\n{"broken`;
    expect((await send(lines)).body).toMatchObject({
      rows: 2,
      accepted: 1,
      refused: [{ row: 2, code: 'BODY_NOT_OBJECT' }],
    });
  });
  it.each([
    ['without its columns', 'cellId;measure\nA;b', 'FILE_COLUMNS'],
    ['with a heading alone', head, 'FILE_EMPTY'],
    ['with a quote that never ends', `${head}\n"QN;x`, 'FILE_UNREADABLE'],
  ])('%s is refused whole', async (_, text, code) =>
    expect(await send(text)).toMatchObject({ status: 422, body: { code } }),
  );
});

describe('an evidence file', () => {
  it('is sent in parts, named by a fact, and read by those who look after the unit', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const begun = await call(secretary, 'POST', 'register/papers', { name: 'Báo cáo.pdf', size: pdf.length, sha256 });
    expect(begun).toMatchObject({ status: 200, body: { parts: 1, received: [] } });
    const { uploadId } = begun.body;
    const put = await call(secretary, 'PUT', `register/papers/${uploadId}/parts/0`, pdf.toString('latin1'), {
      'content-type': 'application/octet-stream',
    });
    expect(put.status).toBe(200);
    const { body: file } = await call(secretary, 'POST', `register/papers/${uploadId}/finish`);
    expect(file).toMatchObject({ fileId: uploadId, type: 'application/pdf', name: 'Báo cáo.pdf' });
    const read = (caller: Caller, cellId = CELL) =>
      call(caller, 'GET', `register/papers/${uploadId}?cellId=${cellId}&period=2026`).catch(({ message }) => ({
        status: 200,
        message,
      }));
    expect((await read(supervisor)).status).toBe(404);
    const evidence = [{ kind: 'document_file', ref: 'Báo cáo.pdf', fileId: uploadId }];
    await call(secretary, 'POST', 'evidence', fact('task.exceeded', { source: 'with-file', evidence } as never));
    await eventually(async () => (await read(supervisor)).status === 200);
    expect((await read(person('member', unit().path))).status).toBe(403);
    expect((await read(committee, 'QN-LH-08')).status).toBe(404);
    expect((await read(person('committee', neighbour.path))).status).toBe(403);
  });
});

describe('a contract', () => {
  const terms = { measures: ['dues.paid'], unitId: 'QN-LH', confirmedByNature: true };
  const list = async (caller: Caller) => (await call(caller, 'GET', 'senders')).body.items as any[];

  it('is edited by the organisation department and in force at once at the HTTP door', async () => {
    expect((await call(committee, 'PUT', 'senders/dues-office', terms)).status).toBe(403);
    expect(await call(department, 'PUT', 'senders/dues-office', terms)).toMatchObject({
      status: 200,
      body: { door: 'evidence.from.dues-office.v1', scope: '/QN/QN-LH/' },
    });
    const office: Caller = { ...publisherSystem, ref: 'system:dues-office' };
    const sent = (measure: string, cellId = CELL) =>
      call(office, 'POST', 'evidence', fact(measure, { cellId, source: 'office/1' }));
    expect((await sent('dues.paid')).status).toBe(202);
    expect(await sent('task.completed')).toMatchObject({ body: { code: 'MEASURE_OUTSIDE_CONTRACT' } });
    expect(await sent('dues.paid', 'QN-HM')).toMatchObject({ body: { code: 'CELL_OUTSIDE_CONTRACT' } });
    const seen = await eventually(async () =>
      (await list(department)).find(({ sender, lastSeenAt }) => sender === 'dues-office' && lastSeenAt),
    );
    expect(seen).toMatchObject({ measures: ['dues.paid'], unitId: 'QN-LH', confirmedByNature: true, refused: 0 });
    expect((await list(committee)).map(({ sender }) => sender)).toContain('dues-office');
    expect((await list(person('committee', neighbour.path))).map(({ sender }) => sender)).not.toContain('dues-office');
  });
  it('without measures is closed', async () => {
    expect((await call(department, 'PUT', 'senders/dues-office', { ...terms, measures: [] })).status).toBe(200);
    const office: Caller = { ...publisherSystem, ref: 'system:dues-office' };
    expect(await call(office, 'POST', 'evidence', fact('dues.paid'))).toMatchObject({
      body: { code: 'MEASURE_OUTSIDE_CONTRACT' },
    });
  });
  it('never lets somebody say everything everywhere unseen', async () => {
    const all = { measures: 'all', unitId: null, confirmedByNature: true };
    expect(await call(department, 'PUT', 'senders/anyone', all)).toMatchObject({ body: { code: 'CONTRACT_TOO_WIDE' } });
    expect((await call(department, 'PUT', 'senders/Not A Name', all)).status).toBe(400);
    expect((await call(department, 'PUT', 'senders/anyone', { ...terms, measures: ['no.such'] })).status).toBe(400);
  });
});

describe('«not applicable»', () => {
  const claim = (indicator: string, differs: object = {}) =>
    call(secretary, 'POST', `cells/${CELL}/exemptions`, {
      period: '2026',
      indicator,
      reason: 'không có nguồn',
      ...differs,
    });
  const claims = async () =>
    (await call(supervisor, 'GET', `cells/${CELL}/exemptions?period=2026`)).body.items as any[];
  const decide = (id: string, decision: string, reason?: string) =>
    call(committee, 'POST', `exemptions/${id}/decision`, { decision, reason });

  it('is for indicators that may be let go, up to half of the points of a criterion', async () => {
    expect(await claim('1.1')).toMatchObject({ status: 422, body: { code: 'INDICATOR_MUST_APPLY' } });
    expect(await claim('9.9')).toMatchObject({ status: 422, body: { code: 'INDICATOR_UNKNOWN' } });
    for (const indicator of ['4.4', '4.5', '4.6']) expect((await claim(indicator)).status).toBe(201);
    expect((await claims()).map(({ indicator, state }) => [indicator, state])).toEqual([
      ['4.6', 'pending'],
      ['4.5', 'pending'],
      ['4.4', 'pending'],
    ]);
  });
  it('is refused or revoked with a reason, and then may be asked for again', async () => {
    const [last] = await claims();
    expect((await decide(last.exemptionId, 'refused')).status).toBe(400);
    expect((await decide(last.exemptionId, 'refused', 'có nguồn')).body).toMatchObject({
      state: 'refused',
      decidedBecause: 'có nguồn',
    });
    expect((await claim('4.6')).status).toBe(201);
  });
  it('expires on its day and makes room', async () => {
    const late = '2027-01-01T03:00:00Z';
    const [open] = (await claims()).filter(({ state }) => state === 'pending');
    expect((await decide(open.exemptionId, 'approved')).body.state).toBe('approved');
    const told = { ...publisherSystem, ref: 'system:seeder', clock: late };
    expect((await call(told, 'POST', 'register/sweep')).body.done.exemptions).toBe(1);
    expect(new Set((await claims()).map(({ state }) => state))).toEqual(new Set(['pending', 'expired', 'refused']));
  });
});
