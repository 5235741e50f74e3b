import { can, permits, scopesOf, type Action } from '@bontot/access';
import { Role } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { routesOf, type Route } from '@bontot/service';
import type { Answer } from '@bontot/testing';
import { ApiModule } from '../src/api/api.module.ts';
import { EXEMPTIONS } from '../src/api/exemptions.controller.ts';
import type { Act } from '../src/register/record.ts';
import { RegisterStores } from '../src/storage/register-stores.ts';
import { fact, unit } from './builders.ts';
import { person, startScoring, type Caller, type RunningScoring } from './running-scoring.ts';

const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';

const tree = [
  unit('QN', { parentId: null, path: '/QN/', level: 'province', cellType: null }),
  unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null }),
  unit('QN-HM', { parentId: 'QN', path: '/QN/QN-HM/', level: 'commune', cellType: null }),
  unit('QN-LH-07'),
  unit('QN-LH-08'),
  unit('QN-LH-07-T1', { parentId: 'QN-LH-07', path: '/QN/QN-LH/QN-LH-07/QN-LH-07-T1/', level: 'party_group' }),
];
const PATHS = Object.fromEntries(tree.map(({ unitId, path }) => [unitId, path]));
/** Own unit and those around it, for a role of a cell and for one of a committee. */
const AROUND_CELL = { own: 'QN-LH-07', below: 'QN-LH-07-T1', beside: 'QN-LH-08', above: 'QN-LH' };
const AROUND_COMMUNE = { own: 'QN-LH', below: 'QN-LH-07', beside: 'QN-HM', above: 'QN' };

const claimOf = (unitId: string): string =>
  `01${unitId.replace(/[^A-Z0-9]/g, '').replace(/[ILOU]/g, '0')}`.padEnd(26, '0');

/**
 * One request per route about a unit, refused by a rule where it is allowed at all, so that nothing changes. `allowed`
 * reads the route's own word for «let through» where that is not the status; `everywhere` is a route about no unit,
 * `within` a list below a unit, which leaves out what a condition about single units forbids.
 */
