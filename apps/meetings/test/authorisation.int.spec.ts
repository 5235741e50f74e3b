import { can, permits, type Action, type Actor } from '@bontot/access';
import { plainMembership, Role } from '@bontot/contracts';
import { isWithin, localDateOf } from '@bontot/kernel';
import { decide, type Meeting } from '@bontot/meeting-core';
import { connect, type Database } from '@bontot/persistence';
import { routesOf, type Route } from '@bontot/service';
import { person, type Answer, type Caller } from '@bontot/testing';
import { ulid } from 'ulid';
import { unitsOn } from '../src/meeting/kept.ts';
import { recordOf } from '../src/meeting/record.ts';
import { MeetingsModule } from '../src/meetings.ts';
import { openParts, type Parts } from '../src/parts.ts';
import { startMeetings, unitTold, type RunningMeetings } from './running-meetings.ts';

const CELL_ROLES: Role[] = ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'];
const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const TODAY = localDateOf(Date.now());

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
const isCell = (target: string): boolean => ['cell', 'party_group'].includes(UNITS[target as Target][1]);
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
const may =
  (...actions: Action[]) =>
  (asked: Asked): boolean =>
    actions.some((action) => can(actorAs(asked), action, { path: pathOf(asked.target), ownerId: ME }, TODAY));
/** A list: something in common is enough, whichever of the two lies below. */
const inCommon =
  (action: Action) =>
  ({ role, own, target }: Asked): boolean =>
    permits(actorAs({ role, own, target }), action, TODAY) &&
    (isWithin(pathOf(target), pathOf(own)) || isWithin(pathOf(own), pathOf(target)));
const conducts = (asked: Asked): boolean =>
  may(isCell(asked.target) ? 'meeting.conduct' : 'committee-meeting.conduct')(asked);
const asksForWaiver = (asked: Asked): boolean =>
  may(isCell(asked.target) ? 'waiver.request' : 'committee-meeting.conduct')(asked);
const sits = ({ role, own, target }: Asked): boolean =>
  own === target && !isCell(target) && (role === 'committee' || role === 'standing_committee');
const isAbove = ({ role, own, target }: Asked): boolean =>
  (role === 'supervisor' || role === 'committee') && isWithin(pathOf(target), pathOf(own));
const belongs =
  (...roles: Role[]) =>
  (asked: Asked): boolean =>
    asked.own === asked.target && isCell(asked.target) && roles.includes(asked.role);
const any =
  (...rules: ((asked: Asked) => boolean)[]) =>
  (asked: Asked): boolean =>
    rules.some((rule) => rule(asked));
const never = () => false;
const always = () => true;
const sendsPapers = ({ role, own, target }: Asked): boolean =>
  (['meeting.conduct', 'committee-meeting.conduct', 'plans.set'] as const).some((action) =>
    permits(actorAs({ role, own, target }), action, TODAY),
  );
const readsMinutes = any(conducts, isAbove, sits, belongs('secretary', 'deputy', 'member', 'probationary'));

const M = '/api/v1/meetings';
const meeting = (target: string) => `${M}/${idOf('M', target)}`;
const doc = { title: 'X', number: '1', issuer: 'X', deadline: '2099-01-01' };
const series = { regular: null, thematic: null, exceptions: [], groups: [] };

