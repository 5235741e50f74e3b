import { can, permits, scopesOf, type Action, type Actor } from '@bontot/access';
import { plainMembership, Role } from '@bontot/contracts';
import { isWithin, localDateOf, unitsOn } from '@bontot/kernel';
import { connect, type Database } from '@bontot/persistence';
import { defaultCampaign, type PledgeEnvelope } from '@bontot/pledge-core';
import { routesOf, type Route } from '@bontot/service';
import { person, type Answer, type Caller } from '@bontot/testing';
import { ulid } from 'ulid';
import { openParts, type Parts } from '../src/parts.ts';
import { PledgesModule } from '../src/pledges.ts';
import { byService } from '../src/storage/surroundings.ts';
import { contentOf, startPledges, unitTold, type RunningPledges } from './running-pledges.ts';

const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const NOW = Date.now();
const TODAY = localDateOf(NOW);
const YEAR = +TODAY.slice(0, 4);

const UNITS = {
  QN: ['/QN/', 'province'],
  'QN-LH': ['/QN/QN-LH/', 'commune'],
  'QN-HM': ['/QN/QN-HM/', 'commune'],
  'QN-LH-07': ['/QN/QN-LH/QN-LH-07/', 'cell'],
  'QN-LH-08': ['/QN/QN-LH/QN-LH-08/', 'cell'],
  'QN-LH-07-T1': ['/QN/QN-LH/QN-LH-07/QN-LH-07-T1/', 'party_group'],
} as const;
type Target = keyof typeof UNITS;
const pathOf = (target: string): string => UNITS[target as Target][0];
/** Own unit and those around it, for a role of a cell and for one of a committee. */
const AROUND_CELL = { own: 'QN-LH-07', below: 'QN-LH-07-T1', beside: 'QN-LH-08', above: 'QN-LH' };
const AROUND_COMMUNE = { own: 'QN-LH', below: 'QN-LH-07', beside: 'QN-HM', above: 'QN' };

const idOf = (kind: string, unitId: string): string =>
  `01${kind}${unitId.replace(/[^A-Z0-9]/g, '').replace(/[ILOU]/g, '0')}`.padEnd(26, '0');

/** What is asked of whom about what, and the answer by the matrix alone. */
type Asked = { role: Role; own: string; target: string };
type Row = { path(target: string): string; body?(target: string): unknown; allowed(asked: Asked): boolean };

const actorAs = ({ role, own }: Asked): Actor => ({
  ...{ ref: `person:${ME}`, personId: ME },
  posts: [{ role, unitId: own, path: pathOf(own), until: null }],
});
/** About the unit, or somebody else there. */
const may =
  (...actions: Action[]) =>
  (asked: Asked): boolean =>
    actions.some((action) => can(actorAs(asked), action, { path: pathOf(asked.target), listed: false }, TODAY));
const inOpenReview = (asked: Asked): boolean =>
  can(actorAs(asked), 'pledge.read', { path: pathOf(asked.target), given: ['open-review'] }, TODAY);
/** A list of one unit: it lies in the reach of an action. */
const inReach =
  (...actions: Action[]) =>
  (asked: Asked): boolean =>
    actions.some((action) =>
      scopesOf(actorAs(asked), action, TODAY).prefixes.some((prefix) => isWithin(pathOf(asked.target), prefix)),
    );
/** A list of all below: something in common is enough. */
const inCommon =
  (action: Action) =>
  ({ role, own, target }: Asked): boolean =>
    permits(actorAs({ role, own, target }), action, TODAY) &&
    (isWithin(pathOf(target), pathOf(own)) || isWithin(pathOf(own), pathOf(target)));
const belongs = ({ role, own, target }: Asked): boolean =>
  own === target && ['secretary', 'deputy', 'member', 'probationary', 'exempt'].includes(role);
/** A supervisor proposes only. */
const decidesAbove = (asked: Asked): boolean => asked.role !== 'supervisor' && may('review.decide')(asked);
const sends = ({ role, own, target }: Asked): boolean => permits(actorAs({ role, own, target }), 'pledge.write', TODAY);
const any =
  (...rules: ((asked: Asked) => boolean)[]) =>
  (asked: Asked): boolean =>
    rules.some((rule) => rule(asked));