type Row = {
  ask: (target: string) => { path: string; body?: unknown };
  allowed?: (answer: Answer) => boolean;
  everywhere?: true;
  within?: true;
  /** What a rule asks for besides the route's own action. */
  alsoNeeds?: Action;
};
const score = (tail = ''): Row => ({ ask: (target) => ({ path: `/api/v1/cells/${target}/assessments/2026${tail}` }) });
/** A post about a unit, with a body that is no request where nobody is let in: the guard and the unit come before its rules. */
const about = (path: string, bodyFor: (target: string) => object): Row => ({
  ask: (target) => ({ path: `/api/v1/register/${path}`, body: bodyFor(target) }),
});
const PASSED = { title: 'x', dueOn: '2020-01-01' };
const RECORD = '01J8ZQ4T3N5W7Y9A1C3E5G7J9Z';
const list = (path: string): Row => ({
  ask: (target) => ({ path: `/api/v1/register/${path}unitId=${target}` }),
  within: true,
});
/** Records are looked up by id and then by their unit, `${target}.record`; a body that its rules refuse changes nothing. */
const record = (path: (id: string) => string, body: object): Row => ({
  ask: (target) => ({ path: `/api/v1/register/${path(`${target}.record`)}`, body }),
});
const nowhere = (method: string, path: string, body?: unknown): Record<string, Row> => ({
  [`${method} /api/v1/register/${path}`]: {
    ask: () => ({ path: `/api/v1/register/${path.replace(/:\w+/g, 'x'.repeat(43)).replace(/x{43}$/, '0')}`, body }),
    everywhere: true,
  },
});
const REGISTER: Record<string, Row> = {
  'GET /api/v1/register/records': list('records?kind=target&'),
  'POST /api/v1/register/plans': about('plans', (unitId) => ({
    kind: 'target',
    recordId: RECORD,
    unitId,
    plan: 1,
    ...PASSED,
  })),
  'POST /api/v1/register/inspections': about('inspections', (unitId) => ({ recordId: RECORD, unitId, ...PASSED })),
  'POST /api/v1/register/issues': about('issues', (unitId) => ({ recordId: RECORD, unitId, ...PASSED })),
  'POST /api/v1/register/records/:recordId/acts': record((id) => `records/${id}/acts`, {
    type: 'issued',
    issuedOn: '2020-01-01',
  }),
  'POST /api/v1/register/records/:recordId/plan': record((id) => `records/${id}/plan`, {
    type: 'move',
    dueOn: '2020-01-01',
    reason: 'x',
  }),
  'POST /api/v1/register/inspections/:recordId/plan': record((id) => `inspections/${id}-i/plan`, {
    type: 'move',
    dueOn: '2020-01-01',
    reason: 'x',
  }),
  'GET /api/v1/register/cases': list('cases?'),
  'POST /api/v1/register/cases': about('cases', (unitId) => ({
    recordId: RECORD,
    unitId,
    matter: 'complaint',
    concludedOn: '2999-01-01',
    people: 1,
  })),
  'POST /api/v1/register/cases/:recordId/acts': record((id) => `cases/${id}-c/acts`, {
    type: 'result',
    concludedOn: '2999-01-01',
    people: 1,
  }),
  'GET /api/v1/register/clearances': list('clearances?'),
  'GET /api/v1/register/clearances/preview': {
    ask: (target) => ({ path: `/api/v1/register/clearances/preview?unitId=${target}&quarter=2020-Q1` }),
  },
  'POST /api/v1/register/clearances': about('clearances', (unitId) => ({
    clearanceId: RECORD,
    unitId,
    quarter: '2099-Q1',
    exceptions: [],
  })),
  'POST /api/v1/register/clearances/:clearanceId/withdrawal': {
    ask: () => ({ path: `/api/v1/register/clearances/${RECORD}/withdrawal`, body: { reason: 'x' } }),
    everywhere: true,
  },
  'GET /api/v1/register/judgements': list('judgements?'),
  'POST /api/v1/register/judgements': about('judgements', (unitId) => ({
    unitId,
    half: '2020-H1',
    grade: 3,
    reason: 'x',
  })),
  'GET /api/v1/register/dues': list('dues?month=2020-01&'),
  'GET /api/v1/register/dues/:unitId/:month': {
    ask: (target) => ({ path: `/api/v1/register/dues/${target}/2020-01` }),
  },
  'PUT /api/v1/register/dues/:unitId/:month': {
    ask: (target) => ({ path: `/api/v1/register/dues/${target}/2099-01`, body: { unpaid: [] } }),
    alsoNeeds: 'dues.read',
  },
  'POST /api/v1/register/dues/:unitId/:month/late': {
    ask: (target) => ({
      path: `/api/v1/register/dues/${target}/2020-01/late`,
      body: { memberId: ME, on: '2020-02-01' },
    }),
    alsoNeeds: 'dues.read',
  },
  ...nowhere('POST', 'batches', { items: [] }),
  ...nowhere('GET', 'batches/:batchId'),
  ...nowhere('POST', 'batches/:batchId/sample/:index'),
  ...nowhere('POST', 'batches/:batchId/verdict', { verdict: 'confirmed' }),
  ...nowhere('POST', 'files', {}),
  ...nowhere('POST', 'papers', {}),
  ...nowhere('PUT', 'papers/:uploadId/parts/:n', {}),
  ...nowhere('POST', 'papers/:uploadId/finish'),
  'GET /api/v1/register/papers/:fileId': {
    ask: (target) => ({ path: `/api/v1/register/papers/none?cellId=${target}&period=2026` }),
  },
  'GET /api/v1/senders': { ask: () => ({ path: '/api/v1/senders' }), everywhere: true },
  'GET /api/v1/senders/:sender/outcomes': {
    ask: (target) => ({ path: `/api/v1/senders/of-${target.toLowerCase()}/outcomes` }),
    within: true,
  },
  'PUT /api/v1/senders/:sender': {
    ask: (target) => ({ path: '/api/v1/senders/x', body: { measures: [], unitId: target, confirmedByNature: false } }),
  },
};
const ROWS: Record<string, Row> = {
  'GET /api/v1/cells/:cellId/assessments/:period': score(),
  'GET /api/v1/cells/:cellId/assessments/:period/history': score('/history'),
  'GET /api/v1/cells/:cellId/assessments/:period/evidence': score('/evidence'),
  'POST /api/v1/evidence': {
    ask: (target) => ({ path: '/api/v1/evidence', body: { ...fact('task.completed'), cellId: target } }),
    allowed: ({ body }) => body.code !== 'CELL_OUTSIDE_POSTS',
  },
  'GET /api/v1/evidence/outcomes': { ask: () => ({ path: '/api/v1/evidence/outcomes' }), everywhere: true },
  'POST /api/v1/cells/:cellId/verdicts': {
    ask: (target) => ({
      path: `/api/v1/cells/${target}/verdicts`,
      body: { period: '2026', measure: 'task.exceeded', source: 'none', revision: 1, verdict: 'confirmed' },
    }),
  },
  'POST /api/v1/cells/:cellId/exemptions': {
    ask: (target) => ({
      path: `/api/v1/cells/${target}/exemptions`,
      body: { period: '2026', indicator: '4.4', reason: 'asked already' },
    }),
  },
  'GET /api/v1/cells/:cellId/exemptions': {
    ask: (target) => ({ path: `/api/v1/cells/${target}/exemptions?period=2026` }),
  },
  'POST /api/v1/exemptions/:exemptionId/decision': {
    ask: (target) => ({ path: `/api/v1/exemptions/${claimOf(target)}/decision`, body: { decision: 'revoked' } }),
  },
  'GET /api/v1/cells/:cellId/assessments/:period/trend': score('/trend'),
  'GET /api/v1/next-steps': { ask: (target) => ({ path: `/api/v1/next-steps?cells=${target}&period=2026` }) },
  'GET /api/v1/register/pending': {
    // A page below one's own unit is allowed, without the lines of the unit itself: what is in it has a spec of its own.
    ask: (target) => ({ path: `/api/v1/register/pending?unitId=${target}` }),
    within: true,
  },
  'GET /api/v1/register/exemptions': {
    ask: (target) => ({ path: `/api/v1/register/exemptions?unitId=${target}` }),
    within: true,
  },
  ...REGISTER,
  'GET /api/v1/unclaimed': { ask: () => ({ path: '/api/v1/unclaimed' }), everywhere: true },
  'GET /api/v1/verification/cards': { ask: () => ({ path: '/api/v1/verification/cards' }), everywhere: true },
  'GET /api/v1/sets/:setId/:version': { ask: () => ({ path: '/api/v1/sets/cell-default/1.0.0' }), everywhere: true },
  'GET /api/v1/sets': { ask: () => ({ path: '/api/v1/sets' }), everywhere: true },
  'POST /api/v1/sets': { ask: () => ({ path: '/api/v1/sets', body: { id: 'x', version: '1' } }), everywhere: true },
  'POST /api/v1/adoptions': {
    ask: (target) => ({
      path: '/api/v1/adoptions',
      body: { unitId: target, subject: 'cell', period: '2026', setId: 'none', setVersion: '1' },
    }),
  },
};

