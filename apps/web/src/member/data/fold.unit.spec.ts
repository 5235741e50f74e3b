import { decide, evolve, receive, type Act, type Envelope, type Meeting, type MeetingView } from '@bontot/meeting-core';
import { aroundOf, decideOn, fold, type Hand } from './fold.ts';

const hand: Hand = { personId: 'p1', deviceId: 'phone' };
const people = ['p1', 'p2', 'p3'].map((personId) => ({
  ...{ personId, exempt: false, specialDuty: false },
  kind: 'full' as const,
}));
const AT = Date.parse('2026-10-10T19:00:00+07:00');
const settings = { unitId: 'u', minMinutes: 90, attendanceBase: 'strict', regular: null, thematic: null } as const;

function viewOf(acts: Act[], version = 4): MeetingView {
  const frame = {
    ...{ version, counts: null, unitName: 'u', names: {}, leaders: [], people },
    ...{ settings: { ...settings, exceptions: [], groups: [] } },
    may: ['mark'],
  } satisfies Omit<MeetingView, 'meeting'>;
  const around = { ...aroundOf({ ...frame, meeting: { meetingId: 'm' } as Meeting }, hand, AT), deviceId: 'desk' };
  const plan: Act = {
    ...{ type: 'plan', unitId: 'u', kind: 'regular', month: '2026-10', heldOn: '2026-10-10' },
    ...{ startsAt: '19:00', place: 'nhà văn hóa' },
  };
  const meeting = [plan, ...acts].reduce<Meeting | undefined>((state, act) => {
    const decided = decide(act, state, around);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<Meeting | undefined>(evolve, state);
  }, undefined);
  return { ...frame, meeting: meeting! };
}
const opened = (): MeetingView => viewOf([{ type: 'announce' }, { type: 'open', startedAt: '19:00' }]);
const absent = (personId: string): Act => ({ type: 'mark', personId, mark: 'unexcused' });
const waiting = (...acts: Act[]): Envelope[] =>
  acts.map((act, index) => ({
    ...{ commandId: `c${index + 1}`, meetingId: 'm', seq: index + 1, baseVersion: 4, deviceTime: AT, act },
  }));
const marksOf = ({ meeting }: MeetingView) => meeting.roll.map(({ mark }) => mark);

describe('the meeting on the phone', () => {
  it('is the server’s state with what waits on it', () => {
    const view = fold(opened(), waiting(absent('p2'), absent('p3')), hand);
    expect(marksOf(view)).toEqual(['present', 'unexcused', 'unexcused']);
    expect(view.counts).toMatchObject({ present: 1, base: 3 });
  });
  it('leaves out what the server has in its state already', () => {
    const [first, second] = waiting(absent('p2'), absent('p3'));
    const heard = opened();
    const { meeting } = receive(first!, heard.meeting, aroundOf(heard, hand, AT));
    // Somebody has put the row right since; the phone must not say it a second time.
    const put: Act = { type: 'mark', personId: 'p2', mark: 'present' };
    const decided = decide(put, meeting, { ...aroundOf(heard, hand, AT), deviceId: 'desk' });
    const later = decided.ok ? decided.value.reduce<Meeting>(evolve, meeting!) : meeting!;
    expect(marksOf(fold({ ...heard, meeting: later, version: 6 }, [first!, second!], hand))).toEqual([
      'present',
      'present',
      'unexcused',
    ]);
  });
  it('goes on past what a rule refuses now, for the server says so too', () =>
    expect(marksOf(fold(opened(), waiting(absent('stranger'), absent('p2')), hand))).toEqual([
      'present',
      'unexcused',
      'present',
    ]));
  it('is untouched where nothing waits', () => {
    const view = opened();
    expect(fold(view, [], hand)).toBe(view);
  });
  it('refuses by the same rules as the server, with the same code', () => {
    const view = fold(opened(), waiting({ type: 'mark', personId: 'p2', mark: 'absent' }), hand);
    expect(decideOn(view, { type: 'close', endedAt: '21:00' }, hand, AT)).toMatchObject({
      ok: false,
      refusal: { code: 'ABSENCES_UNEXPLAINED' },
    });
  });
  it('takes a phone whose clock is a day behind: the day of the meeting is typed', () => {
    const behind = AT - 86_400_000;
    const closed = decideOn(opened(), { type: 'close', endedAt: '21:00' }, hand, behind);
    expect(closed.ok).toBe(true);
  });
});
