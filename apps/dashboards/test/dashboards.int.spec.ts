import { plainMembership } from '@bontot/contracts';
import { addDays } from '@bontot/kernel';
import { eventually } from '@bontot/testing';
import { card, PATHS, PERIOD, smallTree, TODAY, unit } from './builders.ts';
import { person, startDashboards, type RunningDashboards } from './running-dashboards.ts';

const { LH, LH1, LH2, HM1 } = PATHS;
const PROVINCE = person('org_dept', '/QN/');
const SUPERVISOR = '01J8ZQ4T3N5W7Y9A1C3E5G7J9S';

describe('what pages read', () => {
  let running: RunningDashboards;
  const read = async (path: string) => (await running.call(PROVINCE, 'GET', `/api/v1/dashboards/${path}`)).body;

  beforeAll(async () => {
    running = await startDashboards();
    // A card before its unit, a name before its post.
    await running.cards(
      card(LH1, 1, { outcome: 'on_track', pace: 92, daysAgo: 40 }),
      card(LH1, 2, { outcome: 'at_risk', pace: 80, points: { '1.1': 3 } }),
      card(LH2, 1, { outcome: 'on_track', pace: 95, daysAgo: 3 }),
      card(HM1, 1, { outcome: 'at_risk', pace: 70, daysAgo: 3 }),
      card(HM1, 2, { outcome: 'on_track', pace: 91, points: { '1.1': 6, '1.2': 1 } }),
      card(LH, 1, { outcome: 'fair', pace: null }),
    );
    await running.units(...smallTree);
    await running.members({
      ...{ memberId: SUPERVISOR, version: 1, cellId: 'QN-LH-02', name: 'Lò Thị Mai', kind: 'full' },
      ...{ joinedCellOn: '2018-05-19', leftCellOn: null, ...plainMembership },
    });
    const post = { personId: SUPERVISOR, role: 'supervisor' as const, from: '2024-01-01', until: null };
    await running.posts({
      ...{ postId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9P', version: 1, unitId: 'QN-LH-01', path: LH1 },
      ...post,
    });
    const isTold = async () => {
      const [province, commune] = [await read('QN'), await read('QN-LH')];
      const { cells, counts } = province;
      return cells === 5 && counts.on_track === 2 && counts.at_risk === 1 && commune.own?.revision === 1;
    };
    await eventually(isTold);
    await eventually(() => running.at.posts.countDocuments({ name: 'Lò Thị Mai' }).then((n) => n === 1));
    await running.atRest();
  });
  afterAll(() => running.stop());

  it('sums the cells of a province, those without a card as no data, committees not at all', async () =>
    expect(await read('QN')).toMatchObject({
      unit: { id: 'QN', level: 'province', parents: [] },
      ...{ period: PERIOD, view: 'reviewed', cells: 5, own: null },
      counts: { at_risk: 1, on_track: 2, no_data: 2 },
      before: {
        yesterday: { day: addDays(TODAY, -1), counts: { on_track: 2, at_risk: 1, no_data: 2 } },
      },
    }));

  it('shows a committee its own card beside the sum of its cells', async () =>
    expect(await read('QN-LH')).toMatchObject({
      ...{ unit: { parents: [{ id: 'QN', name: 'Đơn vị QN' }] }, cells: 3 },
      ...{ counts: { at_risk: 1, on_track: 1, no_data: 1 }, own: { outcome: 'fair', revision: 1 } },
    }));

  it('counts a cell as itself', async () =>
    expect(await read('QN-LH-01')).toMatchObject({
      ...{ cells: 1, counts: { at_risk: 1 }, own: { outcome: 'at_risk', supervisor: 'Lò Thị Mai' } },
      before: { yesterday: { counts: { on_track: 1 } }, monthStart: { counts: { on_track: 1 } } },
    }));

  it('lists cells worst first, with what pages show of them', async () => {
    const { items, total, next } = await read('QN/cells?limit=2');
    expect([total, items.map(({ cellId }: any) => cellId)]).toEqual([5, ['QN-LH-01', 'QN-HM-02']]);
    expect(items[0]).toMatchObject({
      ...{ name: 'Đơn vị QN-LH-01', cellType: 'residential', path: LH1, parent: { id: 'QN-LH', name: 'Đơn vị QN-LH' } },
      ...{ outcome: 'at_risk', pace: 80, revision: 2, supervisor: 'Lò Thị Mai', points: { '1.1': 3 } },
      before: { day: addDays(TODAY, -1), outcome: 'on_track', pace: 92 },
    });
    const rest = await read(`QN/cells?limit=100&cursor=${encodeURIComponent(next)}`);
    expect(rest.items.map(({ cellId }: any) => cellId)).toEqual(['QN-LH-03', 'QN-HM-01', 'QN-LH-02']);
    expect(rest.next).toBeNull();
  });

  it.each([
    ['sort=name', ['QN-HM-01', 'QN-HM-02', 'QN-LH-01', 'QN-LH-02', 'QN-LH-03']],
    ['sort=pace', ['QN-LH-01', 'QN-HM-01', 'QN-LH-02', 'QN-HM-02', 'QN-LH-03']],
    ['outcome=on_track', ['QN-HM-01', 'QN-LH-02']],
    ['sort=name&outcome=no_data', ['QN-HM-02', 'QN-LH-03']],
    ['sort=name&q=DON%20VI%20QN-LH', ['QN-LH-01', 'QN-LH-02', 'QN-LH-03']],
  ])('lists cells by %s', async (query, expected) => {
    const { items, total } = await read(`QN/cells?${query}`);
    expect(items.map(({ cellId }: any) => cellId)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('tells who moved since a day, and by which indicators', async () =>
    expect(await read('QN/movers?days=1')).toMatchObject({
      since: addDays(TODAY, -1),
      items: [
        {
          ...{ cellId: 'QN-LH-01', changed: ['1.1'] },
          ...{ from: { outcome: 'on_track', pace: 92 }, to: { outcome: 'at_risk', pace: 80 } },
        },
        {
          cellId: 'QN-HM-01',
          from: { outcome: 'at_risk', pace: 70 },
          to: { outcome: 'on_track' },
          changed: ['1.1', '1.2'],
        },
      ],
    }));

  it('lists units directly below, the worst first', async () => {
    const { items } = await read('QN/children');
    expect(items).toMatchObject([
      { unit: { id: 'QN-LH', level: 'commune' }, cells: 3, worst: 'at_risk', own: { outcome: 'fair' } },
      { unit: { id: 'QN-HM' }, cells: 2, counts: { on_track: 1, no_data: 1 }, worst: 'no_data', own: null },
    ]);
    const cells = (await read('QN-LH/children')).items;
    expect(cells.map(({ unit: { id } }: any) => id)).toEqual(['QN-LH-01', 'QN-LH-03', 'QN-LH-02']);
  });

  it('finds units by name, marks and case ignored', async () =>
    expect((await read('search?q=đƠn%20vị%20qn-hm')).items.map(({ id }: any) => id)).toEqual([
      'QN-HM',
      'QN-HM-01',
      'QN-HM-02',
    ]));

  it('counts a moved cell under its new parent, and a closed one nowhere', async () => {
    await running.units(
      unit('/QN/QN-HM/QN-LH-03/', { version: 2 }),
      unit(LH2, { version: 2, validTo: addDays(TODAY, -1) }),
    );
    await eventually(async () => (await read('QN-HM')).cells === 3 && (await read('QN-LH')).cells === 1);
    await running.atRest();
    expect((await read('QN')).counts).toEqual({ at_risk: 1, on_track: 1, no_data: 2 });
    const checked = await running.call(person('technical', '/QN/'), 'GET', '/api/v1/dashboards/verification');
    expect(checked.body).toEqual({ ok: true, checked: 3, waiting: 0, differences: [] });
  });
});
