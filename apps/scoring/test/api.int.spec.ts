import { templates } from '@bontot/scoring-core';
import { eventually } from '@bontot/testing';
import { CELL, fact, unit } from './builders.ts';
import { person, publisherSystem, startScoring, type RunningScoring } from './running-scoring.ts';

const CELL_PATH = unit().path;
const secretary = person('secretary', CELL_PATH, '01J8ZQ4T3N5W7Y9A1C3E5G7J9S');
const supervisor = person('supervisor', CELL_PATH);
const committee = person('committee', '/QN/QN-LH/');
const ASSESSMENT = `/api/v1/cells/${CELL}/assessments/2026`;

let scoring: RunningScoring;
beforeAll(async () => {
  scoring = await startScoring();
  await scoring.knows(unit(), unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null }));
});
afterAll(() => scoring.stop());

const send = (body: unknown, headers?: Record<string, string>, caller = publisherSystem) =>
  scoring.call(caller, 'POST', '/api/v1/evidence', body, headers);
const read = async (path = '') => (await scoring.call(secretary, 'GET', `${ASSESSMENT}${path}`)).body;
const task = (source: string, revision = 1, yes = true) =>
  fact('task.completed', { source, revision, value: { yes }, effectiveOn: '2026-06-03' });
/** Waits until the log of the cell holds so many facts of a source. */
const logged = (source: string, count = 1) =>
  eventually(async () => {
    const { items } = await read('/evidence?limit=500');
    const found = items.filter((item: { source?: string }) => item.source === source);
    return found.length >= count && found;
  });

