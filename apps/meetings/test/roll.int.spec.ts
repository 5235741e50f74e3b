import { Copies } from '../src/storage/copies.ts';
import { peopleOn } from '../src/storage/people.ts';
import { countAttendance, rollFrom } from '@bontot/meeting-core';
import { directoryTold, memberTold, P, startMeetings, type RunningMeetings } from './running-meetings.ts';

let meetings: RunningMeetings;
const stay = { cellId: 'QN-LH-08', from: '2026-07-01', to: '2026-12-31' };

beforeAll(async () => {
  meetings = await startMeetings();
  await meetings.publish(
    ...directoryTold(),
    memberTold(51, 'QN-LH-08'),
    memberTold(52, 'QN-LH-08', { suspended: { from: '2026-07-01', to: '2026-07-31' } }),
    memberTold(53, 'QN-LH-99', { temporary: stay }),
    memberTold(54, 'QN-LH-08', { temporary: { ...stay, cellId: 'QN-LH-99' } }),
    memberTold(55, 'QN-LH-08'),
    memberTold(55, 'QN-LH-08', { version: 2, leftCellOn: '2020-01-01', sameAs: P(51) }),
  );
  await meetings.settled();
});
afterAll(() => meetings.stop());

/** The roll as a meeting of the cell would open with it on the day. */
async function rollOn(day: string) {
  const copies = meetings.service.app.get(Copies);
  const people = await peopleOn(copies, (await copies.unit('QN-LH-08'))!, day);
  const roll = rollFrom(people, []);
  const known = [P(51), P(52), P(53), P(54), P(55)];
  const marks = roll.filter(({ personId }) => known.includes(personId)).map(({ personId, mark }) => [personId, mark]);
  return { marks: Object.fromEntries(marks) as Record<string, string>, base: countAttendance(roll, 'strict').base };
}

describe('the list of the day', () => {
  it('leaves out who is suspended, takes in who stays here for a time, and lists who is away outside the base', async () => {
    const { marks } = await rollOn('2026-07-03');
    expect(marks).toEqual({ [P(51)]: 'present', [P(53)]: 'present', [P(54)]: 'away' });
  });
  it('has nobody for a record that was closed as a duplicate', async () => {
    const { marks } = await rollOn('2026-07-03');
    expect(marks).not.toHaveProperty(P(55));
  });
  it('counts each in one base only', async () => {
    const before = await rollOn('2026-06-30');
    expect(before.marks).toEqual({ [P(51)]: 'present', [P(52)]: 'present', [P(54)]: 'present' });
    const [during, after] = [await rollOn('2026-07-03'), await rollOn('2026-08-01')];
    expect([during.base - before.base, after.base - before.base]).toEqual([-1, 0]);
  });
});
