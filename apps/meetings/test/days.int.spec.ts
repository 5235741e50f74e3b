import { connect, type Database } from '@bontot/persistence';
import { ulid } from 'ulid';
import { openParts, type Parts } from '../src/parts.ts';
import { digestNow, signMinutes, wholeMeeting } from './acts.ts';
import { Device } from './device.ts';
import {
  at,
  committee,
  deputy,
  directoryTold,
  member,
  P,
  secretary,
  seeder,
  soon,
  startMeetings,
  technical,
  type RunningMeetings,
} from './running-meetings.ts';

let meetings: RunningMeetings;
let database: Database;
let parts: Parts;
const told = (caller: typeof secretary, day = '2026-07-03') => at(caller, `${day}T14:30:00Z`);
const sweepOn = async (day: string) =>
  (await meetings.call(told(seeder, day), 'POST', '/api/v1/meetings/sweep')).body.done as Record<string, number>;
const lastWord = (source: string, measure: string) =>
  meetings.told
    .filter(({ type }) => type === 'evidence.recorded.v1')
    .map(({ body, ...event }) => ({ ...event, body: body as Record<string, unknown> }))
    .findLast(({ body }) => body['source'] === source && body['measure'] === measure);

beforeAll(async () => {
  meetings = await startMeetings();
  await meetings.publish(...directoryTold());
  await meetings.settled();
  await sweepOn('2026-07-01');
  const { MONGODB_URI: uri, DB_PREFIX } = meetings.config;
  database = await connect({ uri, database: `${DB_PREFIX}meetings` });
  const silent = { info() {}, warn() {}, error() {}, debug() {} };
  parts = await openParts(database, meetings.config, { now: Date.now }, silent as never);
});
afterAll(async () => {
  await database.close();
  await meetings.stop();
});

/** As if the process had been killed between the write of a meeting and what follows from it. */
async function closeAndDie(): Promise<{ device: Device; taskId: string }> {
  const device = new Device(meetings.call);
  const taskId = ulid();
  const acts = wholeMeeting(
    { month: '2026-08', heldOn: '2026-08-05' },
    { itemId: ulid(), taskId, conclusionId: ulid() },
  );
  const [personId, moment] = [P(1), Date.parse('2026-08-05T14:30:00Z')];
  const actor = { ref: `person:${personId}`, personId, posts: secretary.posts };
  const { deviceId, meetingId } = device;
  await parts.door.take(meetingId, device.write(...acts), { actor, personId, moment, deviceId });
  return { device, taskId };
}

describe('what follows from a meeting', () => {
  it('is made by the next look when the process was killed before it', async () => {
    const { device, taskId } = await closeAndDie();
    expect(await parts.stores.tasks.store.load(taskId)).toBeUndefined();
    await sweepOn('2026-08-06');
    expect((await parts.stores.tasks.store.load(taskId))?.state).toMatchObject({ meetingId: device.meetingId });
    expect((await parts.stores.months.store.load('QN-LH-07.2026-08'))?.state.heldBy).toBe(device.meetingId);
    await soon(() =>
      expect(lastWord(`task/${taskId}`, 'task.completed')?.body).toMatchObject({ value: { yes: false } }),
    );
    await sweepOn('2026-08-06');
    expect((await parts.stores.tasks.store.load(taskId))?.version).toBe(1);
    expect(await parts.stores.meetings.countUndone()).toBe(0);
  });
});

