import { jest } from '@jest/globals';
import { startOfDay } from '@bontot/kernel';
import { Sweep } from '@bontot/service';
import { Members } from '../src/storage/members.ts';
import { PeopleStores } from '../src/storage/people.ts';
import { Plans } from '../src/storage/plans.ts';
import { Posts } from '../src/storage/posts.ts';
import { TreeKeeper } from '../src/storage/tree-keeper.ts';
import { Units } from '../src/storage/units.ts';
import { person, seeder, startDirectory, unit, type RunningDirectory } from './running-directory.ts';

const idOf = (kind: string, n: number): string => `01${kind}${String(n).padStart(23, '0')}`;
const M = (n: number) => idOf('M', n);
const member = (n: number, cellId: string) => ({
  memberId: M(n),
  cellId,
  name: `Đảng viên ${n}`,
  kind: 'full',
  joinedCellOn: '2022-01-01',
});
const post = (n: number, role: string, unitId: string) => ({
  postId: idOf('P', n),
  personId: M(n),
  role,
  unitId,
  from: '2022-01-01',
  until: null,
});

/** Two communes with two cells each, a committee in one of them; members and who they are in their cells. */
const tree = [
  unit('QN', null, 'province'),
  ...['A', 'B'].flatMap((name) => [
    unit(`QN-${name}`, 'QN', 'commune'),
    unit(`QN-${name}-1`, `QN-${name}`, 'cell', 'residential'),
    unit(`QN-${name}-2`, `QN-${name}`, 'cell', 'residential'),
  ]),
  unit('QN-A-C', 'QN-A', 'grassroots_committee'),
  unit('QN-A-C-1', 'QN-A-C', 'cell', 'school'),
  unit('QN-A-1-T', 'QN-A-1', 'party_group'),
];
const members = [1, 2, 3, 4].map((n) => member(n, n <= 2 ? 'QN-A-1' : 'QN-A-2'));
const posts = [
  post(1, 'secretary', 'QN-A-1'),
  post(2, 'member', 'QN-A-1'),
  post(3, 'secretary', 'QN-A-2'),
  post(4, 'member', 'QN-A-2'),
  post(9, 'supervisor', 'QN-A-1'),
];

const department = person('org_dept', '/QN/');
const committee = person('committee', '/QN/QN-A/');
const basis = { decision: '12-QĐ/TU', effectiveOn: '2025-07-01' };
const successor = (unitId: string, parentId: string, cellType: string | null = 'residential') => ({
  ...{ unitId, parentId, cellType, name: `Tên ${unitId}` },
});
const mergeCells = {
  kind: 'merge',
  unitIds: ['QN-A-1', 'QN-A-2'],
  into: successor('QN-A-9', 'QN-A'),
};
const mergeCommunes = { kind: 'merge', unitIds: ['QN-A', 'QN-B'], into: successor('QN-N', 'QN', null) };

