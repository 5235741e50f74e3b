import { eventually, startProduct, type TestProduct } from '@bontot/testing';
import { healthy } from './bad-facts.ts';
import { answerOf, Outsider } from './outsider.ts';
import { foundProvince } from './tree.ts';

/** Own cell of those who have one, the cell beside it, the commune above, a cell of another commune. */
const CELLS = ['QN-LH-07', 'QN-LH-08', 'QN-LH', 'QN-HM-01'] as const;
type Seen = [own: boolean, beside: boolean, above: boolean, elsewhere: boolean];

const EVERYTHING: Seen = [true, true, true, true];
const COMMUNE: Seen = [true, true, true, false];
const OWN: Seen = [true, false, false, false];
const NOTHING: Seen = [false, false, false, false];

/** «A cell's score with reasons and numbers» of the domain handbook (10.1), by account. */
const SCORE: Record<string, Seen> = {
  'org-dept': EVERYTHING,
  'standing-committee': EVERYTHING,
  inspector: EVERYTHING,
  committee: COMMUNE,
  supervisor: OWN,
  secretary: OWN,
  deputy: OWN,
  member: OWN,
  probationary: OWN,
  exempt: NOTHING,
  technical: NOTHING,
  publisher: NOTHING,
};

let product: TestProduct;
let outsider: Outsider;

beforeAll(async () => {
  product = await startProduct();
  outsider = new Outsider(product.url, product.env as never);
  await foundProvince(outsider);
  await outsider.publish(CELLS.map((cellId) => healthy(cellId, 'seen/1')));
  for (const cellId of CELLS) await eventually(async () => (await outsider.assessment(cellId, '2026')).revision > 0);
});
afterAll(async () => {
  await outsider?.close();
  await product?.stop();
});

const statusesOf = (as: string, path: (cellId: string) => string, body?: (cellId: string) => unknown) =>
  Promise.all(
    CELLS.map(async (cellId) => {
      const { status, text } = await outsider.ask(as, path(cellId), body ? { body: body(cellId) } : {});
      if (status >= 400) expect(text).not.toMatch(/attendance|seen\/1/);
      return status;
    }),
  );
const codes = (seen: Seen, yes: number) => seen.map((may) => (may ? yes : 403));

describe.each(Object.entries(SCORE))('%s', (as, seen) => {
  const reads: [string, (cellId: string) => string][] = [
    ['the assessment', (cellId) => `/api/v1/cells/${cellId}/assessments/2026`],
    [
      'a past view',
      (cellId) => `/api/v1/cells/${cellId}/assessments/2026?asOf=2026-06-30&knownOn=2026-07-05&view=reviewed`,
    ],
    ['the history', (cellId) => `/api/v1/cells/${cellId}/assessments/2026/history`],
    ['the evidence', (cellId) => `/api/v1/cells/${cellId}/assessments/2026/evidence`],
  ];
  it.each(reads)('reads %s where the matrix says so', async (_, path) =>
    expect(await statusesOf(as, path)).toEqual(codes(seen, 200)),
  );

  it('finds in the list of units what lies within its reach', async () => {
    const { status, body } = await outsider.ask(as, '/api/v1/units?level=cell&limit=500');
    if (seen === NOTHING) return void expect(status).toBe(403);
    const cells = ['QN-LH-07', 'QN-LH-08', 'QN-HM-01'].filter((_, index) => seen[[0, 1, 3][index]!]);
    expect(body.items.map(({ unitId }: any) => unitId).sort()).toEqual(cells.sort());
  });
});

const fact = (as: string) => (cellId: string) =>
  healthy(cellId, `by/${as}`, { measure: 'dues.paid', value: { part: 9, whole: 10 } });
const verdict = () => ({
  period: '2026',
  measure: 'task.exceeded',
  source: 'claim/1',
  revision: 1,
  verdict: 'confirmed',
});
const claim = () => ({ period: '2026', indicator: '4.4', reason: 'nobody left to admit' });
const otherClaim = { period: '2026', indicator: '1.6', reason: 'no local issue' };
const adoption = (unitId: string) => ({
  unitId,
  subject: 'cell',
  period: '2031',
  setId: 'no-such-set',
  setVersion: '1',
});
const post = (path: string | ((cellId: string) => string)) => (typeof path === 'string' ? () => path : path);

