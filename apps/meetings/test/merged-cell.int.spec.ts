import { person, type Caller } from '@bontot/testing';
import { ulid } from 'ulid';
import { digestNow, plan, signMinutes, wholeMeeting } from './acts.ts';
import { Device } from './device.ts';
import {
  at,
  CELL,
  committee,
  deputy,
  directoryTold,
  memberTold,
  OTHER_CELL,
  P,
  secretary,
  seeder,
  soon,
  startMeetings,
  unitTold,
  type RunningMeetings,
} from './running-meetings.ts';

/** A cell that is merged away on 1 July while its last meeting is open (domain handbook 2, «merge, split»). */
let meetings: RunningMeetings;
const lastDay = '2026-06-30';
const told = (caller: typeof secretary, day: string) => at(caller, `${day}T14:30:00Z`);

beforeAll(async () => {
  meetings = await startMeetings();
  await meetings.publish(...directoryTold());
  await meetings.settled();
});
afterAll(() => meetings.stop());

const factsOf = (source: string) =>
  meetings.told.flatMap(({ type, body }) => {
    const fact = body as { source: string; measure: string; cellId: string; value: { yes?: boolean } };
    return type === 'evidence.recorded.v1' && fact.source === source ? [fact] : [];
  });

it('lets those who held office close and sign what was open, and plan nothing more', async () => {
  const device = new Device(meetings.call);
  const acts = wholeMeeting({ absent: [4], month: '2026-06', heldOn: lastDay }).filter(
    ({ type }) => type !== 'set-task',
  );
  await device.does(told(secretary, lastDay), ...acts.slice(0, -1));

  await meetings.publish(
    unitTold('QN-LH-07', CELL, 'cell', { version: 2, validTo: lastDay }),
    unitTold('QN-LH-99', '/QN/QN-LH/QN-LH-99/', 'cell', { validFrom: '2026-07-01', successorOf: ['QN-LH-07'] }),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
      memberTold(number, 'QN-LH-99', { version: 2, joinedCellOn: '2026-07-01' }),
    ),
  );
  await meetings.settled();

  await device.does(told(secretary, '2026-07-01'), { type: 'close', endedAt: '21:15' });
  const officers = { secretary: told(secretary, '2026-07-03'), deputy: told(deputy, '2026-07-03') };
  await signMinutes(meetings.call, device, officers);
  const second = new Device(meetings.call, device.meetingId);
  const digest = await digestNow(meetings.call, officers.deputy, device.meetingId);
  await second.does(officers.deputy, { type: 'sign', as: 'clerk', digest });

  const source = `meeting/${device.meetingId}`;
  await soon(() =>
    expect(factsOf(source).findLast(({ measure }) => measure === 'minutes.signed.on_time')).toMatchObject({
      cellId: 'QN-LH-07',
      value: { yes: true },
    }),
  );
  // The base is the list of the day of the meeting, though everybody belongs elsewhere since.
  expect(factsOf(source).find(({ measure }) => measure === 'meeting.attendance')).toMatchObject({
    cellId: 'QN-LH-07',
    value: { part: 8, whole: 9 },
  });

  const later = new Device(meetings.call);
  expect(await later.tries(told(secretary, '2026-07-03'), plan({ heldOn: '2026-07-05' }))).toEqual(['UNIT_CLOSED']);
});

it('is told to nobody else: the successor’s secretary neither sees nor signs the old cell’s minutes', async () => {
  const device = new Device(meetings.call);
  const planned = plan({ kind: 'extraordinary', month: '2026-06', heldOn: '2026-06-29' });
  await device.does(told(secretary, '2026-06-29'), planned);
  const other = { ...secretary, posts: [{ ...secretary.posts[0]!, unitId: 'QN-LH-99', path: '/QN/QN-LH/QN-LH-99/' }] };
  const stranger = new Device(meetings.call, device.meetingId);
  expect(await stranger.tries(told(other, '2026-07-02'), { type: 'announce' })).toEqual(['FORBIDDEN']);
  expect((await meetings.call(told(other, '2026-07-02'), 'GET', `/api/v1/meetings/${device.meetingId}`)).status).toBe(
    403,
  );
});

