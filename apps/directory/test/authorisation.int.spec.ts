import { can, type Action } from '@bontot/access';
import { plainMembership, Role } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { routesOf, type Route } from '@bontot/service';
import { DirectoryModule } from '../src/directory.ts';
import { Imports } from '../src/storage/imports.ts';
import { Members } from '../src/storage/members.ts';
import { Plans } from '../src/storage/plans.ts';
import { PeopleStores } from '../src/storage/people.ts';
import { Posts } from '../src/storage/posts.ts';
import { importDoors, keepImport } from './import-doors.ts';
import { ABOUT_MANY, idOf, keepPeople, OF_SEVERAL, peopleRows } from './people-rows.ts';
import {
  person,
  seeder,
  startDirectory,
  unit,
  type Answer,
  type Caller,
  type RunningDirectory,
} from './running-directory.ts';

const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';

const tree = [
  unit('QN', null, 'province'),
  unit('QN-LH', 'QN', 'commune'),
  unit('QN-HM', 'QN', 'commune'),
  unit('QN-LH-07', 'QN-LH', 'cell', 'residential'),
  unit('QN-LH-08', 'QN-LH', 'cell', 'school'),
  unit('QN-LH-07-T1', 'QN-LH-07', 'party_group'),
];
const PATHS: Record<string, string> = {
  QN: '/QN/',
  'QN-LH': '/QN/QN-LH/',
  'QN-HM': '/QN/QN-HM/',
  'QN-LH-07': '/QN/QN-LH/QN-LH-07/',
  'QN-LH-08': '/QN/QN-LH/QN-LH-08/',
  'QN-LH-07-T1': '/QN/QN-LH/QN-LH-07/QN-LH-07-T1/',
};
/** Own unit and those around it, for a role of a cell and for one of a committee. */
const AROUND_CELL = { own: 'QN-LH-07', below: 'QN-LH-07-T1', beside: 'QN-LH-08', above: 'QN-LH' };
const AROUND_COMMUNE = { own: 'QN-LH', below: 'QN-LH-07', beside: 'QN-HM', above: 'QN' };

const basis = { decision: '1-QĐ', effectiveOn: '2000-01-01' };
const successorIn = (target: string) => ({ unitId: `${target}-X`, parentId: target, name: 'X' });

/**
 * One request per route about a unit, which is refused by a rule where it is allowed at all: nothing changes, so the
 * order of questions does not matter.
 */