const never = () => false;
const always = () => true;

const P = '/api/v1/pledges';
const command = (target: PledgeEnvelope['target'], act: PledgeEnvelope['act']) => ({
  deviceId: `device-${ulid()}`,
  commands: [{ ...{ commandId: ulid(), seq: 1, baseVersion: 1, deviceTime: 0, target, act } }],
});
const ofMember = (act: PledgeEnvelope['act']) => (target: string) =>
  command({ memberId: idOf('P', target), year: YEAR }, act);
const ofInitiative = (act: PledgeEnvelope['act']) => (target: string) =>
  command({ initiativeId: idOf('N', target) }, act);
const acts = () => `${P}/acts`;
const model = (target: string) => `/api/v1/models/${idOf('D', target)}/acts`;
const registration = (target: string) => `/api/v1/registrations/${target}/${YEAR}`;
const campaign = (target: string) => `/api/v1/pledge-campaigns/${target}/${YEAR}`;
const { dates, who } = defaultCampaign(YEAR);

/** One request per route (and per kind of act) about a unit, which is refused by a rule or changes nothing. */
const ROWS: Record<string, Row> = {
  'GET /api/v1/pledges/mine': { path: () => `${P}/mine?year=${YEAR}`, allowed: always },
  'GET /api/v1/pledges/of/:memberId/:year': {
    path: (target) => `${P}/of/${idOf('P', target)}/${YEAR}`,
    allowed: any(may('pledge.read'), belongs),
  },
  'GET /api/v1/pledges/of/:memberId/:year in an open review': {
    path: (target) => `${P}/of/${idOf('R', target)}/${YEAR}`,
    allowed: any(inOpenReview, belongs),
  },
  'GET /api/v1/pledges': {
    path: (target) => `${P}?unitId=${target}&year=${YEAR}`,
    allowed: any(inOpenReview, belongs),
  },
  'GET /api/v1/pledges/shares': {
    path: (target) => `${P}/shares?below=${target}&year=${YEAR}`,
    allowed: inCommon('dashboards.read'),
  },
  'POST /api/v1/pledges/acts to remind': {
    path: acts,
    body: ofMember({ type: 'remind' }),
    allowed: may('pledge.review'),
  },
  'POST /api/v1/pledges/acts as a helper': {
    path: acts,
    body: ofMember({ type: 'amend', content: contentOf(), reason: '' }),
    allowed: may('pledge.review'),
  },
  'POST /api/v1/pledges/acts of another': {
    path: acts,
    body: ofMember({ type: 'write', content: contentOf() }),
    allowed: never,
  },
  'POST /api/v1/pledges/acts to reopen': {
    path: acts,
    body: ofMember({ type: 'reopen', reason: '' }),
    allowed: decidesAbove,
  },
  'POST /api/v1/pledges/acts to recognise an initiative': {
    path: acts,
    body: ofInitiative({ type: 'decline-initiative', reason: '' }),
    allowed: may('evidence.confirm'),
  },
  'POST /api/v1/pledges/sweep': { path: () => `${P}/sweep`, allowed: never },
  'GET /api/v1/initiatives': {
    path: (target) => `/api/v1/initiatives?unitId=${target}&year=${YEAR}`,
    allowed: inReach('evidence.confirm', 'evidence.enter'),
  },
  'GET /api/v1/initiatives/:initiativeId': {
    path: (target) => `/api/v1/initiatives/${idOf('N', target)}`,
    allowed: may('evidence.confirm', 'evidence.enter'),
  },
  'GET /api/v1/models': {
    path: (target) => `/api/v1/models?unitId=${target}&year=${YEAR}`,
    allowed: inReach('score.read'),
  },
  'POST /api/v1/models/:modelId/acts': {
    path: model,
    body: () => ({ act: { type: 'decline', reason: '' } }),
    allowed: may('evidence.confirm'),
  },
  'POST /api/v1/models/:modelId/acts to propose': {
    path: (target) => `/api/v1/models/${idOf('E', target)}/acts`,
    body: (target) => ({
      act: {
        ...{ type: 'propose', modelId: idOf('E', target), unitId: target, year: YEAR },
        ...{ title: '', summary: '', effect: '', evidence: [] },
      },
    }),
    allowed: may('evidence.enter'),
  },
  'GET /api/v1/registrations': {
    path: (target) => `/api/v1/registrations?unitId=${target}&year=${YEAR}`,
    allowed: inReach('dashboards.read'),
  },
  'GET /api/v1/registrations/:unitId/:year': { path: registration, allowed: may('score.read') },
  'POST /api/v1/registrations/:unitId/:year/acts': {
    path: (target) => `${registration(target)}/acts`,
    body: () => ({ act: { type: 'withdraw', reason: '' }, baseVersion: 0 }),
    allowed: may('organisation.register'),
  },
  'POST /api/v1/registrations/:unitId/:year/acts from above': {
    path: (target) => `${registration(target)}/acts`,
    body: () => ({ act: { type: 'return', reason: '' }, baseVersion: 0 }),
    allowed: decidesAbove,
  },
  'GET /api/v1/pledges/of/:memberId/:year/print.pdf': {
    path: (target) => `${P}/of/${idOf('P', target)}/${YEAR}/print.pdf`,
    allowed: may('pledge.read'),
  },
  'GET /api/v1/registrations/:unitId/:year/print/registration.pdf': {
    path: (target) => `${registration(target)}/print/registration.pdf`,
    allowed: may('score.read'),
  },
  'GET /api/v1/registrations/:unitId/:year/print/compact.pdf': {
    path: (target) => `${registration(target)}/print/compact.pdf`,
    allowed: may('score.read'),
  },
  'GET /api/v1/pledge-campaigns/:unitId/:year': {
    path: campaign,
    allowed: any(belongs, may('plans.set', 'score.read')),
  },
  'POST /api/v1/pledge-files': {
    path: () => '/api/v1/pledge-files',
    body: () => ({ name: 'x.pdf', size: 10, sha256: '0'.repeat(64) }),
    allowed: sends,
  },
  'PUT /api/v1/pledge-files/:uploadId/parts/:n': {
    path: () => '/api/v1/pledge-files/none/parts/0',
    allowed: sends,
  },
  'POST /api/v1/pledge-files/:uploadId/finish': {
    path: () => '/api/v1/pledge-files/none/finish',
    allowed: sends,
  },
  // What a reader may not open is not there for them.
  'GET /api/v1/pledge-files/:fileId': {
    path: (target) => `/api/v1/pledge-files/none?in=pledge:${idOf('P', target)}.${YEAR}`,
    allowed: never,
  },
  'PUT /api/v1/pledge-campaigns/:unitId/:year': {
    path: campaign,
    body: () => ({ dates: { ...dates, midBy: `${YEAR}-01-02` }, templates: {}, who }),
    allowed: may('plans.set'),
  },
  'GET /api/v1/compact-verification': {
    path: () => '/api/v1/compact-verification',
    allowed: may('dead-letters.replay'),
  },
};

