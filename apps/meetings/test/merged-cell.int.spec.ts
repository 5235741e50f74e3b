import { digestNow, plan, signMinutes, wholeMeeting } from './acts.ts';
import { Device } from './device.ts';
import {
  at,
  CELL,
  deputy,
  directoryTold,
  memberTold,
  secretary,
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
}, 60_000);
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
