import type { Action } from '@bontot/access';
import type { PeopleStores } from '../src/storage/people.ts';
import type { Posts } from '../src/storage/posts.ts';

export const idOf = (kind: string, unitId: string): string =>
  `01${kind}${unitId.replace(/[^A-Z0-9]/g, '').replace(/[ILOU]/g, '0')}`.padEnd(26, '0');

type Row = (target: string) => { path: string; body?: unknown };
const paper = { number: '1', date: '2024-01-01' };
const onDay = { on: '2024-01-01' };
const of = (kind: string, place: string, steps: Record<string, unknown>): Record<string, Row> =>
  Object.fromEntries(
    Object.entries(steps).map(([step, body]) => [
      `POST /api/v1/${place}/${step}`,
      (target: string) => ({ path: `/api/v1/${place.replace(/:\w+/, idOf(kind, target))}/${step}`, body }),
    ]),
  );

/** Requests of the routes about people, each refused by a rule where it is allowed at all, or without an effect. */
export const peopleRows: Record<string, Row> = {
  'GET /api/v1/members/duplicates': (target) => ({ path: `/api/v1/members/duplicates?unitId=${target}` }),
  'POST /api/v1/members/duplicates/dismiss': (target) => ({
    path: '/api/v1/members/duplicates/dismiss',
    body: { memberIds: [idOf('M', target), idOf('M', target)] },
  }),
  'GET /api/v1/members/duplicates/compare': (target) => ({
    path: `/api/v1/members/duplicates/compare?one=${idOf('M', target)}&other=${idOf('M', target)}`,
  }),
  'POST /api/v1/members/duplicates/close': (target) => ({
    path: '/api/v1/members/duplicates/close',
    body: {
      ...{ keptId: idOf('M', target), duplicateId: idOf('M', target), seen: { kept: 1, duplicate: 1 }, reason: 'X' },
    },
  }),
  'POST /api/v1/members/duplicates/reopen': (target) => ({
    path: '/api/v1/members/duplicates/reopen',
    body: { duplicateId: idOf('M', target) },
  }),
  'GET /api/v1/members/:memberId': (target) => ({ path: `/api/v1/members/${idOf('M', target)}` }),
  ...of('M', 'members/:memberId', {
    suspend: { span: { from: '2021-02-01', to: '2021-01-01' } },
    'temporary-stay': { stay: null },
    'undo-leave': {},
    correct: {},
    erase: { confirm: 'Y', reason: 'Y' },
    invitation: {},
    'invitation/revoke': {},
  }),
  'GET /api/v1/transfers': (target) => ({ path: `/api/v1/transfers?unitId=${target}` }),
  'POST /api/v1/transfers': (target) => ({
    path: '/api/v1/transfers',
    body: {
      ...{ transferId: idOf('X', target), personId: idOf('M', target), kind: 'formal', toCellId: target },
      ...{ decision: paper, sentOn: '2024-01-02' },
    },
  }),
  ...of('F', 'transfers/:transferId', { shown: onDay, receive: onDay, cancel: { ...onDay, reason: 'X' } }),
  'GET /api/v1/candidates': (target) => ({ path: `/api/v1/candidates?unitId=${target}` }),
  'GET /api/v1/candidates/:candidateId': (target) => ({ path: `/api/v1/candidates/${idOf('C', target)}` }),
  'POST /api/v1/candidates': (target) => ({
    path: '/api/v1/candidates',
    body: {
      ...{ candidateId: idOf('C', target), cellId: target, name: 'Y', targetYear: '2024', resolution: paper },
      helperIds: [],
    },
  }),
  ...of('C', 'candidates/:candidateId', {
    helpers: { helperIds: [] },
    annul: { what: 'introduction', ...onDay, reason: 'X' },
    'awareness-class': { from: '2024-01-01' },
    certificate: { completedOn: '2024-01-01', certificate: paper },
    verify: onDay,
    vote: { ...onDay, for: 1, against: 0 },
    'send-up': onDay,
    decide: { admitted: true, decision: paper },
    ceremony: onDay,
    'full-vote': { ...onDay, for: 1, against: 0 },
    'full-decision': { result: 'full', decision: paper },
  }),
  'GET /api/v1/units/:unitId/training': (target) => ({ path: `/api/v1/units/${target}/training?year=2024` }),
  'POST /api/v1/training/:personId/:year': (target) => ({
    path: `/api/v1/training/${idOf('S', target)}/2024`,
    body: { certificate: { ...paper, date: '2023-01-01', issuer: 'X' } },
  }),
  'POST /api/v1/training/:personId/:year/withdraw': (target) => ({
    path: `/api/v1/training/${idOf('S', target)}/2024/withdraw`,
    body: { reason: 'X' },
  }),
  'GET /api/v1/units/:unitId/classifications': (target) => ({
    path: `/api/v1/units/${target}/classifications?year=2024`,
  }),
  ...Object.fromEntries(
    ['propose', 'decide'].map((act): [string, Row] => [
      `POST /api/v1/units/:unitId/classifications/:year/${act}`,
      (target) => ({
        path: `/api/v1/units/${target}/classifications/2024/${act}`,
        body: { ...onDay, rows: [{ memberId: idOf('M', target), grade: 3 }] },
      }),
    ]),
  ),
  'POST /api/v1/invitations/accept': () => ({ path: '/api/v1/invitations/accept', body: { code: 'X' } }),
  'POST /api/v1/directory/sweep': () => ({ path: '/api/v1/directory/sweep' }),
};