const ROWS: Record<string, (target: string) => { path: string; body?: unknown }> = {
  'GET /api/v1/units': (target) => ({ path: `/api/v1/units?under=${target}` }),
  'GET /api/v1/units/:unitId': (target) => ({ path: `/api/v1/units/${target}` }),
  'GET /api/v1/cells/:cellId': (target) => ({ path: `/api/v1/cells/${target}` }),
  'GET /api/v1/people/me': () => ({ path: '/api/v1/people/me' }),
  'GET /api/v1/units/:unitId/members': (target) => ({ path: `/api/v1/units/${target}/members` }),
  'POST /api/v1/units': (target) => ({
    path: '/api/v1/units',
    body: { ...unit(`${target}-X`, target, 'province'), validFrom: '2021-01-01' },
  }),
  'POST /api/v1/units/:unitId/rename': (target) => ({
    path: `/api/v1/units/${target}/rename`,
    body: { ...basis, name: 'X' },
  }),
  'POST /api/v1/units/:unitId/change-type': (target) => ({
    path: `/api/v1/units/${target}/change-type`,
    body: { ...basis, cellType: 'school' },
  }),
  'POST /api/v1/units/:unitId/move': (target) => ({
    path: `/api/v1/units/${target}/move`,
    body: { ...basis, parentId: target },
  }),
  'POST /api/v1/units/:unitId/dissolve': (target) => ({ path: `/api/v1/units/${target}/dissolve`, body: basis }),
  'POST /api/v1/units/merge': (target) => ({
    path: '/api/v1/units/merge',
    body: { planId: idOf('N', target), ...basis, unitIds: [target, target], into: successorIn(target) },
  }),
  'POST /api/v1/units/:unitId/split': (target) => ({
    path: `/api/v1/units/${target}/split`,
    body: { planId: idOf('N', target), ...basis, into: [successorIn(target), successorIn(target)] },
  }),
  'GET /api/v1/plans': () => ({ path: '/api/v1/plans' }),
  'GET /api/v1/plans/:planId': (target) => ({ path: `/api/v1/plans/${idOf('N', target)}` }),
  'POST /api/v1/plans': (target) => ({
    path: '/api/v1/plans',
    // The plan is there with other content: a conflict, and nothing changes.
    body: { planId: idOf('N', target), unitId: target, ...basis, steps: [{ kind: 'dissolve', unitId: target }] },
  }),
  'PUT /api/v1/plans/:planId': (target) => ({
    path: `/api/v1/plans/${idOf('N', target)}`,
    body: { revision: 9, ...basis, steps: [{ kind: 'dissolve', unitId: target }] },
  }),
  'POST /api/v1/plans/:planId/approve': (target) => ({
    path: `/api/v1/plans/${idOf('N', target)}/approve`,
    body: { revision: 9 },
  }),
  // Cancelled already: nothing changes.
  'POST /api/v1/plans/:planId/cancel': (target) => ({ path: `/api/v1/plans/${idOf('N', target)}/cancel` }),
  'POST /api/v1/members': (target) => ({
    path: '/api/v1/members',
    body: { memberId: idOf('M', target), cellId: target, name: 'X', kind: 'full', joinedCellOn: '2021-01-01' },
  }),
  ...Object.fromEntries(
    Object.entries({
      'change-kind': { kind: 'probationary' },
      exempt: { span: { from: '2021-02-01', to: '2021-01-01' } },
      'special-duty': { span: { from: '2021-02-01', to: '2021-01-01' } },
      leave: { on: '2000-01-01' },
    }).map(([command, body]) => [
      `POST /api/v1/members/:memberId/${command}`,
      (target: string) => ({ path: `/api/v1/members/${idOf('M', target)}/${command}`, body }),
    ]),
  ),
  'POST /api/v1/members/:memberId/transfer': (target) => ({
    path: `/api/v1/members/${idOf('M', target)}/transfer`,
    body: { cellId: target, on: '2000-01-01' },
  }),
  'POST /api/v1/posts': (target) => ({
    path: '/api/v1/posts',
    body: { postId: idOf('P', target), personId: ME, role: 'external_system', unitId: target, from: '2021-01-01' },
  }),
  'POST /api/v1/posts/:postId/end': (target) => ({
    path: `/api/v1/posts/${idOf('P', target)}/end`,
    body: { until: '2000-01-01' },
  }),
  'POST /api/v1/posts/:postId/extend': (target) => ({
    path: `/api/v1/posts/${idOf('P', target)}/extend`,
    body: { until: '2000-01-01' },
  }),
  'GET /api/v1/units/:unitId/posts': (target) => ({ path: `/api/v1/units/${target}/posts` }),
  ...peopleRows,
  ...importDoors,
  'POST /api/v1/import': (target) => ({
    path: '/api/v1/import',
    body: { units: [{ ...unit(`${target}-X`, target, 'province'), validFrom: '2021-01-01' }] },
  }),
};

/** Whether the caller was let through, in the route's own words. */
function wasAllowed(route: string, target: string, { status, body }: Answer): boolean {
  if (status === 403 || body?.code === 'IMPORT_UNKNOWN') return false;
  if (status === 401 || status >= 500) throw new Error(`${route}: unexpected ${status}`);
  if (route === 'GET /api/v1/units') return body.items.some(({ unitId }: { unitId: string }) => unitId === target);
  if (route === 'GET /api/v1/plans') return body.items.some(({ unitId }: { unitId: string }) => unitId === target);
  if (route === 'GET /api/v1/imports') return body.items.some(({ unitId }: { unitId: string }) => unitId === target);
  if (route === 'POST /api/v1/import') return body.units[0].code !== 'FORBIDDEN';
  return true;
}

