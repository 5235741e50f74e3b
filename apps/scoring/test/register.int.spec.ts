import { eventually } from '@bontot/testing';
import { CELL, fact, unit } from './builders.ts';
import { person, startScoring, type Caller, type RunningScoring } from './running-scoring.ts';

const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9S';
const CELLS = [CELL, 'QN-LH-08', 'QN-LH-09'];
const commune = unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null });
const neighbour = unit('QN-HM', { parentId: 'QN', path: '/QN/QN-HM/', level: 'commune', cellType: null });
const supervisor = person('supervisor', unit().path);
const committee = person('committee', commune.path);
const inspector = person('inspector', '/QN/', '01J8ZQ4T3N5W7Y9A1C3E5G7J9N');

let scoring: RunningScoring;
beforeAll(async () => {
  scoring = await startScoring();
  await scoring.knows(commune, neighbour, ...CELLS.map((cellId) => unit(cellId)));
  for (const cellId of CELLS)
    for (const source of ['a', 'b']) {
      const path = unit(cellId).path;
      const body = fact('task.exceeded', { cellId, source, evidence: [{ kind: 'decision_ref', ref: '12-QĐ/ĐU' }] });
      await enter(body, person('secretary', path, ME));
    }
  await enter(fact('candidate.introduced', { cellId: 'QN-LH', source: 'own' }), committee);
  await eventually(async () => (await pending(inspector)).items.length === 7);
});
afterAll(() => scoring.stop());

async function enter(body: unknown, caller: Caller): Promise<void> {
  expect(await scoring.call(caller, 'POST', '/api/v1/evidence', body)).toMatchObject({
    status: 202,
    body: { refused: [] },
  });
}
const pending = async (caller: Caller, query = '') =>
  (await scoring.call(caller, 'GET', `/api/v1/register/pending?${query}`)).body;
const named = ({ items }: { items: any[] }) => items.map(({ cellId, source }) => `${cellId} ${source}`);

describe('the register of what waits', () => {
  it('shows a fact with all that its judge needs to see', async () =>
    expect((await pending(supervisor)).items[0]).toEqual({
      cellId: CELL,
      cellName: `Chi bộ ${CELL}`,
      period: '2026',
      measure: 'task.exceeded',
      source: 'a',
      revision: 1,
      effectiveOn: '2026-07-03',
      value: { yes: true },
      evidence: [{ kind: 'decision_ref', ref: '12-QĐ/ĐU' }],
      enteredBy: `person:${ME}`,
      recordedAt: expect.stringMatching(/Z$/),
    }));

  it('is that of the cells which the caller may judge', async () => {
    expect(named(await pending(supervisor))).toEqual([`${CELL} a`, `${CELL} b`]);
    expect(named(await pending(committee))).toEqual(CELLS.flatMap((cellId) => [`${cellId} a`, `${cellId} b`]));
    expect(named(await pending(inspector))).toContain('QN-LH own');
  });

  it('leaves out what a committee entered about itself, for nobody judges their own organisation', async () =>
    expect(named(await pending(committee))).not.toContain('QN-LH own'));

  it('of one part of the tree holds no other', async () => {
    expect(named(await pending(committee, `unitId=${CELL}`))).toEqual([`${CELL} a`, `${CELL} b`]);
    expect(named(await pending(committee, 'unitId=QN-LH'))).toHaveLength(6);
    expect(named(await pending(inspector, 'unitId=QN-HM'))).toEqual([]);
  });

  it("is closed beside one's own part, and to those who judge nothing", async () => {
    const ask = (caller: Caller, unitId: string) =>
      scoring.call(caller, 'GET', `/api/v1/register/pending?unitId=${unitId}`);
    expect((await ask(supervisor, 'QN-LH-08')).status).toBe(403);
    expect((await ask(committee, 'QN-HM')).status).toBe(403);
    expect(await ask(committee, 'QN-XX')).toMatchObject({ status: 404, body: { code: 'CELL_UNKNOWN' } });
    expect((await ask(person('secretary', unit().path), CELL)).status).toBe(403);
  });

  it.each([1, 2, 4])('is walked without a gap, %s a page', async (limit) => {
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await pending(committee, `limit=${limit}${cursor && `&cursor=${cursor}`}`);
      walked.push(...named(page));
      cursor = page.next;
    }
    expect(walked).toEqual(named(await pending(committee)));
  });

  it('forgets what was judged', async () => {
    const verdict = { period: '2026', measure: 'task.exceeded', source: 'b', revision: 1, verdict: 'confirmed' };
    await scoring.call(supervisor, 'POST', `/api/v1/cells/${CELL}/verdicts`, verdict);
    await eventually(async () => named(await pending(supervisor)).length === 1);
    expect(named(await pending(supervisor))).toEqual([`${CELL} a`]);
  });

  it('follows a cell to its new place', async () => {
    const moved = unit('QN-LH-09', { version: 2, parentId: 'QN-HM', path: '/QN/QN-HM/QN-LH-09/' });
    await scoring.knows(moved);
    await eventually(async () => named(await pending(person('committee', neighbour.path))).length === 2);
    expect(named(await pending(committee)).filter((name) => name.startsWith('QN-LH-09'))).toEqual([]);
  });
});

describe('claims that wait', () => {
  const claims = async (caller: Caller, query = '') =>
    (await scoring.call(caller, 'GET', `/api/v1/register/exemptions?${query}`)).body;
  const claim = async (cellId: string, indicator: string): Promise<string> => {
    const body = { period: '2026', indicator, reason: 'no source of candidates left' };
    const secretary = person('secretary', unit(cellId).path, ME);
    return (await scoring.call(secretary, 'POST', `/api/v1/cells/${cellId}/exemptions`, body)).body.exemptionId;
  };

  it('are shown to those who decide them, until they are decided', async () => {
    const first = await claim(CELL, '4.4');
    const second = await claim('QN-LH-08', '4.4');
    const ids = ({ items }: { items: { exemptionId: string }[] }) => items.map(({ exemptionId }) => exemptionId);
    expect(ids(await claims(committee))).toEqual([first, second]);
    expect(await claims(supervisor)).toEqual({
      items: [
        {
          exemptionId: first,
          version: 1,
          cellId: CELL,
          cellName: `Chi bộ ${CELL}`,
          period: '2026',
          indicator: '4.4',
          state: 'pending',
          reason: 'no source of candidates left',
          requestedBy: `person:${ME}`,
          expiresOn: '2026-12-31',
        },
      ],
      next: null,
    });
    const page = await claims(committee, 'limit=1');
    expect(ids(page)).toEqual([first]);
    expect(ids(await claims(committee, `limit=1&cursor=${page.next}`))).toEqual([second]);
    expect(ids(await claims(committee, 'unitId=QN-LH-08'))).toEqual([second]);
    expect(ids(await claims(person('committee', neighbour.path)))).toEqual([]);
    await scoring.call(committee, 'POST', `/api/v1/exemptions/${first}/decision`, { decision: 'approved' });
    expect(ids(await claims(committee))).toEqual([second]);
  });
});