/** Routes for whoever holds one of several actions, which they ask for themselves. */
export const OF_SEVERAL: Record<string, Action[]> = {
  'GET /api/v1/candidates': ['candidates.follow', 'admission.decide'],
  'GET /api/v1/candidates/:candidateId': ['candidates.follow', 'admission.decide'],
  'POST /api/v1/candidates/:candidateId/annul': ['candidates.follow'],
  // Only an account as such accepts, which holds no post.
  'POST /api/v1/invitations/accept': [],
  'POST /api/v1/directory/sweep': [],
};

/** Lists of many people: whoever may read their own data alone gets nothing of them. */
export const ABOUT_MANY = [
  ...['GET /api/v1/members/duplicates', 'GET /api/v1/transfers', 'GET /api/v1/units/:unitId/posts'],
  'GET /api/v1/units/:unitId/classifications',
];

/** A cancelled transfer, an annulled candidate and a secretary in the unit. */
export async function keepPeople({ transfers, candidates }: PeopleStores, posts: Posts, unitId: string, path: string) {
  const changed = { at: 0, by: 'person:X' };
  await transfers.store.save({
    id: idOf('F', unitId),
    version: 0,
    state: {
      ...{ transferId: idOf('F', unitId), personId: idOf('M', unitId), kind: 'formal', purpose: null, until: null },
      ...{ fromCellId: unitId, toCellId: unitId, toPlace: null, decision: paper, sentOn: '2024-01-01' },
      ...{ shownOn: null, receivedOn: null, cancelled: { ...onDay, reason: 'X' }, state: 'cancelled' },
      ...{ shownDueOn: '2024-02-01', papersDueOn: '2024-03-01', dueOn: null, history: [] },
      ...{ fingerprint: 'f', untold: false },
    },
    events: [],
  });
  await candidates.store.save({
    id: idOf('C', unitId),
    version: 0,
    state: {
      ...{ candidateId: idOf('C', unitId), cellId: unitId, name: 'X', birthDate: null, targetYear: '2024' },
      introduction: { resolution: paper, helperIds: [], cellId: unitId, confirmed: false },
      ...{ awareness: null, verifiedOn: null, vote: null, sentUpOn: null, decision: null, ceremony: null },
      ...{ probationUntil: null, fullVote: null, fullDecision: null, erased: false, untold: false },
      annulled: { what: 'introduction', ...onDay, reason: 'X' },
      ...{ stage: 'annulled', next: null, dueOn: null, history: [], changed, fingerprint: 'f' },
    },
    events: [],
  });
  const personId = idOf('S', unitId);
  const term = { from: '2021-01-01', until: null, fingerprint: 'f' };
  const state = { postId: personId, personId, role: 'secretary' as const, unitId, path, ...term };
  await posts.store.save({ id: personId, version: 0, state, events: [] });
}
