import { createHash } from 'node:crypto';
import { canonical } from '@bontot/kernel';
import { minutesContent, type Meeting, type MeetingView, type Signature } from '@bontot/meeting-core';
import { translator } from '@bontot/i18n';
import { rolesOf } from './roles.ts';
import { digestOfMinutes } from './scene.ts';
import { linesOf, subjectOf } from './versions.ts';

const signed = (as: 'chair' | 'clerk', personId: string): Signature => ({
  ...{ as, personId, at: 1, on: '2026-10-10', digest: 'd', scan: null },
});
const minutes = (...signatures: Signature[]): Meeting['minutes'] =>
  ({ signatures, sections: [], approvedBy: null, amendments: [] }) as unknown as Meeting['minutes'];

describe('who signs', () => {
  it('is whoever is named, in that place alone', () => {
    const named = { chairId: 'a', clerkId: 'b', minutes: minutes() };
    expect(rolesOf(named, 'a')).toEqual(['chair']);
    expect(rolesOf(named, 'b')).toEqual(['clerk']);
    expect(rolesOf(named, 'c')).toEqual([]);
  });
  it('is any leader where nobody is named', () =>
    expect(rolesOf({ chairId: null, clerkId: null, minutes: minutes() }, 'a')).toEqual(['chair', 'clerk']));
  it('is never one person in both places', () => {
    expect(rolesOf({ chairId: null, clerkId: null, minutes: minutes(signed('chair', 'a')) }, 'a')).toEqual([]);
    expect(rolesOf({ chairId: 'a', clerkId: null, minutes: minutes() }, 'a')).toEqual(['chair']);
  });
});

it('the digest of the phone is the one that the service makes', async () => {
  const meeting = {
    ...{ meetingId: 'm', title: 'Họp «tháng 10» <b>', roll: [], votes: [], corrections: [], minutes: minutes() },
    ...{ guests: [], statements: [], attendanceBase: 'strict', sheet: { rows: {} } },
  } as unknown as Meeting;
  const expected = createHash('sha256')
    .update(canonical(minutesContent(meeting)))
    .digest('hex');
  expect(await digestOfMinutes(meeting)).toBe(expected);
});

describe('two versions', () => {
  const words = { language: 'vi' as const, t: translator('vi') };
  const view = { names: { p1: 'Lý Văn Sơn' }, meeting: { agenda: [] } } as unknown as MeetingView;
  it('say in words whose row it is and what stands in each', () => {
    const conflict = { unit: 'row:p1' } as Parameters<typeof subjectOf>[0];
    expect(subjectOf(conflict, view, words)).toBe('Điểm danh: Lý Văn Sơn');
    expect(linesOf({ personId: 'p1', mark: 'excused', reasonClass: 'work' }, view, words)).toEqual([
      'Vắng, có lý do',
      'bận công tác',
    ]);
  });
  it('name the owner of a task, not a code', () =>
    expect(
      linesOf({ type: 'set-task', task: { title: 'Dọn kênh', ownerId: 'p1', dueOn: '2026-10-31' } }, view, words),
    ).toEqual(['Dọn kênh', 'Lý Văn Sơn', '31/10/2026']));
  it.each([null, { type: 'remove-item', itemId: 'x' }])('say that there is nothing: %p', (value) =>
    expect(linesOf(value, view, words)).toEqual(['Không có gì']),
  );
});