// A directory of its own for each, with everything that its keepers do.
describe('plans of reorganisation on real engines', () => {
  let directory: RunningDirectory;
  let parts: { units: Units; members: Members; posts: Posts; plans: Plans; candidates: PeopleStores['candidates'] };

  beforeEach(async () => {
    directory = await startDirectory();
    const { app } = directory.service;
    parts = {
      ...{ units: app.get(Units), members: app.get(Members), posts: app.get(Posts), plans: app.get(Plans) },
      candidates: app.get(PeopleStores).candidates,
    };
    const { body } = await directory.call(seeder, 'POST', '/api/v1/import', { units: tree, members, posts });
    expect([...body.units, ...body.members, ...body.posts].filter(({ result }) => result !== 'changed')).toEqual([]);
  });
  afterEach(() => directory.stop());

  const call = (...args: Parameters<RunningDirectory['call']>) => directory.call(...args);
  const draft = (n: number, steps: unknown[], more = {}) =>
    call(department, 'POST', '/api/v1/plans', { planId: idOf('N', n), unitId: 'QN', ...basis, steps, ...more });
  const approve = (n: number) => call(department, 'POST', `/api/v1/plans/${idOf('N', n)}/approve`, { revision: 1 });
  const keeperOn = (day: string, around: Partial<typeof parts> = {}) =>
    new TreeKeeper({
      ...parts,
      ...around,
      clock: { now: () => startOfDay(day) },
      log: directory.service.logger,
    });
  /** Until the product's own keeper, which the approval has woken, has done what is due. */
  const applied = async (n: number) => {
    for (;;) {
      await directory.service.app.get(TreeKeeper).tendAll();
      const { body } = await call(department, 'GET', `/api/v1/plans/${idOf('N', n)}`);
      if (body.state === 'applied' || body.blocked) return body;
    }
  };
  const unitOf = async (unitId: string) => (await parts.units.find(unitId))!.state;

  it('shows what a draft would do, carries it out on approval and keeps the record', async () => {
    const drafted = await draft(1, [mergeCells, mergeCommunes]);
    expect(drafted).toMatchObject({
      status: 201,
      body: { state: 'draft', open: true, preview: { problems: [], members: 4, cells: 6, more: 0 } },
    });
    expect((await draft(1, [mergeCells, mergeCommunes])).status).toBe(200);
    expect(await unitOf('QN-A-1')).toMatchObject({ validTo: null });
    expect((await approve(1)).body).toMatchObject({ state: expect.stringMatching('approved|applied') });
    expect(await applied(1)).toMatchObject({
      state: 'applied',
      open: false,
      preview: null,
      done: [
        { units: 4, members: 4 },
        { units: 7, members: 0 },
      ],
    });
    expect(await unitOf('QN-A-1')).toMatchObject({
      validTo: '2025-06-30',
      changes: [{ kind: 'merge', into: ['QN-A-9'] }],
    });
    expect(await unitOf('QN-A-9')).toMatchObject({
      validFrom: '2025-07-01',
      successorOf: ['QN-A-1', 'QN-A-2'],
      parentId: 'QN-N',
      path: '/QN/QN-N/QN-A-9/',
    });
    expect((await unitOf('QN-A-1-T')).path).toBe('/QN/QN-N/QN-A-9/QN-A-1-T/');
    expect((await unitOf('QN-A-C-1')).path).toBe('/QN/QN-N/QN-A-C/QN-A-C-1/');
    for (const n of [1, 2, 3, 4])
      expect((await parts.members.store.load(M(n)))!.state).toMatchObject({
        cellId: 'QN-A-9',
        joinedCellOn: '2025-07-01',
        past: [{ cellId: n <= 2 ? 'QN-A-1' : 'QN-A-2', leftCellOn: '2025-07-01' }],
      });
    const { body } = await call(department, 'GET', '/api/v1/units/QN-A-1');
    expect(body.successors).toEqual(['QN-A-9']);
  });

  it('takes candidates along, and leaves what they proved with the cell of that day', async () => {
    const candidateId = idOf('C', 1);
    const introduced = await call(person('secretary', '/QN/QN-A/QN-A-1/', M(1)), 'POST', '/api/v1/candidates', {
      ...{ candidateId, cellId: 'QN-A-1', name: 'Phạm Thị Mai', targetYear: '2025', helperIds: [M(1), M(2)] },
      resolution: { number: '05-NQ/CB', date: '2025-02-04' },
    });
    expect(introduced.status).toBe(201);
    await draft(1, [mergeCells]);
    await approve(1);
    await applied(1);
    expect((await parts.candidates.store.load(candidateId))!.state).toMatchObject({
      cellId: 'QN-A-9',
      introduction: { cellId: 'QN-A-1' },
    });
  });

  it('lets nobody hang on the way: a transfer goes on to the one cell that follows, or back', async () => {
    await call(seeder, 'POST', '/api/v1/import', { members: [member(5, 'QN-B-1'), member(6, 'QN-B-1')] });
    const send = async (n: number, toCellId: string) => {
      const transfer = { transferId: idOf('T', n), personId: M(n), kind: 'formal', toCellId, sentOn: '2025-06-02' };
      const paper = { decision: { number: `${n}-QĐ`, date: '2025-06-01' } };
      expect((await call(department, 'POST', '/api/v1/transfers', { ...transfer, ...paper })).status).toBe(201);
    };
    await send(1, 'QN-B-2');
    await send(3, 'QN-A-1');
    await send(5, 'QN-A-1');
    await send(6, 'QN-B-2');
    const split = {
      ...{ kind: 'split', unitId: 'QN-B-2' },
      into: [
        { ...successor('QN-B-6', 'QN-B'), members: [] },
        { ...successor('QN-B-7', 'QN-B'), rest: true },
      ],
    };
    await draft(1, [mergeCells, split]);
    await approve(1);
    await applied(1);
    await directory.service.app.get(Sweep).look(Date.now());
    const { transfers } = directory.service.app.get(PeopleStores);
    const now = async (n: number) => (await transfers.store.load(idOf('T', n)))!.state;
    const back = { state: 'cancelled', cancelled: { reason: 'CELL_ENDED' }, dueOn: null };
    // Where the cell was split nobody knows to which part; from one part of a merger to the other there is no way left.
    expect([await now(1), await now(3), await now(6)]).toMatchObject([back, back, back]);
    expect(await now(5)).toMatchObject({ state: 'sent', fromCellId: 'QN-B-1', toCellId: 'QN-A-9' });
    const received = await call(department, 'POST', `/api/v1/transfers/${idOf('T', 5)}/receive`, { on: '2025-07-10' });
    expect(received.body).toMatchObject({ state: 'received', toCellId: 'QN-A-9' });
    expect((await parts.members.store.load(M(5)))!.state.cellId).toBe('QN-A-9');
  });

  it('lets the new cell hand over whom the old one had sent', async () => {
    await draft(1, [mergeCells]);
    const transfer = {
      transferId: idOf('T', 1),
      personId: M(1),
      kind: 'formal',
      toCellId: 'QN-B-1',
      sentOn: '2025-06-02',
    };
    const paper = { decision: { number: '1-QĐ', date: '2025-06-01' } };
    await call(department, 'POST', '/api/v1/transfers', { ...transfer, ...paper });
    await approve(1);
    await applied(1);
    await directory.service.app.get(Sweep).look(Date.now());
    const url = `/api/v1/transfers/${idOf('T', 1)}/receive`;
    expect((await call(department, 'POST', url, { on: '2025-07-10' })).body).toMatchObject({
      ...{ state: 'received', fromCellId: 'QN-A-9', toCellId: 'QN-B-1' },
    });
    expect((await parts.members.store.load(M(1)))!.state.cellId).toBe('QN-B-1');
  });

  it('ends membership with the cell, takes it along, and lets offices finish what they began', async () => {
    await draft(1, [mergeCells]);
    await approve(1);
    await applied(1);
    await directory.service.app.get(Sweep).look(Date.now());
    const held = async (unitId: string) =>
      (await parts.posts.inUnit(unitId))
        .map(({ state: { personId, role, from, until } }) => [personId, role, from, until])
        .sort();
    expect(await held('QN-A-1')).toEqual([
      [M(1), 'secretary', '2022-01-01', '2025-07-30'],
      [M(2), 'member', '2022-01-01', '2025-06-30'],
      [M(9), 'supervisor', '2022-01-01', '2025-07-30'],
    ]);
    // In the new cell they are what their membership makes them; who leads it is for the decision about it to say.
    expect(await held('QN-A-9')).toEqual([1, 2, 3, 4].map((n) => [M(n), 'member', '2025-07-01', null]));
  });

  it('lets offices finish what they began, also when posts are looked at before the old cell is closed', async () => {
    const page = parts.candidates.page.bind(parts.candidates);
    // Members have gone over by then.
    parts.candidates.page = async (wanted) => {
      await directory.service.app.get(Sweep).look(Date.now());
      return page(wanted);
    };
    await draft(1, [mergeCells]);
    await approve(1);
    await applied(1);
    expect((await parts.posts.store.load(idOf('P', 1)))!.state).toMatchObject({ until: '2025-07-30' });
    expect((await parts.posts.store.load(idOf('P', 2)))!.state).toMatchObject({ until: '2025-06-30' });
  });

  it('answers for the tree as it was on a day, wherever its units stand now', async () => {
    await draft(1, [mergeCells, mergeCommunes]);
    await approve(1);
    await applied(1);
    const pathsOn = async (query: string, caller = department) =>
      (await call(caller, 'GET', `/api/v1/units?${query}`)).body.items.map(({ path }: { path: string }) => path);
    expect(await pathsOn('on=2025-06-30&under=QN-A')).toEqual([
      '/QN/QN-A/',
      '/QN/QN-A/QN-A-1/',
      '/QN/QN-A/QN-A-1/QN-A-1-T/',
      '/QN/QN-A/QN-A-2/',
      '/QN/QN-A/QN-A-C/',
      '/QN/QN-A/QN-A-C/QN-A-C-1/',
    ]);
    expect(await pathsOn('on=2025-07-01')).toEqual([
      '/QN/',
      '/QN/QN-N/',
      '/QN/QN-N/QN-A-9/',
      '/QN/QN-N/QN-A-9/QN-A-1-T/',
      '/QN/QN-N/QN-A-C/',
      '/QN/QN-N/QN-A-C/QN-A-C-1/',
      '/QN/QN-N/QN-B-1/',
      '/QN/QN-N/QN-B-2/',
    ]);
    expect(await pathsOn('on=2019-12-31')).toEqual([]);
    // Who has a unit now sees where it stood before; nobody else does.
    expect(await pathsOn('on=2025-06-30', person('committee', '/QN/QN-N/QN-A-C/'))).toEqual([
      '/QN/QN-A/QN-A-C/',
      '/QN/QN-A/QN-A-C/QN-A-C-1/',
    ]);
    const page = await call(department, 'GET', '/api/v1/units?on=2025-06-30&limit=2');
    const next = await call(department, 'GET', `/api/v1/units?on=2025-06-30&limit=2&cursor=${page.body.next}`);
    expect(next.body.items.map(({ unitId }: { unitId: string }) => unitId)).toEqual(['QN-A-1', 'QN-A-1-T']);
    const one = await call(department, 'GET', '/api/v1/units/QN-B-1?on=2025-06-30');
    expect(one.body).toMatchObject({ parentId: 'QN-B', path: '/QN/QN-B/QN-B-1/' });
    expect(await call(department, 'GET', '/api/v1/units/QN-A-9?on=2025-06-30')).toMatchObject({
      status: 404,
      body: { code: 'UNIT_NOT_ON_DAY' },
    });
    expect((await call(department, 'GET', '/api/v1/units?on=2025-02-29')).status).toBe(400);
  });

  it('waits for its day, is undone before it, and is changed only by who has seen it last', async () => {
    const ahead = { effectiveOn: '2099-03-01' };
    await draft(1, [mergeCells], ahead);
    await approve(1);
    await keeperOn('2099-02-28').tendAll();
    expect(await unitOf('QN-A-1')).toMatchObject({ validTo: null });
    const url = `/api/v1/plans/${idOf('N', 1)}`;
    const content = { ...basis, ...ahead, steps: [mergeCommunes] };
    expect(await call(department, 'PUT', url, { revision: 7, ...content })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_CHANGED' },
    });
    expect((await call(department, 'PUT', url, { revision: 1, ...content })).body).toMatchObject({
      state: 'draft',
      revision: 2,
    });
    expect((await call(department, 'POST', `${url}/cancel`)).body).toMatchObject({ state: 'cancelled', open: false });
    await keeperOn('2099-03-01').tendAll();
    expect(await unitOf('QN-A')).toMatchObject({ validTo: null });
    const { body } = await call(department, 'GET', '/api/v1/plans?state=cancelled');
    expect(body.items).toMatchObject([{ planId: idOf('N', 1), steps: 1, done: 0 }]);
  });

  it('is not approved with problems, and names every step that has one', async () => {
    const steps = [
      { kind: 'move', unitId: 'QN-A-C', parentId: 'QN-A-C-1' },
      { kind: 'rename', unitId: 'QN-B-1', name: 'Mới' },
      { kind: 'dissolve', unitId: 'QN-A-2' },
    ];
    const drafted = await draft(1, steps);
    expect(drafted.body.preview.problems).toMatchObject([
      { step: 0, code: 'MOVE_INTO_ITSELF' },
      { step: 2, code: 'UNIT_NOT_EMPTY', details: { members: 2 } },
    ]);
    expect(await approve(1)).toMatchObject({ status: 422, body: { code: 'PLAN_HAS_PROBLEMS', count: 2 } });
  });

  it('does not begin when its day finds it impossible, says why, and goes on once it is possible', async () => {
    await draft(1, [{ kind: 'dissolve', unitId: 'QN-B-1' }], { effectiveOn: '2099-01-01' });
    await approve(1);
    await call(seeder, 'POST', '/api/v1/import', { members: [member(8, 'QN-B-1')] });
    await keeperOn('2099-01-02').tendAll();
    const url = `/api/v1/plans/${idOf('N', 1)}`;
    expect((await call(department, 'GET', url)).body).toMatchObject({
      state: 'approved',
      done: [],
      open: true,
      blocked: { problems: [{ step: 0, code: 'UNIT_NOT_EMPTY' }] },
    });
    await call(department, 'POST', `/api/v1/members/${M(8)}/transfer`, { cellId: 'QN-B-2', on: '2026-01-01' });
    await keeperOn('2099-01-02').tendAll();
    expect((await call(department, 'GET', url)).body).toMatchObject({ state: 'applied', blocked: null });
  });

  it('goes on after a kill at every single write, and ends as if nothing had happened', async () => {
    await draft(1, [mergeCells, mergeCommunes], { effectiveOn: '2099-01-01' });
    await approve(1);
    // Each life of the keeper does one write and dies at the next.
    let left = 1;
    const dies = <Args extends unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
      jest.fn(async (...args: Args) => {
        if (Array.isArray(args[0]) && args[0].length === 0) return write(...args);
        if (left-- <= 0) throw new Error('killed');
        return write(...args);
      });
    for (const { store } of Object.values(parts)) {
      store.save = dies(store.save.bind(store) as never) as never;
      store.insertAll = dies(store.insertAll.bind(store) as never) as never;
    }
    let lives = 0;
    for (; left <= 0 || lives === 0; lives++) {
      left = 1;
      await keeperOn('2099-01-01').tendAll();
    }
    expect(lives).toBeGreaterThan(25);
    left = Infinity;
    const { body } = await call(department, 'GET', `/api/v1/plans/${idOf('N', 1)}`);
    expect(body.state).toBe('applied');
    const versions = async () => (await parts.units.whole()).map(({ id, version }) => [id, version]);
    const before = await versions();
    await keeperOn('2099-01-01').tendAll();
    expect(await versions()).toEqual(before);
    for (const n of [1, 2, 3, 4]) {
      const { state, version } = (await parts.members.store.load(M(n)))!;
      expect({ cellId: state.cellId, version }).toEqual({ cellId: 'QN-A-9', version: 2 });
    }
    expect((await unitOf('QN-A-9')).path).toBe('/QN/QN-N/QN-A-9/');
  });

  it('is carried out once by two keepers at the same time', async () => {
    await draft(1, [mergeCells, mergeCommunes], { effectiveOn: '2099-01-01' });
    await approve(1);
    await Promise.all([keeperOn('2099-01-01').tendAll(), keeperOn('2099-01-01').tendAll()]);
    await keeperOn('2099-01-01').tendAll();
    const { body } = await call(department, 'GET', `/api/v1/plans/${idOf('N', 1)}`);
    expect(body).toMatchObject({ state: 'applied', done: [{}, {}] });
    expect((await unitOf('QN-A-1')).changes.map(({ kind }) => kind)).toEqual(['merge']);
  });

  it('refuses two plans for one unit and a merger by itself for the same reasons', async () => {
    await draft(1, [mergeCells], { effectiveOn: '2099-01-01' });
    await approve(1);
    const alone = { planId: idOf('N', 2), decision: '13-QĐ', effectiveOn: '2098-01-01' };
    const merging = { ...alone, unitIds: ['QN-A-1', 'QN-B-1'], into: successor('QN-A-8', 'QN-A') };
    expect(await call(department, 'POST', '/api/v1/units/merge', merging)).toMatchObject({
      status: 422,
      body: { code: 'PLAN_HAS_PROBLEMS', problems: expect.arrayContaining([expect.anything()]) },
    });
    expect((await call(department, 'GET', `/api/v1/plans/${idOf('N', 2)}`)).status).toBe(404);
  });

  it('merges and splits by themselves, inside the reach of the caller alone', async () => {
    const alone = { planId: idOf('N', 2), ...basis };
    const beside = { ...alone, unitIds: ['QN-A-1', 'QN-B-1'], into: successor('QN-A-8', 'QN-A') };
    expect((await call(committee, 'POST', '/api/v1/units/merge', beside)).status).toBe(403);
    const split = {
      ...{ planId: idOf('N', 3), ...basis },
      into: [
        { ...successor('QN-A-6', 'QN-A'), members: [M(1)] },
        { ...successor('QN-A-7', 'QN-A'), rest: true },
      ],
    };
    expect(await call(committee, 'POST', '/api/v1/units/QN-A-1/split', split)).toMatchObject({
      status: 200,
      body: { unitId: 'QN-A', steps: [{ kind: 'split' }] },
    });
    await applied(3);
    expect((await parts.members.store.load(M(1)))!.state.cellId).toBe('QN-A-6');
    expect((await parts.members.store.load(M(2)))!.state.cellId).toBe('QN-A-7');
    expect((await unitOf('QN-A-1-T')).path).toBe('/QN/QN-A/QN-A-7/QN-A-1-T/');
    expect(await unitOf('QN-A-1')).toMatchObject({ validTo: '2025-06-30' });
    // Sent again, it is the same plan.
    expect((await call(committee, 'POST', '/api/v1/units/QN-A-1/split', split)).body).toMatchObject({
      state: 'applied',
    });
  });

  it('keeps plans of others to those who manage their unit', async () => {
    await draft(1, [mergeCommunes]);
    expect((await call(committee, 'GET', '/api/v1/plans')).body.items).toEqual([]);
    const url = `/api/v1/plans/${idOf('N', 1)}`;
    expect((await call(committee, 'GET', url)).status).toBe(403);
    expect((await call(committee, 'POST', `${url}/approve`, { revision: 1 })).status).toBe(403);
    expect((await call(committee, 'GET', `/api/v1/plans/${idOf('N', 9)}`)).status).toBe(404);
  });
});