/** Writes: where somebody may, the answer is that of a rule, so that nothing changes for the next one. */
const WRITES: [
  what: string,
  path: (cellId: string) => string,
  body: (cellId: string) => unknown,
  yes: number,
  may: Record<string, Seen>,
][] = [
  [
    'confirms facts',
    post((cellId) => `/api/v1/cells/${cellId}/verdicts`),
    verdict,
    404,
    // Nobody judges their own organisation.
    { committee: [true, true, false, false], supervisor: OWN, inspector: EVERYTHING },
  ],
  ['adopts a set', post('/api/v1/adoptions'), adoption, 404, { 'standing-committee': EVERYTHING }],
];

describe.each(WRITES)('%s', (_, path, body, yes, may) => {
  it.each(Object.keys(SCORE))('%s, where the matrix says so', async (as) =>
    expect(await statusesOf(as, path, body)).toEqual(codes(may[as] ?? NOTHING, yes)),
  );
});

it('facts are entered within reach alone', async () => {
  const may: Record<string, Seen> = {
    inspector: EVERYTHING,
    committee: COMMUNE,
    secretary: OWN,
    deputy: OWN,
    publisher: EVERYTHING,
  };
  for (const as of Object.keys(SCORE)) {
    const answers = await Promise.all(
      CELLS.map((cellId) => outsider.ask(as, '/api/v1/evidence', { body: fact(as)(cellId) })),
    );
    const told = answers.map(({ status, body }) => (status === 202 ? true : body.code));
    const refused = may[as] ? 'CELL_OUTSIDE_POSTS' : 'FORBIDDEN';
    expect([as, told]).toEqual([as, (may[as] ?? NOTHING).map((yes) => yes || refused)]);
  }
});

it('«not applicable» is asked for by the secretary of the cell, and approved by those above alone', async () => {
  const path = (cellId: string) => `/api/v1/cells/${cellId}/exemptions`;
  for (const as of Object.keys(SCORE)) {
    const may: Record<string, Seen> = { secretary: OWN };
    // A committee may ask for itself: footnote 4 of the matrix.
    if (as === 'committee') continue;
    expect([as, await statusesOf(as, path, claim)]).toEqual([as, codes(may[as] ?? NOTHING, 201)]);
  }
  const { exemptionId } = await outsider.get('secretary', path('QN-LH-07'), { body: otherClaim });
  const decide = (as: string) =>
    outsider.ask(as, `/api/v1/exemptions/${exemptionId}/decision`, { body: { decision: 'approved' } });
  for (const as of Object.keys(SCORE).filter((one) => one !== 'supervisor' && one !== 'committee'))
    expect([as, (await decide(as)).status]).toEqual([as, 403]);
  expect((await decide('supervisor')).status).toBe(200);
});

describe('nobody', () => {
  const get = async (authorization?: string) =>
    answerOf(
      await fetch(`${product.url}/api/v1/cells/QN-LH-07/assessments/2026`, {
        headers: authorization === undefined ? {} : { authorization },
      }),
    );
  const problem = (code: string) => ({
    status: 401,
    type: expect.stringContaining('problem+json'),
    body: expect.objectContaining({ code }),
  });

  it('without a token', async () => expect(await get()).toMatchObject(problem('SIGN_IN_NEEDED')));
  it('with a token that is none', async () =>
    expect(await get('Bearer abc.def.ghi')).toMatchObject(problem('TOKEN_NOT_VALID')));
  it('with a token that somebody has changed', async () => {
    const [head, claims, signature] = (await outsider.token('member')).split('.');
    const other = { ...JSON.parse(Buffer.from(claims!, 'base64url').toString()), sub: '01DEV000000000000000SECRTR' };
    const forged = [head, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.');
    expect(await get(`Bearer ${forged}`)).toMatchObject(problem('TOKEN_NOT_VALID'));
  });
  it('asks a service past the gateway', async () => {
    for (const { url } of Object.values(product.run().services).slice(1, 3))
      expect(
        (
          await fetch(`${url}/api/v1/cells/QN-LH-07/assessments/2026`, {
            headers: { authorization: `Bearer ${await outsider.token('org-dept')}` },
          })
        ).status,
      ).toBeGreaterThanOrEqual(401);
  });
  it('says which moment it is but the seeder', async () => {
    const at = { headers: { 'x-clock': '2020-01-01T00:00:00Z' } };
    const { knownOn } = await outsider.get('secretary', '/api/v1/cells/QN-LH-07/assessments/2026', at);
    expect(knownOn > '2026').toBe(true);
  });
});

it('a cell that nobody knows is 404 for those above, and no difference for those who see nothing', async () => {
  const path = '/api/v1/cells/QN-LH-99/assessments/2026';
  expect((await outsider.ask('org-dept', path)).status).toBe(404);
  expect((await outsider.ask('exempt', path)).status).toBe(403);
});