const routes: Route[] = await routesOf({ module: class Routes {}, controllers: ApiModule.controllers });
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe('every route of scoring', () => {
  let scoring: RunningScoring;

  beforeAll(async () => {
    scoring = await startScoring({ worker: false });
    await scoring.knows(...tree);
    const exemptions = scoring.api.app.get(EXEMPTIONS);
    for (const { unitId } of tree) {
      const claim = { exemptionId: claimOf(unitId), cellId: unitId, period: '2026', indicator: '4.4' };
      const state = { ...claim, state: 'pending', reason: 'x', requestedBy: `person:${ME}`, expiresOn: '2026-12-31' };
      await exemptions.save({ id: claim.exemptionId, version: 0, state, events: [] });
    }
    await keepRecords(scoring);
    for (const { unitId, path } of tree) {
      const contract = { sender: `of-${unitId.toLowerCase()}`, measures: [], scope: path, confirmedByNature: false };
      await scoring.stores.senders.introduce(contract);
    }
  });
  afterAll(() => scoring.stop());

  const asked = routes.filter(({ action }) => action !== undefined);
  it('has a row here', () => expect(asked.map(nameOf).sort()).toEqual(Object.keys(ROWS).sort()));
  it.each(Role.options)('but the one that tells the time, which is closed to %s', async (role) => {
    expect(routes.filter((route) => !asked.includes(route)).map(nameOf)).toEqual(['POST /api/v1/register/sweep']);
    expect((await scoring.call(person(role, '/QN/', ME), 'POST', '/api/v1/register/sweep')).status).toBe(403);
  });

  describe.each(asked.map((route) => ({ name: nameOf(route), route })))('$name', ({ name, route }) => {
    const { ask, allowed = () => true, everywhere, within, alsoNeeds } = ROWS[name]!;
    const call = (caller: Caller | undefined, target: string) => {
      const { path, body } = ask(target);
      return scoring.call(caller, route.method, path, body);
    };

    it('is closed to who does not say who they are', async () =>
      expect((await call(undefined, 'QN-LH')).status).toBe(401));

    it.each(Role.options)('asks the matrix about %s in every place', async (role) => {
      const around = CELL_ROLES.includes(role) ? AROUND_CELL : AROUND_COMMUNE;
      const caller = person(role, PATHS[around.own]!, ME);
      const asked: Record<string, boolean> = {};
      const expected: Record<string, boolean> = {};
      for (const [place, target] of Object.entries(around)) {
        const answer = await call(caller, target);
        if (answer.status === 401 || answer.status >= 500) throw new Error(`${name}: unexpected ${answer.status}`);
        asked[place] = answer.status !== 403 && allowed(answer);
        expected[place] = within
          ? reachesByMatrix(route.action!, caller, PATHS[target]!)
          : [route.action!, ...(alsoNeeds ? [alsoNeeds] : [])].every((action) =>
              allowedByMatrix(action, caller, everywhere ? undefined : PATHS[target]),
            );
      }
      expect(asked).toEqual(expected);
    });
  });
});

