import { can, permits, type Action } from '@bontot/access';
import { Role } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { routesOf, type Route } from '@bontot/service';
import { eventually } from '@bontot/testing';
import { DashboardsModule } from '../src/dashboards.ts';
import { PATHS, smallTree, unit } from './builders.ts';
import { person, startDashboards, type Caller, type RunningDashboards } from './running-dashboards.ts';

const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const GROUP = `${PATHS.LH1}QN-LH-01-T1/`;
const PATH_OF: Record<string, string> = {
  QN: PATHS.QN,
  'QN-LH': PATHS.LH,
  'QN-HM': PATHS.HM,
  'QN-LH-01': PATHS.LH1,
  'QN-LH-02': PATHS.LH2,
  'QN-LH-01-T1': GROUP,
};
const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const AROUND_CELL = { own: 'QN-LH-01', below: 'QN-LH-01-T1', beside: 'QN-LH-02', above: 'QN-LH' };
const AROUND_COMMUNE = { own: 'QN-LH', below: 'QN-LH-01', beside: 'QN-HM', above: 'QN' };

/** How each route is asked about a unit; `everywhere` marks routes about no unit. */
const ROWS: Record<string, { ask: (unitId: string) => string; everywhere?: true }> = {
  'GET /api/v1/dashboards/search': { ask: () => '/search?q=qn', everywhere: true },
  'GET /api/v1/dashboards/mine/cells': { ask: () => '/mine/cells', everywhere: true },
  'GET /api/v1/dashboards/verification': { ask: () => '/verification', everywhere: true },
  'GET /api/v1/dashboards/:unitId': { ask: (unitId) => `/${unitId}` },
  'GET /api/v1/dashboards/:unitId/cells': { ask: (unitId) => `/${unitId}/cells?q=qn` },
  'GET /api/v1/dashboards/:unitId/movers': { ask: (unitId) => `/${unitId}/movers` },
  'GET /api/v1/dashboards/:unitId/children': { ask: (unitId) => `/${unitId}/children` },
};
const STREAM = 'GET /api/v1/stream';
/** By what the calendar looks, twice a minute and beside whatever is asked. */
const BY_CALENDAR = ['turns', 'moves.due', 'before.yesterday.day'];

const routes: Route[] = await routesOf({ module: class Routes {}, controllers: DashboardsModule.controllers });
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe('every route of dashboards', () => {
  let running: RunningDashboards;
  const ask = (caller: Caller | undefined, name: string, unitId: string) =>
    running.call(caller, 'GET', `/api/v1/dashboards${ROWS[name]!.ask(unitId)}`);

  beforeAll(async () => {
    running = await startDashboards();
    await running.units(...smallTree, unit(GROUP, { level: 'party_group', cellType: null }));
    await eventually(async () => (await running.at.units.countDocuments({})) === smallTree.length + 1);
    await running.atRest();
  });
  afterAll(() => running.stop());

  it('has a row here', () => expect(routes.map(nameOf).sort()).toEqual([...Object.keys(ROWS), STREAM].sort()));

  it.each(routes.map((route) => ({ name: nameOf(route), route })).filter(({ name }) => name !== STREAM))(
    '$name asks the matrix, for every role in every place',
    async ({ name, route }) => {
      expect((await ask(undefined, name, 'QN-LH')).status).toBe(401);
      for (const role of Role.options) {
        const around = CELL_ROLES.includes(role) ? AROUND_CELL : AROUND_COMMUNE;
        const caller = person(role, PATH_OF[around.own]!, ME);
        for (const [place, target] of Object.entries(around)) {
          const { status } = await ask(caller, name, target);
          const path = ROWS[name]!.everywhere ? undefined : PATH_OF[target];
          const expected = allowedByMatrix(route.action!, caller, path) ? 200 : 403;
          expect({ role, place, status }).toEqual({ role, place, status: expected });
        }
      }
    },
  );

  it('opens streams to those who read scores, and to nobody else', async () => {
    for (const role of Role.options) {
      const caller = person(role, CELL_ROLES.includes(role) ? PATHS.LH1 : PATHS.LH, ME);
      const { status } = await openStream(running, caller);
      expect({ role, status }).toEqual({ role, status: allowedByMatrix('score.read', caller, undefined) ? 200 : 403 });
    }
  });

  it('knows nothing of a unit that the directory has not named', async () => {
    const answer = await ask(person('org_dept', '/QN/'), 'GET /api/v1/dashboards/:unitId', 'QN-XX');
    expect([answer.status, answer.body.code]).toEqual([404, 'UNIT_UNKNOWN']);
  });

  it('lists and finds for a secretary the own cell alone, for a supervisor those assigned', async () => {
    const cellsOf = async (caller: Caller) => {
      const { body } = await running.call(caller, 'GET', '/api/v1/dashboards/mine/cells?sort=name');
      return [body.total, ...body.items.map(({ cellId }: any) => cellId)];
    };
    const found = async (caller: Caller) =>
      (await running.call(caller, 'GET', '/api/v1/dashboards/search?q=qn')).body.items.map(({ id }: any) => id);
    const secretary = person('secretary', PATHS.LH1, ME);
    const supervisor: Caller = {
      ...{ ref: `person:${ME}`, posts: [PATHS.LH2, PATHS.HM1].flatMap((path) => person('supervisor', path).posts) },
    };
    expect(await cellsOf(secretary)).toEqual([1, 'QN-LH-01']);
    expect(await found(secretary)).toEqual(['QN-LH-01']);
    expect(await cellsOf(supervisor)).toEqual([2, 'QN-HM-01', 'QN-LH-02']);
    expect(await found(supervisor)).toEqual(['QN-HM-01', 'QN-LH-02']);
  });

  it.each(Object.keys(ROWS).filter((name) => !name.endsWith('verification')))(
    '%s takes at most two queries',
    async (name) => {
      const database = running.at.nodes.conn.db!;
      await database.command({ profile: 2 });
      try {
        expect((await ask(person('org_dept', '/QN/'), name, 'QN')).status).toBe(200);
      } finally {
        await database.command({ profile: 0 });
      }
      const profiled = await database
        .collection('system.profile')
        .find({ ns: { $regex: '\\.(units|nodes|posts|periods)$' }, op: { $in: ['query', 'command', 'getmore'] } })
        .toArray();
      await database.collection('system.profile').drop();
      const asked = profiled.filter(({ command }) => !BY_CALENDAR.some((member) => member in (command.filter ?? {})));
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.length).toBeLessThanOrEqual(2);
    },
  );
});

/** Opens a stream and closes it at once. */
async function openStream(running: RunningDashboards, caller: Caller): Promise<{ status: number }> {
  const { body, status } = await running.open(caller, '/api/v1/stream');
  await body?.cancel();
  return { status };
}

function allowedByMatrix(action: Action, { ref, posts }: Caller, path: string | undefined): boolean {
  const actor = { ref, personId: ME, posts };
  const today = localDateOf(Date.now());
  return path === undefined ? permits(actor, action, today) : can(actor, action, { path }, today);
}