/** One request per route about a unit, which is refused by a rule or changes nothing that another row asks for. */
const ROWS: Record<string, Row> = {
  'GET /api/v1/meetings': { path: (target) => `${M}?unitId=${target}`, allowed: may('minutes.read') },
  'GET /api/v1/meetings/mine': { path: () => `${M}/mine`, allowed: always },
  'GET /api/v1/meetings/desk': { path: (target) => `${M}/desk?unitId=${target}&year=2026`, allowed: conducts },
  'POST /api/v1/meetings/acts': {
    path: () => `${M}/acts`,
    body: (target) => ({
      deviceId: `device-${ulid()}`,
      commands: [
        {
          ...{ commandId: ulid(), meetingId: idOf('M', target), seq: 1, baseVersion: 1, deviceTime: 0 },
          act: { type: 'announce' },
        },
      ],
    }),
    allowed: conducts,
  },
  'POST /api/v1/meetings/sweep': { path: () => `${M}/sweep`, allowed: never },
  'GET /api/v1/meetings/:meetingId': {
    path: meeting,
    allowed: any(conducts, isAbove, sits, belongs('secretary', 'deputy', 'member', 'probationary', 'exempt')),
  },
  'GET /api/v1/meetings/:meetingId/minutes': { path: (target) => `${meeting(target)}/minutes`, allowed: readsMinutes },
  'GET /api/v1/meetings/:meetingId/minutes.pdf': {
    path: (target) => `${meeting(target)}/minutes.pdf`,
    allowed: readsMinutes,
  },
  'GET /api/v1/meetings/:meetingId/attendance.pdf': {
    path: (target) => `${meeting(target)}/attendance.pdf?blank=1`,
    allowed: conducts,
  },
  'GET /api/v1/meeting-settings/:unitId': {
    path: (target) => `/api/v1/meeting-settings/${target}`,
    allowed: any(conducts, may('minutes.read', 'plans.set')),
  },
  'POST /api/v1/meeting-settings/:unitId': {
    path: (target) => `/api/v1/meeting-settings/${target}`,
    body: () => series,
    allowed: conducts,
  },
  'POST /api/v1/meeting-settings/:unitId/limits': {
    path: (target) => `/api/v1/meeting-settings/${target}/limits`,
    body: () => ({ minMinutes: 90, attendanceBase: 'strict' }),
    allowed: may('plans.set'),
  },
  'GET /api/v1/months': { path: (target) => `/api/v1/months?below=${target}`, allowed: inCommon('waiver.approve') },
  'POST /api/v1/months/:unitId/:month/requests': {
    path: (target) => `/api/v1/months/${target}/2020-01/requests`,
    body: () => ({ requestId: ulid(), kind: 'waiver', reason: 'X' }),
    allowed: asksForWaiver,
  },
  'POST /api/v1/months/:unitId/:month/decision': {
    path: (target) => `/api/v1/months/${target}/2020-01/decision`,
    body: () => ({ requestId: ulid(), decision: 'approved', decidedOn: '2020-01-01' }),
    allowed: may('waiver.approve'),
  },
  'GET /api/v1/tasks': {
    path: (target) => `/api/v1/tasks?unitId=${target}`,
    allowed: may('minutes.read', 'task.accept'),
  },
  'POST /api/v1/tasks': {
    path: () => '/api/v1/tasks',
    body: (target) => ({ taskId: ulid(), unitId: target, ownerId: ulid(), title: 'X', dueOn: '2020-01-01' }),
    allowed: may('task.assign'),
  },
  'POST /api/v1/tasks/:taskId/acts': {
    path: (target) => `/api/v1/tasks/${idOf('T', target)}/acts`,
    body: () => ({ type: 'reject-result', reason: 'X' }),
    allowed: may('task.accept'),
  },
  'GET /api/v1/study': {
    path: (target) => `/api/v1/study?unitId=${target}`,
    allowed: may('minutes.read', 'plans.set'),
  },
  'POST /api/v1/study': {
    path: () => '/api/v1/study',
    body: (target) => ({ ...doc, documentId: idOf('S', target), deadline: '2020-01-01', unitIds: [target] }),
    allowed: may('plans.set'),
  },
  'POST /api/v1/study/:documentId/acknowledge': {
    path: (target) => `/api/v1/study/${idOf('S', target)}/acknowledge`,
    body: (target) => ({ unitId: target }),
    allowed: any(sits, (asked) => isCell(asked.target) && may('check-in.self')(asked)),
  },
  'POST /api/v1/study/:documentId/withdraw': {
    path: (target) => `/api/v1/study/${idOf('S', target)}/withdraw`,
    allowed: may('plans.set'),
  },
  'GET /api/v1/member-reports': {
    path: (target) => `/api/v1/member-reports?unitId=${target}&month=2026-01`,
    allowed: any(conducts, may('task.report')),
  },
  'POST /api/v1/member-reports/:month': {
    path: () => '/api/v1/member-reports/2099-01',
    body: (target) => ({ personId: idOf('P', target), text: 'X' }),
    allowed: may('meeting.conduct'),
  },
  'GET /api/v1/unit-reports': {
    path: (target) => `/api/v1/unit-reports?unitId=${target}`,
    allowed: (asked) => sendsPapers(asked) && isWithin(pathOf(asked.target), pathOf(asked.own)),
  },
  'POST /api/v1/unit-reports': {
    path: () => '/api/v1/unit-reports',
    body: (target) => ({ reportId: ulid(), title: 'X', dueOn: '2020-01-01', unitIds: [target] }),
    allowed: may('plans.set'),
  },
  'POST /api/v1/unit-reports/:reportId/send': {
    path: () => `/api/v1/unit-reports/${ulid()}/send`,
    body: (target) => ({ unitId: target, text: 'X' }),
    allowed: conducts,
  },
  'GET /api/v1/members-reviews/:unitId/:half': {
    path: (target) => `/api/v1/members-reviews/${target}/2026-H1`,
    allowed: any(conducts, may('review.decide')),
  },
  'POST /api/v1/members-reviews/:unitId/:half': {
    path: (target) => `/api/v1/members-reviews/${target}/2099-H1`,
    body: () => ({ text: 'X' }),
    allowed: (asked) => isCell(asked.target) && may('meeting.conduct')(asked),
  },
  'POST /api/v1/papers': {
    path: () => '/api/v1/papers',
    body: () => ({ name: 'x.pdf', size: 10, sha256: '0'.repeat(64) }),
    allowed: sendsPapers,
  },
  'PUT /api/v1/papers/:uploadId/parts/:n': { path: () => '/api/v1/papers/none/parts/0', allowed: sendsPapers },
  'POST /api/v1/papers/:uploadId/finish': { path: () => '/api/v1/papers/none/finish', allowed: sendsPapers },
  // What a reader may not open is not there for them; `papers.int.spec.ts` asks who may open what.
  'GET /api/v1/papers/:fileId': {
    path: (target) => `/api/v1/papers/none?in=meeting:${idOf('M', target)}`,
    allowed: always,
  },
  'GET /api/v1/ballots/:ballotId': {
    path: (target) => `/api/v1/ballots/${idOf('B', target)}`,
    allowed: any(conducts, may('minutes.read')),
  },
  'GET /api/v1/ballots/:ballotId/voters': {
    path: (target) => `/api/v1/ballots/${idOf('B', target)}/voters`,
    allowed: (asked) => (isCell(asked.target) ? may('secret-vote.voters') : conducts)(asked),
  },
  'POST /api/v1/ballots/:ballotId/tokens': {
    path: (target) => `/api/v1/ballots/${idOf('B', target)}/tokens`,
    body: () => ({ blinded: 'A'.repeat(512) }),
    allowed: any(sits, (asked) => isCell(asked.target) && may('vote.cast')(asked)),
  },
  'POST /api/v1/ballots/:ballotId/votes': {
    path: (target) => `/api/v1/ballots/${idOf('B', target)}/votes`,
    body: () => ({ token: 'AAAA', signature: 'A'.repeat(512), choice: 'for' }),
    allowed: always,
  },
  'GET /api/v1/minutes-verification': {
    path: () => '/api/v1/minutes-verification',
    allowed: may('dead-letters.replay'),
  },
};