/** A record of each kind in every unit, and one confirmation that nobody reaches. */
async function keepRecords({ api }: RunningScoring): Promise<void> {
  const { records } = api.app.get(RegisterStores);
  const around = { by: `person:${ME}`, at: 1, today: '2020-01-01', byNature: false };
  const examined = { people: 1, leaders: 0, selfDetected: 0, concludedOn: null, violationOn: null };
  for (const { unitId, path } of tree)
    for (const [id, rest] of Object.entries({
      [`${unitId}.record`]: { kind: 'programme', content: { title: 'x', issuedOn: null } },
      [`${unitId}.record-i`]: { kind: 'inspection', content: { title: 'x', doneOn: null } },
      [`${unitId}.record-c`]: { kind: 'case', content: { matter: 'complaint', ...examined } },
    })) {
      const opened = { recordId: id, unitId, subject: 'cell', dueOn: '2020-06-30', ...rest };
      const acted = await records.act(id, { type: 'open', record: opened, evidence: [] } as Act, around, path);
      if (!acted.ok) throw new Error(acted.refusal.code);
    }
}

const reachesByMatrix = (action: Action, { ref, posts }: Caller, path: string): boolean =>
  scopesOf({ ref, personId: ME, posts }, action, localDateOf(Date.now())).prefixes.some((prefix) =>
    path.startsWith(prefix),
  );

function allowedByMatrix(action: Action, { ref, posts }: Caller, path: string | undefined): boolean {
  const actor = { ref, personId: ME, posts };
  const today = localDateOf(Date.now());
  return path === undefined ? permits(actor, action, today) : can(actor, action, { path }, today);
}
