import { can, type Action } from '@bontot/access';
import { Role } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { routesOf, type Route } from '@bontot/service';
import { person, system, type Answer, type Caller } from '@bontot/testing';
import { NotificationsModule } from '../src/notifications.ts';
import { pathOf, startNotifications, type RunningNotifications } from './running-notifications.ts';

const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const DAY = localDateOf(Date.now());

/** Own unit and those around it, for a role of a cell and for one of a committee. */
const PATHS = {
  cell: { own: pathOf('QN-LH-07'), below: `${pathOf('QN-LH-07')}T1/`, beside: pathOf('QN-LH-08'), above: '/QN/QN-LH/' },
  commune: { own: '/QN/QN-LH/', below: pathOf('QN-LH-07'), beside: '/QN/QN-HM/', above: '/QN/' },
};
const around = (role: Role) => PATHS[CELL_ROLES.includes(role) ? 'cell' : 'commune'];
const unitOf = (path: string): string => path.split('/').at(-2)!;
const noticeOf = (path: string): string => `outlook:${unitOf(path)}:${DAY}`;

/** One request per route about the caller's own notice on a unit, and whether its answer let them at it. */
type Row = { path: string; body?: unknown; reached: (answer: Answer) => boolean };
const ROWS: Record<string, (path: string) => Row> = {
  'GET /api/v1/notices': (path) => ({
    path: '/api/v1/notices',
    reached: ({ body }) => body.items.some(({ noticeId }: { noticeId: string }) => noticeId === noticeOf(path)),
  }),
  'GET /api/v1/notices/unread': () => ({ path: '/api/v1/notices/unread', reached: ({ body }) => body.unread > 0 }),
  'POST /api/v1/notices/:noticeId/read': (path) => ({
    path: `/api/v1/notices/${noticeOf(path)}/read?revision=1`,
    reached: ({ status }) => status === 200,
  }),
  'POST /api/v1/notices/:noticeId/unread': (path) => ({
    path: `/api/v1/notices/${noticeOf(path)}/unread`,
    reached: ({ status }) => status === 200,
  }),
  'POST /api/v1/notices/read-all': (path) => ({
    path: '/api/v1/notices/read-all',
    body: { until: new Date(Date.now() + 60_000).toISOString() },
    reached: ({ body }) => body.noticeIds.includes(noticeOf(path)),
  }),
  'POST /api/v1/notices/unread-all': (path) => ({
    path: '/api/v1/notices/unread-all',
    body: { noticeIds: [noticeOf(path)] },
    reached: ({ body }) => body.changed === 1,
  }),
};

const routes: Route[] = (
  await routesOf({ module: class Routes {}, controllers: NotificationsModule.controllers })
).filter(({ path }) => path.startsWith('/api/'));
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe('every route of notifications', () => {
  let running: RunningNotifications;

  beforeAll(async () => {
    running = await startNotifications();
  });
  afterAll(() => running.stop());

  /** One unread notice of the caller about each of these places, as if each post had been held once. */
  async function given(paths: readonly string[]): Promise<void> {
    await running.stores.database.connection.collection('notices').deleteMany({});
    for (const path of paths) {
      const result = 'at_risk' as const;
      const reason = { result, blockedBy: [], total: null, pace: null, criteriaSet: { id: 'x', version: '1' } };
      const change = {
        ...{ cellId: unitOf(path), day: DAY, period: '2026', from: 'on_track' as const, to: result, via: null },
        ...{ reason, revision: 2, at: Date.now() },
      };
      const subject = { cellName: unitOf(path), path, unitVersion: 1 };
      await running.stores.notices.tell([{ personId: ME, change, subject }], Date.now());
    }
  }

  it('has a row here', () => expect(routes.map(nameOf).sort()).toEqual(Object.keys(ROWS).sort()));

  describe.each(routes.map((route) => ({ name: nameOf(route), route })))('$name', ({ name, route }) => {
    const call = (caller: Caller | undefined, path: string): Promise<Answer> => {
      const { path: url, body } = ROWS[name]!(path);
      return running.call(caller, route.method, url, body);
    };

    it('is closed to who does not say who they are, and to systems', async () => {
      expect((await call(undefined, '/QN/QN-LH/')).status).toBe(401);
      expect((await call(system('publisher'), '/QN/QN-LH/')).status).toBe(403);
    });

    it.each(Role.options)('asks the matrix about %s in every place', async (role) => {
      const places = around(role);
      const caller = person(role, places.own, ME);
      const asked: Record<string, boolean> = {};
      const expected: Record<string, boolean> = {};
      for (const [place, path] of Object.entries(places)) {
        await given([path]);
        const answer = await call(caller, path);
        if (answer.status === 401 || answer.status >= 500) throw new Error(`${name}: unexpected ${answer.status}`);
        asked[place] = answer.status < 400 && ROWS[name]!(path).reached(answer);
        expected[place] = allowedByMatrix(route.action!, caller, path);
      }
      expect(asked).toEqual(expected);
    });
  });
});

const allowedByMatrix = (action: Action, { ref, posts }: Caller, path: string): boolean =>
  can({ ref, personId: ME, posts }, action, { path }, DAY);