/** Whose data a route is about, where it is not the caller's own: a list of many, or another person. */
const ownerOf = (name: string, target: string): string =>
  ABOUT_MANY.includes(name) ? '' : name === 'GET /api/v1/members/:memberId' ? idOf('M', target) : ME;

const routes: Route[] = await routesOf(DirectoryModule.with({} as never));
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe('every route of the directory', () => {
  let directory: RunningDirectory;

  beforeAll(async () => {
    directory = await startDirectory();
    await directory.call(seeder, 'POST', '/api/v1/import', { units: tree });
    const { app } = directory.service;
    for (const [target, path] of Object.entries(PATHS)) {
      await app.get(Members).store.save({
        id: idOf('M', target),
        version: 0,
        state: {
          ...{ memberId: idOf('M', target), cellId: target, name: 'X', kind: 'full', joinedCellOn: '2021-01-01' },
          ...{ ...plainMembership, leftCellOn: null, past: [], fingerprint: 'f' },
        },
        events: [],
      });
      const signed = { by: 'person:X', at: 0 };
      const cancelled = {
        state: 'cancelled' as const,
        revision: 1,
        entered: signed,
        approved: null,
        cancelled: signed,
      };
      await app.get(Plans).store.save({
        id: idOf('N', target),
        version: 0,
        state: {
          ...{ planId: idOf('N', target), unitId: target, path, ...basis, ...cancelled },
          ...{
            steps: [{ kind: 'dissolve' as const, unitId: target }],
            begun: null,
            done: [],
            blocked: null,
            fingerprint: 'f',
          },
        },
        events: [],
      });
      await keepImport(app.get(Imports), target, path);
      await keepPeople(app.get(PeopleStores), app.get(Posts), target, path);
      const post = { postId: idOf('P', target), personId: ME, role: 'member' as const, unitId: target, path };
      const state = { ...post, from: '2021-01-01', until: null, fingerprint: 'f' };
      await app.get(Posts).store.save({ id: post.postId, version: 0, state, events: [] });
    }
  });
  afterAll(() => directory.stop());

  it('has a row here', () => expect(routes.map(nameOf).sort()).toEqual(Object.keys(ROWS).sort()));

  describe.each(routes.map((route) => ({ name: nameOf(route), route })))('$name', ({ name, route }) => {
    it('is closed to who does not say who they are', async () => {
      const { path, body } = ROWS[name]!('QN-LH');
      expect((await directory.call(undefined, route.method, path, body)).status).toBe(401);
    });

    it.each(Role.options)('asks the matrix about %s in every place', async (role) => {
      const around = CELL_ROLES.includes(role) ? AROUND_CELL : AROUND_COMMUNE;
      const caller: Caller = person(role, PATHS[around.own]!, ME);
      const asked: Record<string, boolean> = {};
      const expected: Record<string, boolean> = {};
      for (const [place, target] of Object.entries(around)) {
        const { path, body } = ROWS[name]!(target);
        asked[place] = wasAllowed(name, target, await directory.call(caller, route.method, path, body));
        // Everybody may read their own, whatever the place.
        expected[place] =
          OF_SEVERAL[name]?.some((action) => allowedByMatrix(action, role, around.own, target)) ??
          (route.signedIn !== undefined ||
            allowedByMatrix(route.action!, role, around.own, target, ownerOf(name, target)));
      }
      expect(asked).toEqual(expected);
    });
  });
});

/** A person may never write as a system; the matrix answers all else. */
function allowedByMatrix(action: Action, role: Role, own: string, target: string, ownerId: string | undefined = ME) {
  if (role === 'external_system') return false;
  const actor = { ref: `person:${ME}`, personId: ME, posts: [{ role, unitId: own, path: PATHS[own]!, until: null }] };
  return can(actor, action, { path: PATHS[target]!, ...(ownerId !== '' && { ownerId }) }, localDateOf(Date.now()));
}