/** Whether the caller was let through, in the route's own words. */
function wasAllowed(route: string, { status, body }: Answer): boolean {
  // Who may vote at all and is on no list hears that, after the matrix was asked.
  if (status === 403) return (body as { code: string }).code === 'VOTE_NOT_ELIGIBLE';
  if (status === 401 || status === 400 || status >= 500)
    throw new Error(`${route}: unexpected ${status} ${JSON.stringify(body)}`);
  const each = (body as { items?: { code?: string }[]; results?: { code?: string }[] } | undefined) ?? {};
  return [each.results?.[0], each.items?.[0]].every((one) => one?.code !== 'FORBIDDEN');
}

const routes: Route[] = await routesOf(MeetingsModule.with({} as never));
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

let meetings: RunningMeetings;
let database: Database;

beforeAll(async () => {
  meetings = await startMeetings();
  const { MONGODB_URI: uri, DB_PREFIX } = meetings.config;
  database = await connect({ uri, database: `${DB_PREFIX}meetings` });
  const silent = { info() {}, warn() {}, error() {}, debug() {} };
  const parts = await openParts(database, meetings.config, { now: Date.now }, silent as never);
  await meetings.publish(...Object.entries(UNITS).map(([unitId, [path, level]]) => unitTold(unitId, path, level)));
  await meetings.settled();
  for (const target of Object.keys(UNITS)) await fill(parts, target);
});
afterAll(async () => {
  await database.close();
  await meetings.stop();
});