/** Whether the caller was let through; what is another's is not there for them. */
function wasAllowed(route: string, { status, body }: Answer): boolean {
  if (status === 403) return false;
  if (status === 404) return ['REGISTRATION_UNKNOWN', 'UPLOAD_UNKNOWN'].includes((body as { code: string }).code);
  if (status === 401 || status === 400 || status >= 500)
    throw new Error(`${route}: unexpected ${status} ${JSON.stringify(body)}`);
  const each = (body as { results?: { code?: string }[] } | undefined) ?? {};
  return each.results?.[0]?.code !== 'FORBIDDEN';
}

const routes: Route[] = await routesOf(PledgesModule.with({} as never));
const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const routeOf = (row: string) => routes.find((route) => `${row} `.startsWith(`${nameOf(route)} `))!;

let pledges: RunningPledges;
let database: Database;

beforeAll(async () => {
  pledges = await startPledges();
  const { MONGODB_URI: uri, DB_PREFIX } = pledges.config;
  database = await connect({ uri, database: `${DB_PREFIX}pledges` });
  const silent = { info() {}, warn() {}, error() {}, debug() {} };
  const parts = await openParts(database, pledges.config, { now: Date.now }, silent as never);
  await pledges.publish(...Object.entries(UNITS).map(([unitId, [path, level]]) => unitTold(unitId, path, level)));
  await pledges.settled();
  for (const target of Object.keys(UNITS)) await fill(parts, target);
  await memberIn(parts, ME, 'QN-LH-07');
});
afterAll(async () => {
  await database?.close();
  await pledges?.stop();
});