describe('a task that was still open', () => {
  const successor = '/QN/QN-LH/QN-LH-99/';
  const heir = person('secretary', successor, P(1));
  const owner = person('member', successor, P(10));
  const call = (caller: Caller, day: string, method: string, path: string, body?: object) =>
    meetings.call(told(caller, day), method, `/api/v1/tasks${path}`, body);
  const act = async (caller: Caller, taskId: string, one: object) =>
    (await call(caller, '2026-07-10', 'POST', `/${taskId}/acts`, one)).status;
  const listed = async (caller: Caller, query: string) =>
    ((await call(caller, '2026-07-10', 'GET', `?${query}`)).body as { items?: { taskId: string }[] }).items?.map(
      ({ taskId }) => taskId,
    );
  const sweep = (day: string) => meetings.call(told(seeder, day), 'POST', '/api/v1/meetings/sweep', {});
  /** A task of the old cell for somebody who then comes into the new one as well. */
  const given = async (number: number) => {
    const taskId = ulid();
    const task = { taskId, unitId: 'QN-LH-07', ownerId: P(number), title: 'Vệ sinh đường', dueOn: '2026-07-25' };
    expect((await call(secretary, '2026-06-20', 'POST', '', task)).status).toBe(201);
    await meetings.publish(memberTold(number, 'QN-LH-99', { version: 2, joinedCellOn: '2026-07-01' }));
    await meetings.settled();
    return taskId;
  };

  it('is reported and accepted in the successor, and counts for the old cell', async () => {
    const taskId = await given(10);
    await sweep('2026-06-30');
    expect(await act(heir, taskId, { type: 'accept-result', doneOn: '2026-07-09' })).toBe(403);
    await sweep('2026-07-01');
    expect(await listed(heir, 'unitId=QN-LH-99&state=open')).toEqual([taskId]);
    expect(await listed(committee, 'unitId=QN-LH-07&state=open')).toEqual([taskId]);
    const desk = await meetings.call(
      told(heir, '2026-07-10'),
      'GET',
      '/api/v1/meetings/desk?unitId=QN-LH-99&year=2026',
    );
    expect((desk.body as { tasks: object[] }).tasks).toMatchObject([{ taskId, unitId: 'QN-LH-07' }]);
    expect(await act(owner, taskId, { type: 'report', text: 'Xong' })).toBe(200);
    expect(await act(heir, taskId, { type: 'accept-result', doneOn: '2026-07-09' })).toBe(200);
    await soon(() =>
      expect(factsOf(`task/${taskId}`).findLast(({ measure }) => measure === 'task.completed')).toMatchObject({
        cellId: 'QN-LH-07',
        value: { yes: true },
      }),
    );
  });

  it('stays followed where the old cell is told of again, and where the successor moves', async () => {
    const taskId = await given(9);
    await sweep('2026-07-01');
    await meetings.publish(
      unitTold('QN-LH-07', CELL, 'cell', { version: 3, validTo: lastDay }),
      unitTold('QN-BX', '/QN/QN-BX/', 'commune'),
      unitTold('QN-LH-99', '/QN/QN-BX/QN-LH-99/', 'cell', {
        ...{ version: 2, validFrom: '2026-07-01', successorOf: ['QN-LH-07'] },
      }),
    );
    await meetings.settled();
    await sweep('2026-07-02');
    const there = person('secretary', '/QN/QN-BX/QN-LH-99/', P(1));
    expect(await listed(there, 'unitId=QN-LH-99&state=open')).toEqual([taskId]);
    expect(await act(heir, taskId, { type: 'cancel', reason: 'Không còn cần' })).toBe(403);
    expect(await act(there, taskId, { type: 'cancel', reason: 'Không còn cần' })).toBe(200);
  });

  it('of a split cell goes with its owner; what was given to the cell as a whole stays for the committee', async () => {
    const [own, whole] = [ulid(), ulid()];
    for (const [taskId, ownerId] of [
      [own, P(21)],
      [whole, null],
    ] as const) {
      const task = { taskId, unitId: 'QN-LH-08', ownerId, title: 'Trồng cây', dueOn: '2026-08-25' };
      expect((await call(committee, '2026-06-20', 'POST', '', task)).status).toBe(201);
    }
    const part = (id: string) =>
      unitTold(id, `/QN/QN-LH/${id}/`, 'cell', { validFrom: '2026-08-01', successorOf: ['QN-LH-08'] });
    await meetings.publish(
      unitTold('QN-LH-08', OTHER_CELL, 'cell', { version: 2, validTo: '2026-07-31' }),
      ...[part('QN-LH-81'), part('QN-LH-82')],
      memberTold(21, 'QN-LH-82', { version: 2, joinedCellOn: '2026-08-01' }),
    );
    await meetings.settled();
    await sweep('2026-08-01');
    const leads = (id: string) => person('secretary', `/QN/QN-LH/${id}/`, P(1));
    expect(await listed(leads('QN-LH-81'), 'unitId=QN-LH-81')).toEqual([]);
    expect(await listed(leads('QN-LH-82'), 'unitId=QN-LH-82')).toEqual([own]);
    expect(await act(committee, whole, { type: 'cancel', reason: 'Chi bộ đã chia tách' })).toBe(200);
  });
});