/** Asks, also for answers that are no JSON. */
async function ask(caller: Caller | undefined, method: string, path: string, body?: unknown): Promise<Answer> {
  try {
    return await meetings.call(
      caller,
      method,
      path,
      body,
      path.includes('/parts/') ? { 'content-type': 'application/octet-stream' } : {},
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 200, body: undefined, type: null };
  }
}

it('has a row for each route', () => expect(routes.map(nameOf).sort()).toEqual(Object.keys(ROWS).sort()));

describe.each(routes.map((route) => ({ name: nameOf(route), route })))('$name', ({ name, route }) => {
  const row = ROWS[name]!;

  it('is closed to who does not say who they are, but for the ballot itself', async () => {
    const { status } = await ask(undefined, route.method, row.path('QN-LH'), row.body?.('QN-LH'));
    expect(status === 401).toBe(route.open === undefined);
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

/** A signed meeting with a ballot, a task, a document and a member in the unit. */
async function fill({ stores, copies, ballots }: Parts, unitId: string): Promise<void> {
  const path = pathOf(unitId);
  const beside = { above: unitsOn(path), changed: { at: 1, by: `person:${ME}` } };
  const meeting = signedMeeting(unitId);
  const state = recordOf(meeting, 1, undefined, { ...beside, devices: {} });
  await stores.meetings.store.save({ id: meeting.meetingId, version: 0, state: { ...state, todo: [] }, events: [] });
  await ballots.open({ voteId: idOf('B', unitId), subject: 'X', eligibleIds: [] } as never, meeting);
  const around = { by: ME, at: 1, today: '2026-01-05' };
  const task = { taskId: idOf('T', unitId), unitId, title: 'X', ownerId: idOf('P', unitId), dueOn: '2026-01-25' };
  await stores.tasks.act(task.taskId, { type: 'assign', task }, around, { path, changed: beside.changed });
  const sent = { ...doc, documentId: idOf('S', unitId), unitId };
  await stores.studies.act(`${sent.documentId}.${unitId}`, { type: 'send', ...sent }, around, {
    ...{ path, changed: beside.changed },
  });
  await copies.members.put({
    ...{ id: idOf('P', unitId), version: 1 },
    value: {
      ...{ memberId: idOf('P', unitId), version: 1, cellId: unitId, name: 'X', kind: 'full' },
      ...{ joinedCellOn: '2020-01-01', leftCellOn: null, ...plainMembership },
    },
  });
}

function signedMeeting(unitId: string): Meeting {
  const meetingId = idOf('M', unitId);
  const kind = isCell(unitId) ? 'regular' : 'committee';
  const planned = decide(
    { type: 'plan', unitId, kind, month: '2026-01', heldOn: '2026-01-05', startsAt: '19:30', place: 'X' },
    undefined,
    {
      ...{ meetingId, by: ME, at: 1, today: '2026-01-01', deviceId: 'd', version: 1 },
      ...{ people: [], minMinutes: 90, attendanceBase: 'strict' },
    },
  );
  if (!planned.ok) throw new Error(planned.refusal.code);
  const [first] = planned.value;
  if (!first || !('state' in first)) throw new Error('not planned');
  const sections = [{ sectionId: 'all', heading: 'X', text: 'X' }];
  return {
    ...first.state,
    ...{ state: 'closed', announcedOn: '2026-01-02', startedAt: '19:30', endedAt: '21:30', closedAt: 1, openedAt: 1 },
    minutes: { ...first.state.minutes, state: 'signed', sections, signedOn: '2026-01-06' },
  };
}
