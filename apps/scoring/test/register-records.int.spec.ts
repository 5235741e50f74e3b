import { eventually } from '@bontot/testing';
import { ulid } from 'ulid';
import { CELL, unit } from './builders.ts';
import { memberEvent, person, startScoring, system, type Caller, type RunningScoring } from './running-scoring.ts';

const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9S';
const COMMUNE = 'QN-LH';
const commune = unit(COMMUNE, { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null });
const other = unit('QN-HM', { parentId: 'QN', path: '/QN/QN-HM/', level: 'commune', cellType: null });
const NEXT = 'QN-LH-08';
const secretary = person('secretary', unit().path, ME);
const supervisor = person('supervisor', unit().path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9V');
const committee = person('committee', commune.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9C');
const stranger = person('committee', other.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9X');
const inspector = person('inspector', '/QN/QN-LH/', '01J8ZQ4T3N5W7Y9A1C3E5G7J9N');
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const thisYear = today.slice(0, 4);
const dueOn = `${thisYear}-12-31`;

let scoring: RunningScoring;
beforeAll(async () => {
  scoring = await startScoring();
  await scoring.knows(commune, other, unit(), unit(NEXT));
});
afterAll(() => scoring.stop());

const post = (caller: Caller, path: string, body: unknown) =>
  scoring.call(caller, 'POST', `/api/v1/register/${path}`, body);
async function created(caller: Caller, path: string, body: object): Promise<any> {
  const answer = await post(caller, path, body);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer));
  return answer.body;
}
/** The present state of each fact of a source on a card. */
async function onCard(cellId: string, source: string, year = thisYear): Promise<any[]> {
  const path = `/api/v1/cells/${cellId}/assessments/${year}/evidence?limit=500`;
  const { body } = await scoring.call(inspector, 'GET', path);
  return body.items.filter(
    (line: any) => line.kind === 'fact' && line.source === source && line.state !== 'superseded',
  );
}
const arrives = (cellId: string, source: string, test: (facts: any[]) => boolean, year = thisYear) =>
  eventually(async () => {
    const facts = await onCard(cellId, source, year);
    return test(facts) ? facts : undefined;
  });
const dayAfterYear = Date.parse(`${Number(thisYear) + 1}-01-01T02:00:00Z`);
const seeder = (at: number): Caller => ({ ...system('seeder'), clock: new Date(at).toISOString() });

describe('dues of the month', () => {
  const [AN, BINH, CHI] = [
    '01J8ZQ4T3N5W7Y9A1C3E5G7AN0',
    '01J8ZQ4T3N5W7Y9A1C3E5G7BN0',
    '01J8ZQ4T3N5W7Y9A1C3E5G7CN0',
  ] as const;
  const month = today.slice(0, 7);
  const list = (caller: Caller, at = month) => scoring.call(caller, 'GET', `/api/v1/register/dues/${CELL}/${at}`);
  const check = (unpaid: string[]) =>
    scoring.call(secretary, 'PUT', `/api/v1/register/dues/${CELL}/${month}`, { unpaid });

  it('lists who must pay by id, all paid until somebody is tapped', async () => {
    await scoring.publish([AN, BINH, CHI].map((memberId) => memberEvent(memberId, CELL)));
    await scoring.publish([
      memberEvent('01J8ZQ4T3N5W7Y9A1C3E5G7DN0', CELL, { exempt: { from: '2020-01-01', to: null } }),
      // A second record of one of them, closed as a duplicate: it pays nothing.
      memberEvent('01J8ZQ4T3N5W7Y9A1C3E5G7EN0', CELL, { leftCellOn: '2018-05-19', sameAs: AN }),
    ]);
    await eventually(async () => (await list(secretary)).body.people?.length === 3);
    const { body } = await check([BINH]);
    expect(body).toMatchObject({ checked: true, over: false });
    expect(body.people).toEqual([
      { memberId: AN, paid: true, paidLateOn: null },
      { memberId: BINH, paid: false, paidLateOn: null },
      { memberId: CHI, paid: true, paidLateOn: null },
    ]);
    expect((await check([ME])).body).toMatchObject({ code: 'DUES_PERSON' });
  });
  it('shows a member their own line, and nothing to those beside', async () => {
    const own = await list(person('member', unit().path, BINH));
    expect(own.body.people).toEqual([{ memberId: BINH, paid: false, paidLateOn: null }]);
    expect((await list(person('member', unit(NEXT).path, ME))).status).toBe(403);
    expect((await list(person('secretary', unit(NEXT).path, ME))).status).toBe(403);
    expect((await list(supervisor)).status).toBe(403);
  });
  it('counts when the month is over', async () => {
    expect(await onCard(CELL, `dues-list/${CELL}/${month}`)).toEqual([]);
    const next = new Date(`${month}-01T03:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1, 2);
    const swept = await scoring.call(seeder(next.getTime()), 'POST', '/api/v1/register/sweep');
    expect(swept.body.done.dues).toBeGreaterThanOrEqual(1);
    const [fact] = await arrives(CELL, `dues-list/${CELL}/${month}`, (found) => found.length === 1);
    expect(fact).toMatchObject({ measure: 'dues.paid', slot: month, value: { part: 2, whole: 3 } });
    // The seeder alone tells the time: a person's late payment waits for the real day.
    const on = next.toISOString().slice(0, 10);
    expect(
      await scoring.call(secretary, 'POST', `/api/v1/register/dues/${CELL}/${month}/late`, { memberId: BINH, on }),
    ).toMatchObject({
      status: 422,
      body: { code: 'DUES_DAY' },
    });
  });
});

describe('a target', () => {
  it('is no from the day it is set, and yes when the reported figure reaches the plan', async () => {
    const recordId = ulid();
    const set = { kind: 'target', recordId, unitId: CELL, title: 'Thu nhập bình quân', plan: 70, dueOn };
    expect((await post(secretary, 'plans', set)).status).toBe(403);
    await created(committee, 'plans', set);
    expect(await created(committee, 'plans', set)).toMatchObject({ version: 1 });
    const source = `target/${recordId}`;
    await arrives(CELL, source, ([fact]) => fact?.value.yes === false);
    const evidence = [{ kind: 'number_report', ref: '12-BC/CB' }];
    await created(secretary, `records/${recordId}/acts`, { type: 'reported', reported: 69, evidence });
    const reached = await created(secretary, `records/${recordId}/acts`, { type: 'reported', reported: 70, evidence });
    expect(reached).toMatchObject({ state: 'done', content: { plan: 70, reported: 70 } });
    const [fact] = await arrives(CELL, source, ([each]) => each?.value.yes === true);
    expect(fact).toMatchObject({ effectiveOn: dueOn, evidence, state: expect.any(String) });
  });

  it('of another part of the tree is not even there', async () => {
    const recordId = ulid();
    await created(committee, 'plans', { kind: 'target', recordId, unitId: CELL, title: 'x', plan: 1, dueOn });
    expect((await post(stranger, `records/${recordId}/plan`, { type: 'cancel', reason: 'x' })).status).toBe(403);
    const { body } = await scoring.call(stranger, 'GET', '/api/v1/register/records?kind=target');
    expect(body.items).toEqual([]);
  });
});

describe('the plan of a year', () => {
  it('is one for a unit, measure and year; another number is a new revision with a reason', async () => {
    const plan = { kind: 'year-plan', recordId: ulid(), unitId: CELL, measure: 'candidate.target', year: thisYear };
    const { recordId } = await created(committee, 'plans', { ...plan, n: 2 });
    expect(await post(committee, 'plans', { ...plan, recordId: ulid(), n: 3 })).toMatchObject({
      status: 409,
      body: { code: 'RECORD_EXISTS' },
    });
    expect((await post(committee, `records/${recordId}/plan`, { type: 'replan', n: 3 })).status).toBe(400);
    await created(committee, `records/${recordId}/plan`, { type: 'replan', n: 3, reason: 'nhân sự thay đổi' });
    const [fact] = await arrives(CELL, `year-plan/${recordId.replaceAll('.', '/')}`, ([each]) => each?.value.n === 3);
    expect(fact).toMatchObject({ effectiveOn: `${thisYear}-01-01`, revision: 2 });
    expect(JSON.stringify(fact)).not.toContain('nhân sự');
  });
});

describe('what has a planned end', () => {
  it('says no when the end passes, confirmed by nature, and yes when it comes later', async () => {
    const ids = { inspection: ulid(), programme: ulid(), issue: ulid(), target: ulid() };
    const named = (recordId: string, unitId: string) => ({ recordId, unitId, title: 'Kế hoạch số 5', dueOn });
    await created(inspector, 'inspections', named(ids.inspection, NEXT));
    await created(committee, 'plans', { kind: 'programme', ...named(ids.programme, COMMUNE) });
    await created(person('secretary', unit(NEXT).path, ME), 'issues', named(ids.issue, NEXT));
    await created(committee, 'plans', { kind: 'target', ...named(ids.target, NEXT), plan: 5 });
    const swept = await scoring.call(seeder(dayAfterYear), 'POST', '/api/v1/register/sweep');
    expect(swept).toMatchObject({ status: 200 });
    expect(swept.body.done.records).toBeGreaterThanOrEqual(4);
    const said = async (unitId: string, kind: keyof typeof ids) =>
      (
        await arrives(
          unitId,
          `${kind}/${ids[kind]}`,
          ([fact]) => fact?.confirmation !== 'pending' && fact !== undefined,
        )
      )[0];
    expect(await said(NEXT, 'inspection')).toMatchObject({ value: { yes: false }, effectiveOn: dueOn, verdict: null });
    expect(await said(COMMUNE, 'programme')).toMatchObject({ value: { yes: false }, enteredBy: 'system:scoring' });
    expect(await said(NEXT, 'issue')).toMatchObject({ value: { grade: 0 } });
    await arrives(NEXT, `target/${ids.target}`, ([fact]) => fact?.revision === 2 && fact.value.yes === false);
    await created(inspector, `records/${ids.inspection}/acts`, { type: 'done', doneOn: today });
    await arrives(NEXT, `inspection/${ids.inspection}`, ([fact]) => fact?.value.yes === true);
    const again = await scoring.call(seeder(dayAfterYear), 'POST', '/api/v1/register/sweep');
    expect(again.body.done.records).toBe(0);
  });

  it('is withdrawn when it is cancelled', async () => {
    const recordId = ulid();
    await created(inspector, 'inspections', { recordId, unitId: CELL, title: 'Kiểm tra', dueOn });
    await created(inspector, `records/${recordId}/acts`, { type: 'done', doneOn: today });
    await arrives(CELL, `inspection/${recordId}`, ([fact]) => fact?.state === 'counted');
    expect((await post(secretary, `records/${recordId}/acts`, { type: 'done', doneOn: today })).status).toBe(403);
    await created(inspector, `inspections/${recordId}/plan`, { type: 'cancel', reason: 'cấp trên đồng ý' });
    await arrives(CELL, `inspection/${recordId}`, ([fact]) => fact?.state === 'withdrawn');
    expect(await post(inspector, `records/${recordId}/acts`, { type: 'done', doneOn: today })).toMatchObject({
      body: { code: 'RECORD_CANCELLED' },
    });
  });
});

describe('a case', () => {
  const numbers = { matter: 'discipline', concludedOn: today, people: 2, leaders: 1, violationOn: '2024-06-01' };
  it('sends all its measures with one source, and nothing while it is examined', async () => {
    const recordId = ulid();
    const opened = { recordId, unitId: CELL, ...numbers, concludedOn: null };
    await created(inspector, 'cases', opened);
    expect(await onCard(CELL, `case/${recordId}`)).toEqual([]);
    const { matter: _, ...result } = numbers;
    await created(inspector, `cases/${recordId}/acts`, { type: 'result', ...result });
    const facts = await arrives(CELL, `case/${recordId}`, (found) => found.length === 3);
    expect(Object.fromEntries(facts.map(({ measure, value }) => [measure, value.n]))).toEqual({
      ...{ 'discipline.imposed': 2, 'discipline.leader': 1, 'discipline.self_detected': 0 },
    });
    // Dated by when it happened, so on the card of that year.
    await arrives(CELL, `case/${recordId}`, ([fact]) => fact?.measure === 'violation.found', '2024');
    await created(inspector, `cases/${recordId}/acts`, { type: 'cancel', reason: 'kết luận sai' });
    await arrives(CELL, `case/${recordId}`, (found) => found.every(({ state }) => state === 'withdrawn'));
  });
  it('of a committee is one of a subordinate organisation', async () => {
    const recordId = ulid();
    await created(inspector, 'cases', { recordId, unitId: COMMUNE, ...numbers, violationOn: null });
    const facts = await arrives(COMMUNE, `case/${recordId}`, (found) => found.length === 1);
    expect(facts[0]).toMatchObject({ measure: 'sub.discipline.imposed', value: { n: 2 } });
  });
  it('cannot have more leaders than people', async () =>
    expect(await post(inspector, 'cases', { recordId: ulid(), unitId: CELL, ...numbers, leaders: 3 })).toMatchObject({
      status: 422,
      body: { code: 'RECORD_NUMBERS' },
    }));
  it('is nobody’s but the inspection body’s', async () => {
    for (const caller of [secretary, committee, supervisor])
      expect((await scoring.call(caller, 'GET', '/api/v1/register/cases')).status).toBe(403);
  });
});

describe('the quarterly confirmation', () => {
  const quarter = `${Number(thisYear) - 1}-Q4`;
  const upTo = `${Number(thisYear) - 1}-12-31`;
  const year = upTo.slice(0, 4);
  it('asks for a word about every unit with an open case, then speaks of all', async () => {
    const recordId = ulid();
    const open = { matter: 'complaint', concludedOn: null, people: 1 };
    await created(inspector, 'cases', { recordId, unitId: NEXT, ...open });
    const preview = await scoring.call(
      inspector,
      'GET',
      `/api/v1/register/clearances/preview?unitId=${COMMUNE}&quarter=${quarter}`,
    );
    expect(preview.body).toMatchObject({ upTo, units: 3, exceptions: [{ unitId: NEXT, openCases: 1 }] });
    const clearanceId = ulid();
    const ask = (exceptions: object[]) =>
      post(inspector, 'clearances', { clearanceId, unitId: COMMUNE, quarter, exceptions });
    expect(await ask([])).toMatchObject({ status: 409, body: { code: 'CASES_OPEN', units: [NEXT] } });
    expect(await ask([{ unitId: NEXT, cleared: false }])).toMatchObject({
      status: 202,
      body: { finished: true, sent: 2, total: 2 },
    });
    expect(await ask([{ unitId: NEXT, cleared: false }])).toMatchObject({ status: 202, body: { sent: 2 } });
    const source = `clearance/${CELL}/${quarter}`;
    const [fact] = await arrives(CELL, source, ([each]) => each?.state === 'counted', year);
    expect(fact).toMatchObject({ effectiveOn: upTo, slot: quarter, value: { yes: true }, verdict: null });
    expect(await onCard(NEXT, `clearance/${NEXT}/${quarter}`, year)).toEqual([]);
    await created(inspector, `clearances/${clearanceId}/withdrawal`, { reason: 'còn một vụ' });
    await arrives(CELL, source, ([each]) => each?.state === 'withdrawn', year);
    expect(await post(inspector, `clearances/${clearanceId}/withdrawal`, { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'CLEARANCE_WITHDRAWN' },
    });
  });
  it('is not given before the quarter is over, nor by a committee', async () => {
    const early = { clearanceId: ulid(), unitId: COMMUNE, quarter: `${Number(thisYear) + 1}-Q4`, exceptions: [] };
    expect(await post(inspector, 'clearances', early)).toMatchObject({ body: { code: 'CLEARANCE_TOO_EARLY' } });
    expect((await post(committee, 'clearances', early)).status).toBe(403);
  });
});

describe('a judgement', () => {
  const year = String(Number(thisYear) - 1);
  const half = `${year}-H1`;
  it('keeps its reason here, and a changed one is a new revision', async () => {
    const judge = (grade: number, reason: string) =>
      created(supervisor, 'judgements', { unitId: CELL, half, grade, reason });
    await judge(3, 'tự phê bình còn hình thức');
    const { recordId, version } = await judge(4, 'đã khắc phục');
    expect(version).toBe(2);
    const [fact] = await arrives(
      CELL,
      `judgement/${recordId.replaceAll('.', '/')}`,
      ([each]) => each?.value.grade === 4,
      year,
    );
    expect(fact).toMatchObject({ effectiveOn: `${year}-06-30`, slot: half, state: 'pending' });
    expect(JSON.stringify(fact)).not.toMatch(/hình thức|khắc phục/);
    const { body } = await scoring.call(supervisor, 'GET', '/api/v1/register/judgements');
    expect(body.items[0].history.map(({ reason }: any) => reason)).toEqual([
      'tự phê bình còn hình thức',
      'đã khắc phục',
    ]);
    expect((await post(secretary, 'judgements', { unitId: CELL, half, grade: 4, reason: 'x' })).status).toBe(403);
  });
});
