import type { Act } from '@bontot/meeting-core';
import { person } from '@bontot/testing';
import { ulid } from 'ulid';
import { plan, wholeMeeting } from './acts.ts';
import { Device } from './device.ts';
import {
  at,
  deputy,
  directoryTold,
  member,
  P,
  secretary,
  startMeetings,
  type RunningMeetings,
} from './running-meetings.ts';

let meetings: RunningMeetings;
const told = (caller: typeof secretary) => at(caller, '2026-07-03T14:30:00Z');
const viewOf = async (meetingId: string, caller = secretary) =>
  (await meetings.call(told(caller), 'GET', `/api/v1/meetings/${meetingId}`)).body;

beforeAll(async () => {
  meetings = await startMeetings();
  await meetings.publish(...directoryTold());
  await meetings.settled();
});
afterAll(() => meetings.stop());

describe('commands of one device', () => {
  it('sent twice change nothing the second time', async () => {
    const device = new Device(meetings.call);
    const commands = device.write(...wholeMeeting());
    await device.send(told(secretary), commands);
    const before = await viewOf(device.meetingId);
    const again = await device.send(told(secretary), commands);
    expect(again.map(({ outcome }) => outcome)).toEqual(commands.map(() => 'repeated'));
    expect(await viewOf(device.meetingId)).toEqual(before);
  });

  it('wait for those that are missing before them, and go in whatever order they come', async () => {
    const device = new Device(meetings.call);
    const [first, second, third] = device.write(
      plan(),
      { type: 'change', place: 'Nhà ông An' },
      { type: 'cancel', reason: 'mưa' },
    );
    await device.send(told(secretary), [first!]);
    expect(await device.send(told(secretary), [third!])).toMatchObject([{ outcome: 'gap', expected: 2 }]);
    expect((await device.send(told(secretary), [third!, second!])).map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
    ]);
    expect((await viewOf(device.meetingId)).meeting).toMatchObject({ state: 'cancelled', place: 'Nhà ông An' });
  });

  it('that were not allowed count as decided, so that the next one is no gap', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting().slice(0, 4));
    const own = new Device(meetings.call, device.meetingId);
    const acts: Act[] = [
      { type: 'cancel', reason: 'không muốn' },
      { type: 'ask-excuse', reasonClass: 'work' },
    ];
    const commands = own.write(...acts);
    const results = await own.send(told(member(5)), commands);
    expect(results).toMatchObject([{ outcome: 'refused', code: 'FORBIDDEN' }, { outcome: 'applied' }]);
    expect((await own.send(told(member(5)), commands)).map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated']);
  });

  it('are not taken from somebody else under the same device', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), plan());
    expect(await device.tries(told(deputy), { type: 'change', place: 'Chỗ khác' })).toEqual(['DEVICE_OF_OTHER']);
  });
});

describe('two devices', () => {
  it('that change one row keep the second value beside, for a person to choose', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting().slice(0, 5));
    const phone = new Device(meetings.call, device.meetingId);
    phone.version = device.version;
    await device.does(told(secretary), { type: 'mark', personId: P(4), mark: 'unexcused' });
    expect(
      await phone.tries(told(deputy), { type: 'mark', personId: P(4), mark: 'excused', reasonClass: 'family' }),
    ).toEqual(['set_aside']);
    const { meeting } = await viewOf(device.meetingId);
    expect(meeting.conflicts).toMatchObject([{ unit: `row:${P(4)}`, losing: { mark: 'excused' }, by: P(2) }]);
    expect(meeting.roll.find((row: { personId: string }) => row.personId === P(4)).mark).toBe('unexcused');
  });

  it('that close at once close it once', async () => {
    const device = new Device(meetings.call);
    const acts = wholeMeeting();
    await device.does(told(secretary), ...acts.slice(0, -1));
    const phone = new Device(meetings.call, device.meetingId);
    phone.version = device.version;
    const closing: Act = { type: 'close', endedAt: '21:15' };
    const outcomes = await Promise.all([device.tries(told(secretary), closing), phone.tries(told(deputy), closing)]);
    expect(outcomes.flat().toSorted()).toEqual(['MEETING_NOT_IN_PROGRESS', 'applied']);
  });
});

describe('bad commands', () => {
  it('name a meeting that nobody planned, or somebody of another cell', async () => {
    expect(await new Device(meetings.call).tries(told(secretary), { type: 'announce' })).toEqual(['MEETING_UNKNOWN']);
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting().slice(0, 5));
    expect(await device.tries(told(secretary), { type: 'mark', personId: P(21), mark: 'unexcused' })).toEqual([
      'PERSON_NOT_ON_ROLL',
    ]);
  });

  it('plan a committee’s meeting in a cell, or one in a cell that is not theirs', async () => {
    const other = person('secretary', '/QN/QN-LH/QN-LH-08/', P(21));
    const word = async (caller: typeof secretary, act: Act) =>
      (await new Device(meetings.call).tries(told(caller), act))[0];
    expect(await word(secretary, plan({ kind: 'committee' }))).toBe('FORBIDDEN');
    expect(await word(other, plan())).toBe('FORBIDDEN');
    expect(await word(secretary, plan({ unitId: 'QN-XX' }))).toBe('MEETING_UNKNOWN');
  });

  it('tell more than the schema reads, and are refused whole', async () => {
    const device = new Device(meetings.call);
    const [command] = device.write(plan());
    const body = { deviceId: device.deviceId, commands: [{ ...command, act: { ...command!.act, state: 'closed' } }] };
    expect((await meetings.call(told(secretary), 'POST', '/api/v1/meetings/acts', body)).status).toBe(400);
  });

  it('of a system are refused', async () => {
    const body = { deviceId: 'device-of-a-system', commands: new Device(meetings.call, ulid()).write(plan()) };
    const system = { ref: 'system:task-system', posts: [] };
    expect((await meetings.call(system, 'POST', '/api/v1/meetings/acts', body)).status).toBe(403);
  });
});