/** Asks, also for answers that are no JSON. */
async function ask(caller: Caller | undefined, method: string, path: string, body?: unknown): Promise<Answer> {
  const more: Record<string, string> = path.includes('/parts/') ? { 'content-type': 'application/octet-stream' } : {};
  try {
    return await pledges.call(caller, method, path, body, more);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 200, body: undefined, type: null };
  }
}

it('has a row for each route, and each row a route', () => {
  expect(routes.filter((route) => !Object.keys(ROWS).some((row) => routeOf(row) === route)).map(nameOf)).toEqual([]);
  expect(Object.keys(ROWS).filter((row) => routeOf(row) === undefined)).toEqual([]);
});

describe.each(Object.entries(ROWS))('%s', (name, row) => {
  const route = routeOf(name);

  it('is closed to who does not say who they are', async () => {
    const { status } = await ask(undefined, route.method, row.path('QN-LH'), row.body?.('QN-LH'));
    expect(status).toBe(401);
  });

  it.each(Role.options)('asks the matrix about %s in every place', async (role) => {
    const around = CELL_ROLES.includes(role) ? AROUND_CELL : AROUND_COMMUNE;
    const seen: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const [place, target] of Object.entries(around)) {
      const caller = person(role, pathOf(around.own), ME);
      seen[place] = wasAllowed(name, await ask(caller, route.method, row.path(target), row.body?.(target)));
      expected[place] = row.allowed({ role, own: around.own, target });
    }
    expect(seen).toEqual(expected);
  });
});

async function memberIn({ copies }: Parts, memberId: string, cellId: string): Promise<void> {
  await copies.members.put({
    ...{ id: memberId, version: 1 },
    value: {
      ...{ memberId, version: 1, cellId, name: 'X', kind: 'full' },
      ...{ joinedCellOn: '2020-01-01', leftCellOn: null, ...plainMembership },
    },
  });
}

/** Two members with a pledge, one of them reported, an initiative and a model in the unit. */
async function fill(parts: Parts, unitId: string): Promise<void> {
  const { stores, surroundings } = parts;
  const path = pathOf(unitId);
  const changed = { at: 1, by: `person:${ME}` };
  for (const [kind, reported] of [
    ['P', false],
    ['R', true],
  ] as const) {
    const target = { memberId: idOf(kind, unitId), year: YEAR };
    await memberIn(parts, target.memberId, unitId);
    const { around } = (await surroundings.one(target, NOW, byService(target.memberId)))!;
    const id = `${target.memberId}.${YEAR}`;
    await stores.pledges.act(id, { type: 'register', content: contentOf() }, around, { path, changed });
    const state = reported ? 'end_reported' : 'registered';
    await stores.pledges.store.model.updateOne({ _id: id }, { $set: { state } });
  }
  const around = { by: ME, at: 1, today: TODAY };
  const initiativeId = idOf('N', unitId);
  const content = { title: 'X', problem: 'X', solution: 'X', effect: 'X', value: null, recognisingBody: 'X' };
  await stores.initiatives.act(
    initiativeId,
    { type: 'write-initiative', year: YEAR, authorIds: [ME], content, evidence: [] },
    { ...around, initiativeId, unitId },
    { path, changed },
  );
  const own = { authorIds: [idOf('P', unitId)], state: 'submitted', above: unitsOn(path) };
  await stores.initiatives.store.model.updateOne({ _id: initiativeId }, { $set: own });
  const modelId = idOf('D', unitId);
  await stores.models.act(
    modelId,
    { type: 'propose', modelId, unitId, year: YEAR, title: 'X', summary: 'X', effect: 'X', evidence: [] },
    { ...around, modelId },
    { path, changed },
  );
}