describe('evidence by HTTP', () => {
  it('is accepted with a receipt, and counts', async () => {
    expect(await send(task('http/1'))).toMatchObject({
      status: 202,
      body: { receipt: expect.stringMatching(/^[0-9A-Z]{26}$/), accepted: 1, refused: [] },
    });
    expect(await logged('http/1')).toMatchObject([
      { kind: 'fact', conflict: false, enteredBy: 'system:publisher', measure: 'task.completed', value: { yes: true } },
    ]);
    const before = await read();
    expect(before).toMatchObject({ cellId: CELL, period: '2026', view: 'self', decided: null });
    expect((await send(task('http/1', 2, false))).status).toBe(202);
    const after = await eventually(async () => {
      const body = await read();
      return body.revision > before.revision && body;
    });
    expect(after.digest).not.toBe(before.digest);
    const reason = Object.values<any>(after.indicators).find(({ because }) =>
      JSON.stringify(because ?? '').includes('http/1'),
    );
    expect(reason).toBeDefined();
  });
  it('of a batch is judged fact by fact', async () => {
    const { status, body } = await send({
      items: [task('batch/1'), { ...task('batch/2'), revision: 0 }, task('batch/3'), 7],
    });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      accepted: 2,
      refused: [
        { index: 1, code: 'REVISION_INVALID', field: 'revision' },
        { index: 3, code: 'BODY_NOT_OBJECT' },
      ],
    });
    await logged('batch/3');
  });
  it('of more than 500 at once is refused as a whole', async () => {
    const { status, body } = await send({ items: Array.from({ length: 501 }, (_, n) => task(`many/${n}`)) });
    expect([status, body.code]).toEqual([400, 'VALIDATION']);
  });
  it('sent again under its key has the same receipt, and other facts under it are refused', async () => {
    const key = { 'idempotency-key': 'report-2026-06' };
    const first = await send({ items: [task('key/1')] }, key);
    const again = await send({ items: [task('key/1')] }, key);
    expect(first.status).toBe(202);
    expect(again).toEqual(first);
    const other = await send({ items: [task('key/2')] }, key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await send({ items: [task('key/2')] }, key, secretary)).status).toBe(202);
  });
  it.each([
    ['revision 0', { ...task('bad'), revision: 0 }, 422, 'REVISION_INVALID'],
    ['an unknown measure', { ...task('bad'), measure: 'x' }, 422, 'MEASURE_UNKNOWN'],
    ['a day in 1900', { ...task('bad'), effectiveOn: '1900-01-01' }, 422, 'DATE_OUT_OF_RANGE'],
    ['broken JSON', '{"cellId":', 400, 'BODY_NOT_JSON'],
    ['nothing', '', 400, 'BODY_EMPTY'],
    ['null', 'null', 400, 'VALIDATION'],
    ['__proto__', '{"__proto__":{"a":1}}', 400, 'BODY_FORBIDDEN_KEY'],
    ['more than 256 KB', JSON.stringify({ ...task('bad'), note: 'x'.repeat(256 * 1024) }), 413, 'BODY_TOO_LARGE'],
  ])('of %s has a clear answer', async (_, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, title: expect.any(String) });
  });
  it('about a cell of others is refused to a person', async () => {
    const stranger = person('secretary', '/QN/QN-HM/QN-HM-01/');
    const { status, body } = await send(task('stranger/1'), undefined, stranger);
    expect([status, body.code]).toEqual([422, 'CELL_OUTSIDE_POSTS']);
  });
  it.each([
    ['a case, to a secretary', secretary, 'discipline.imposed', { n: 1 }],
    ['a judgement about the own cell, to its secretary', secretary, 'principle.graded', { grade: 4 }],
    ['what a meeting proves', secretary, 'meeting.duration.met', { yes: true }],
  ])('of %s is refused by hand', async (_, caller, measure, value) => {
    const body = { ...task('by-hand/1'), measure, value };
    expect(await send(body, undefined, caller)).toMatchObject({ status: 422, body: { code: 'MEASURE_NOT_BY_HAND' } });
  });
  it('of a task that meetings keep is refused by hand, whatever its revision', async () => {
    const body = { ...task('task/01J8ZQ4T3N5W7Y9A1C3E5G7J9M'), revision: 2 ** 40 };
    expect(await send(body, undefined, secretary)).toMatchObject({
      status: 422,
      body: { code: 'SOURCE_KEPT_ELSEWHERE' },
    });
  });
  it('that conflicts is told to its sender, page by page', async () => {
    await send(task('conflict/1'));
    await logged('conflict/1');
    for (const revision of [1, 1, 1]) await send({ ...task('conflict/1', revision, false) });
    const outcomes = async (query: string) =>
      (await scoring.call(publisherSystem, 'GET', `/api/v1/evidence/outcomes?${query}`)).body;
    await eventually(async () => (await outcomes('limit=100')).items.length >= 3);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await outcomes(`limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items.map(({ topic, partition, offset }: any) => `${topic} ${partition} ${offset}`));
      cursor = page.next;
    }
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen.length).toBe((await outcomes('limit=500')).items.length);
    expect((await outcomes('limit=500')).items[0]).toMatchObject({ outcome: 'conflict', code: 'REVISION_CONFLICT' });
    expect((await scoring.call(secretary, 'GET', '/api/v1/evidence/outcomes')).body.items).toEqual([]);
  });
});

describe('a verdict', () => {
  const exceeded = fact('task.exceeded', { source: 'v/1', effectiveOn: '2026-06-03' });
  const judge = (differs: object = {}, caller = supervisor) =>
    scoring.call(caller, 'POST', `/api/v1/cells/${CELL}/verdicts`, {
      ...{ period: '2026', measure: 'task.exceeded', source: 'v/1', revision: 1, verdict: 'confirmed' },
      ...differs,
    });

  it('lets what a secretary entered count in the reviewed view', async () => {
    expect((await send(exceeded, undefined, secretary)).status).toBe(202);
    await logged('v/1');
    const points = async () => (await read('?view=reviewed')).digest as string;
    const before = await points();
    expect(await judge()).toMatchObject({ status: 202, body: { verdict: 'confirmed', by: supervisor.ref } });
    await eventually(async () => (await points()) !== before);
  });
  it('is of the revision that is held', async () => {
    const { status, body } = await judge({ revision: 7 });
    expect([status, body.code, body.expected, body.got]).toEqual([409, 'FACT_REVISED', 1, 7]);
  });
  it('is of a fact that is there', async () => {
    const { status, body } = await judge({ source: 'v/none' });
    expect([status, body.code]).toEqual([404, 'FACT_UNKNOWN']);
  });
  it('of rejection needs a reason', async () =>
    expect(await judge({ verdict: 'rejected' })).toMatchObject({ status: 400, body: { code: 'VALIDATION' } }));
  it('is not given by the secretary', async () => expect((await judge({}, secretary)).status).toBe(403));
});

describe('an exemption', () => {
  it('is asked for by the secretary, approved above, and counts', async () => {
    const before = await read();
    expect(before.indicators['4.4'].state).not.toBe('not_applicable');
    const claim = { period: '2026', indicator: '4.4', reason: 'no source of candidates left' };
    const ask = () => scoring.call(secretary, 'POST', `/api/v1/cells/${CELL}/exemptions`, claim);
    const { status, body: asked } = await ask();
    expect([status, asked.state, asked.expiresOn]).toEqual([201, 'pending', '2026-12-31']);
    expect(await ask()).toMatchObject({ status: 422, body: { code: 'NOT_UNIQUE' } });

    const decide = (decision: string, caller = committee, reason?: string) =>
      scoring.call(caller, 'POST', `/api/v1/exemptions/${asked.exemptionId}/decision`, { decision, reason });
    expect((await decide('approved', secretary)).status).toBe(403);
    expect(await decide('approved')).toMatchObject({ status: 200, body: { state: 'approved', version: 2 } });
    expect(await decide('approved')).toMatchObject({ status: 422, body: { code: 'EXEMPTION_STATE' } });
    await eventually(async () => (await read()).indicators['4.4'].state === 'not_applicable');
    expect((await decide('revoked', committee, 'a source was found')).body.state).toBe('revoked');
    await eventually(async () => (await read()).indicators['4.4'].state !== 'not_applicable');
  });
  it('that nobody asked for cannot be decided', async () => {
    const path = '/api/v1/exemptions/01J8ZQ4T3N5W7Y9A1C3E5G7J9X/decision';
    const { status, body } = await scoring.call(committee, 'POST', path, { decision: 'approved' });
    expect([status, body.code]).toEqual([404, 'EXEMPTION_UNKNOWN']);
  });
});

describe('history and evidence', () => {
  it.each(['history', 'evidence'])('%s is walked once from end to end, whatever the page', async (kind) => {
    const whole = (await read(`/${kind}?limit=500`)).items;
    const walked: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await read(`/${kind}?limit=3${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.items);
      cursor = page.next;
    }
    expect(walked).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3);
  });
  it('tells revisions newest first, each with its hash and cause', async () => {
    const { items } = await read('/history');
    const revisions = items.map(({ revision }: { revision: number }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => b - a));
    expect(items[0]).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), causes: expect.any(Array) });
  });
  it('of a cell nobody knows are not found, and of another cell are forbidden', async () => {
    const of = (cellId: string) => scoring.call(secretary, 'GET', `/api/v1/cells/${cellId}/assessments/2026/evidence`);
    expect(await of('QN-XX')).toMatchObject({ status: 404, body: { code: 'CELL_UNKNOWN' } });
    expect((await of('QN-LH')).status).toBe(403);
  });
});

