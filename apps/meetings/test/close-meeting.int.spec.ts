import { ulid } from 'ulid';
import { digestNow, signMinutes, wholeMeeting } from './acts.ts';
import { Device } from './device.ts';
import {
  at,
  committee,
  deputy,
  directoryTold,
  P,
  secretary,
  soon,
  startMeetings,
  type RunningMeetings,
} from './running-meetings.ts';

let meetings: RunningMeetings;
const told = (caller: typeof secretary, day = '2026-07-03') => at(caller, `${day}T14:30:00Z`);

beforeAll(async () => {
  meetings = await startMeetings();
  await meetings.publish(...directoryTold());
  await meetings.settled();
});
afterAll(() => meetings.stop());

/** What was published about a source, by measure: value and revision of the last word, withdrawn or not. */
const factsFrom = (source: string) => {
  const last: Record<string, unknown> = {};
  for (const { type, body } of meetings.told)
    if (type === 'evidence.recorded.v1') {
      const fact = body as { source: string; measure: string; revision: number; value: object; withdrawn?: boolean };
      if (fact.source === source)
        last[fact.measure] = { ...fact.value, r: fact.revision, ...(fact.withdrawn && { withdrawn: true }) };
    }
  return last;
};

describe('a meeting that is closed', () => {
  it('proves what it was in one step, with its version as the revision', async () => {
    const device = new Device(meetings.call);
    const taskId = ulid();
    const parts = { itemId: ulid(), taskId, conclusionId: ulid() };
    await device.does(told(secretary), ...wholeMeeting({ absent: [4] }, parts));
    await soon(() =>
      expect(factsFrom(`meeting/${device.meetingId}`)).toEqual({
        'meeting.regular.held': { yes: true, r: 1 },
        'resolution.adopted': { yes: true, r: 1 },
        'meeting.premeeting.held': { yes: false, r: 1 },
        'meeting.papers.on_time': { yes: expect.any(Boolean), r: 1 },
        'meeting.attendance': { part: 8, whole: 9, r: 1 },
        'meeting.unexcused': { n: 0, r: 1 },
        'meeting.duration.met': { yes: true, r: 1 },
        'meeting.speakers': { part: 1, whole: 8, r: 1 },
        'meeting.supervisor.attended': { yes: false, r: 1 },
      }),
    );
    await soon(() => expect(factsFrom(`task/${taskId}`)).toEqual({ 'task.completed': { yes: false, r: 1 } }));
  });

  it('sends a corrected roll call as a higher revision of what it changes, and of nothing else', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting({ absent: [4] }));
    await device.does(told(secretary), {
      ...{ type: 'correct-roll', personId: P(5), mark: 'unexcused', reason: 'đếm nhầm' },
    });
    await soon(() =>
      expect(factsFrom(`meeting/${device.meetingId}`)).toMatchObject({
        'meeting.attendance': { part: 7, whole: 9, r: 2 },
        'meeting.unexcused': { n: 1, r: 2 },
        'meeting.regular.held': { yes: true, r: 1 },
      }),
    );
  });

  it('takes everything back when the committee above annuls it', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting());
    const above = new Device(meetings.call, device.meetingId);
    await above.does(told(committee), { type: 'annul', number: '12-QĐ', reason: 'sai thành phần' });
    await soon(() => {
      const facts = Object.values(factsFrom(`meeting/${device.meetingId}`));
      expect(facts).toHaveLength(9);
      expect(facts.every((fact) => (fact as { withdrawn?: boolean }).withdrawn)).toBe(true);
    });
  });

  it('is signed by both, each confirming what stands there', async () => {
    const device = new Device(meetings.call);
    await device.does(told(secretary), ...wholeMeeting());
    await signMinutes(meetings.call, device, { secretary: told(secretary), deputy: told(deputy) });
    const second = new Device(meetings.call, device.meetingId);
    expect(await second.tries(told(deputy), { type: 'sign', as: 'clerk', digest: '0'.repeat(64) })).toEqual([
      'DIGEST_MISMATCH',
    ]);
    const digest = await digestNow(meetings.call, told(deputy), device.meetingId);
    await second.does(told(deputy), { type: 'sign', as: 'clerk', digest });
    await soon(() =>
      expect(factsFrom(`meeting/${device.meetingId}`)).toMatchObject({ 'minutes.signed.on_time': { yes: true } }),
    );
    const { body } = await meetings.call(secretary, 'GET', `/api/v1/meetings/${device.meetingId}/minutes`);
    expect(body).toMatchObject({ state: 'signed', digest, signatures: [{ as: 'chair' }, { as: 'clerk' }] });
  });
});