describe('a day that comes', () => {
  it('says no of minutes that nobody signed, five days after, by the service itself', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting());
    const source = `meeting/${device.meetingId}`;
    await sweepOn('2026-07-08');
    expect(lastWord(source, 'minutes.signed.on_time')).toBeUndefined();
    await sweepOn('2026-07-09');
    await soon(() =>
      expect(lastWord(source, 'minutes.signed.on_time')).toMatchObject({
        ...{ sender: 'system:meetings', confirmed: 'true', recordedat: '2026-07-09T14:30:00.000Z' },
        body: { value: { yes: false }, revision: 2 },
      }),
    );
    expect((await sweepOn('2026-07-09'))['meetings']).toBe(0);
  });

  it('says no of a task that is overdue and of a month that was put off in vain', async () => {
    const taskId = ulid();
    const task = { taskId, unitId: 'QN-LH-07', title: 'Báo cáo', dueOn: '2026-09-10' };
    expect((await meetings.call(told(committee, '2026-09-01'), 'POST', '/api/v1/tasks', task)).body).toMatchObject({
      ...{ givenByUnitId: 'QN-LH', ownerId: null, state: 'assigned' },
    });
    const requestId = ulid();
    const asked = { requestId, kind: 'postponement', reason: 'lũ', newDate: '2026-10-05' };
    const month = '/api/v1/months/QN-LH-07/2026-09';
    expect((await meetings.call(told(secretary, '2026-09-20'), 'POST', `${month}/requests`, asked)).status).toBe(201);
    const decision = { requestId, decision: 'approved', decidedOn: '2026-09-21', number: '7-CV' };
    expect((await meetings.call(told(committee, '2026-09-22'), 'POST', `${month}/decision`, decision)).status).toBe(
      200,
    );
    await soon(() =>
      expect(lastWord('month/2026-09', 'meeting.regular.excused')).toMatchObject({
        ...{ confirmed: 'true', sender: committee.ref },
        body: { value: { yes: true }, effectiveOn: '2026-09-21' },
      }),
    );
    await sweepOn('2026-10-06');
    await soon(() => {
      expect(lastWord('month/2026-09', 'meeting.regular.excused')?.body).toMatchObject({ value: { yes: false } });
      expect(lastWord(`task/${taskId}`, 'task.on_time')?.body).toMatchObject({ value: { yes: false } });
    });
  });

  it('says no of each obliged member who did not report, and of the half-year without a review, once', async () => {
    await meetings.call(told(member(3), '2026-11-20'), 'POST', '/api/v1/member-reports/2026-11', { text: 'Đã làm' });
    const done = await sweepOn('2026-12-01');
    // Nine of the ten in cell 07 (one is exempt) and the one of cell 08; who reported is looked at and stays.
    expect(done['memberMonths']).toBeGreaterThanOrEqual(9);
    await soon(() => {
      expect(lastWord(`member-report/${P(4)}/2026-11`, 'member.reported')?.body).toMatchObject({
        value: { yes: false },
      });
      expect(lastWord(`member-report/${P(3)}/2026-11`, 'member.reported')?.body).toMatchObject({
        value: { yes: true },
      });
    });
    expect(lastWord(`member-report/${P(9)}/2026-11`, 'member.reported')).toBeUndefined();
    expect(lastWord(`member-report/${P(4)}/2026-06`, 'member.reported')).toBeUndefined();
    expect((await sweepOn('2026-12-01'))['memberMonths']).toBe(0);
    expect((await sweepOn('2027-01-01'))['halfYears']).toBe(2);
  });

  it('is told by the seeder alone', async () => {
    expect((await meetings.call(told(secretary), 'POST', '/api/v1/meetings/sweep')).status).toBe(403);
  });
});

describe('the chain of signed minutes', () => {
  const verify = async () => (await meetings.call(technical, 'GET', '/api/v1/minutes-verification')).body;

  it('names the document that somebody altered in the database', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting());
    await signMinutes(meetings.call, device, { secretary: told(secretary), deputy: told(deputy) });
    const second = new Device(meetings.call, device.meetingId);
    const digest = await digestNow(meetings.call, told(deputy), device.meetingId);
    await second.does(told(deputy), { type: 'sign', as: 'clerk', digest });
    expect(await verify()).toMatchObject({ ok: true, checked: { pages: 1 } });
    await database.connection
      .collection('meetings')
      .updateOne({ _id: device.meetingId as never }, { $set: { 'minutes.sections.0.text': 'Khác' } });
    const { meetingId } = device;
    expect(await verify()).toMatchObject({
      ok: false,
      differences: [{ unitId: 'QN-LH-07', n: 1, meetingId, pageId: meetingId, code: 'MINUTES_DIFFER' }],
    });
    await database.connection
      .collection('minutesChain')
      .updateOne({ pageId: meetingId }, { $set: { content: 'Khác' } });
    expect((await verify()).differences).toMatchObject([{ code: 'CONTENT_CHANGED' }]);
  });
});