describe('a set', () => {
  const department = person('org_dept', '/QN/');
  const standing = person('standing_committee', '/QN/');
  const set = { ...structuredClone(templates['cell-default']), id: 'qn-cells', version: '2.0.0' };

  it('is published, adopted, and scores the cells below from then on; the choice is frozen', async () => {
    const publish = (body: unknown) => scoring.call(department, 'POST', '/api/v1/sets', body);
    expect((await publish(set)).status).toBe(201);
    expect((await publish(set)).status).toBe(201);
    const other = { ...set, totalMax: 100, name: { ...set.name, vi: 'Khác' } };
    expect(await publish(other)).toMatchObject({ status: 409, body: { code: 'SET_VERSION_TAKEN' } });
    const { body: all } = await scoring.call(department, 'GET', '/api/v1/sets');
    expect(all.items.map(({ id }: { id: string }) => id)).toContain('qn-cells');

    const before = await read();
    expect(before.criteriaSet).toMatchObject({ id: 'cell-default', template: true });
    const adopt = (differs: object = {}) =>
      scoring.call(standing, 'POST', '/api/v1/adoptions', {
        ...{ unitId: 'QN-LH', subject: 'cell', period: '2026', setId: 'qn-cells', setVersion: '2.0.0' },
        ...differs,
      });
    expect(await adopt({ subject: 'committee' })).toMatchObject({
      status: 422,
      body: { code: 'SET_OF_OTHER_SUBJECT' },
    });
    expect(await adopt({ setId: 'none' })).toMatchObject({ status: 404, body: { code: 'SET_UNKNOWN' } });
    expect((await adopt()).status).toBe(201);
    expect(await adopt({ setId: 'cell-default', setVersion: '1.0.0' })).toMatchObject({
      status: 409,
      body: { code: 'SET_FROZEN' },
    });
    const after = await eventually(async () => {
      const body = await read();
      return body.revision > before.revision && body;
    });
    expect(after.criteriaSet).toMatchObject({ id: 'qn-cells', version: '2.0.0', template: false });
    const { items } = await read('/history?limit=1');
    expect(items[0].criteriaSet).toEqual({ id: 'qn-cells', version: '2.0.0' });
  });
});
