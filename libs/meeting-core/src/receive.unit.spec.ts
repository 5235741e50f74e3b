import { after, approved, aroundOf, closed, draft, inProgress, planned, signed } from '../test/builders.ts';
import type { Act, Envelope, Mark, Meeting } from './index.ts';
import { receive, standingOf, unitOf } from './index.ts';

const mark = (personId: string, how: Mark): Act => ({ type: 'mark', personId, mark: how });
const markOf = (meeting: Meeting | undefined, personId: string) =>
  meeting?.roll.find((row) => row.personId === personId)?.mark;
const envelope = (act: Act, seq: number, baseVersion = 5, commandId = `${act.type}-${seq}`): Envelope => ({
  commandId,
  meetingId: 'meeting',
  seq,
  baseVersion,
  deviceTime: 0,
  act,
});
const from = (deviceId: string, version: number, by = deviceId) => aroundOf({ deviceId, version, by });

const open = inProgress();
const first = receive(envelope(mark('m3', 'absent'), 1), open, from('phone', 6)).meeting;

describe('a command', () => {
  it('is done, and its number is kept with its effect', () => {
    expect(markOf(first, 'm3')).toBe('absent');
    expect(first).toMatchObject({ decided: { phone: 1 }, touched: { 'row:m3': { version: 6, deviceId: 'phone' } } });
  });
  it('that was decided before is a repeat, whatever it says', () => {
    const again = receive(envelope(mark('m3', 'present'), 1), first, from('phone', 7));
    expect(again).toMatchObject({ result: { outcome: 'repeated' } });
    expect(again.meeting).toBe(first);
  });
  it('waits for those before it', () => {
    const early = receive(envelope(mark('m4', 'absent'), 3), first, from('phone', 7));
    expect(early).toMatchObject({ result: { outcome: 'gap', expected: 2 } });
    expect(early.meeting).toBe(first);
  });
  it('that a rule refuses is decided too, and later ones go on', () => {
    const refused = receive(envelope(mark('stranger', 'absent'), 2), first, from('phone', 7));
    expect(refused.result).toMatchObject({
      outcome: 'refused',
      code: 'PERSON_NOT_ON_ROLL',
      details: { personId: 'stranger' },
    });
    expect(receive(envelope(mark('m4', 'absent'), 3), refused.meeting, from('phone', 8)).result.outcome).toBe(
      'applied',
    );
  });
  it('makes a meeting', () => {
    const made = receive(envelope(planned(), 1, 0), undefined, from('phone', 1));
    expect(made).toMatchObject({ result: { outcome: 'applied' }, meeting: { state: 'draft', decided: { phone: 1 } } });
  });
  it('that could not make one leaves nothing behind, and may be sent again with its number', () => {
    const refused = receive(envelope(planned({ month: '3/2026' }), 1, 0), undefined, from('phone', 1));
    expect(refused).toMatchObject({ result: { outcome: 'refused', code: 'MONTH_INVALID' }, meeting: undefined });
    expect(receive(envelope(planned(), 1, 0), refused.meeting, from('phone', 1)).result.outcome).toBe('applied');
  });
  it('for a meeting that is not there waits for its plan, or is refused', () => {
    const announce: Act = { type: 'announce' };
    expect(receive(envelope(announce, 2), undefined, from('phone', 1)).result).toMatchObject({
      outcome: 'gap',
      expected: 1,
    });
    expect(receive(envelope(announce, 1), undefined, from('phone', 1)).result).toMatchObject({
      code: 'MEETING_UNKNOWN',
    });
  });
});

describe('two devices', () => {
  const second = receive(envelope(mark('m3', 'away'), 1, 5, 'late'), first, from('desk', 7));

  it('may both change a meeting where neither changes what the other did', () => {
    const other = receive(envelope(mark('m4', 'away'), 1), first, from('desk', 7));
    expect(other.result.outcome).toBe('applied');
    expect([markOf(other.meeting, 'm3'), markOf(other.meeting, 'm4')]).toEqual(['absent', 'away']);
  });
  it('do not overwrite each other: the first to arrive stands, the second is kept beside', () => {
    expect(second.result.outcome).toBe('set_aside');
    expect(markOf(second.meeting, 'm3')).toBe('absent');
    expect(second.meeting).toMatchObject({
      decided: { phone: 1, desk: 1 },
      conflicts: [{ conflictId: 'late', unit: 'row:m3', losing: { mark: 'away' }, by: 'desk', deviceId: 'desk' }],
    });
  });
  it('agree when they say the same', () => {
    const agreed = receive(envelope(mark('m3', 'absent'), 1), first, from('desk', 7));
    expect(agreed).toMatchObject({ result: { outcome: 'applied' }, meeting: { conflicts: [], decided: { desk: 1 } } });
  });
  it('may change what they have seen', () => {
    const seen = receive(envelope(mark('m3', 'away'), 1, 6), first, from('desk', 7));
    expect([seen.result.outcome, markOf(seen.meeting, 'm3')]).toEqual(['applied', 'away']);
  });
  it('leave one choice a person has to make, the last word of each device', () => {
    const more = receive(envelope(mark('m3', 'unexcused'), 2, 5, 'later'), second.meeting, from('desk', 8));
    expect(more.meeting?.conflicts).toMatchObject([{ conflictId: 'later', losing: { mark: 'unexcused' } }]);
  });
  it('leave none once the second says what stands', () => {
    const agreed = receive(envelope(mark('m3', 'absent'), 2, 5), second.meeting, from('desk', 8));
    expect(agreed).toMatchObject({ result: { outcome: 'applied' }, meeting: { conflicts: [] } });
    expect(agreed.meeting?.touched['row:m3']).toMatchObject({ deviceId: 'phone' });
  });
  it('close a meeting once', () => {
    const close: Act = { type: 'close', endedAt: '20:45' };
    const done = receive(envelope(close, 1), open, from('phone', 6));
    expect(receive(envelope(close, 1), done.meeting, from('desk', 7)).result).toMatchObject({
      outcome: 'refused',
      code: 'MEETING_NOT_IN_PROGRESS',
    });
    expect(receive(envelope(close, 1), done.meeting, from('phone', 7)).result.outcome).toBe('repeated');
  });
});

describe('a conflict', () => {
  const conflict = (losing: Act, unit: string) => ({
    conflicts: [{ conflictId: 'c', deviceId: 'desk', unit, losing, by: 'm2', at: 0 }],
  });
  const resolve = (take: 'standing' | 'losing'): Act => ({ type: 'resolve-conflict', conflictId: 'c', take });
  const onRow = conflict(mark('m3', 'away'), 'row:m3');

  it('ends when a person takes what stands', () => {
    const after_ = after({ ...open, ...onRow }, [resolve('standing')], from('phone', 8));
    expect([markOf(after_, 'm3'), after_.conflicts]).toEqual(['present', []]);
  });
  it('ends when a person takes the other value, which then nobody behind it may change', () => {
    const taken = after({ ...open, ...onRow }, [resolve('losing')], from('phone', 8));
    expect([markOf(taken, 'm3'), taken.conflicts]).toEqual(['away', []]);
    expect(receive(envelope(mark('m3', 'absent'), 1, 5), taken, from('tablet', 9)).result.outcome).toBe('set_aside');
  });
  it('resolved after the closing is a correction of the row', () => {
    const taken = after({ ...closed(), ...onRow }, [resolve('losing')], from('phone', 8));
    expect(taken).toMatchObject({
      state: 'closed',
      corrections: [{ what: 'row:m3', before: { mark: 'present' }, after: { mark: 'away' } }],
    });
  });
  it('resolved after the closing takes approved minutes back to drafting', () => {
    const taken = after({ ...approved(), ...onRow }, [resolve('losing')], from('phone', 8));
    expect(taken.minutes).toMatchObject({ state: 'drafting', approvedBy: null });
  });
  it('resolved after the closing may add a conclusion that came late', () => {
    const losing: Act = { type: 'set-conclusion', conclusionId: 'x', kind: 'conclusion', text: 'Nhất trí' };
    const taken = after({ ...closed(), ...conflict(losing, 'conclusion:x') }, [resolve('losing')], from('phone', 8));
    expect(taken).toMatchObject({
      conclusions: [{ text: 'Nhất trí' }],
      corrections: [{ what: 'conclusion:x', before: null }],
    });
  });
  it('changes signed minutes no more', () => {
    const late = receive(envelope(resolve('losing'), 1), { ...signed(), ...onRow }, from('phone', 8));
    expect(late.result).toMatchObject({ outcome: 'refused', code: 'MINUTES_SIGNED' });
  });
  it('is resolved once', () => {
    const twice = receive(envelope(resolve('standing'), 1), open, from('phone', 8));
    expect(twice.result).toMatchObject({ outcome: 'refused', code: 'CONFLICT_UNKNOWN', details: { conflictId: 'c' } });
  });
});

describe('a unit of conflict', () => {
  it('is a row, an item, a conclusion, a task', () => {
    expect(unitOf(mark('m3', 'away'))).toBe('row:m3');
    expect(unitOf({ type: 'note-item', itemId: 'i', note: '' })).toBe('item:i');
    expect(unitOf({ type: 'remove-conclusion', conclusionId: 'c' })).toBe('conclusion:c');
    expect(unitOf({ type: 'remove-task', taskId: 't' })).toBe('task:t');
  });
  it('of who checks in is their own row', () => expect(unitOf({ type: 'check-in' }, 'm3')).toBe('row:m3'));
  it('is nothing where states decide', () => expect(unitOf({ type: 'announce' })).toBeNull());
  it('shows what stands in it', () => {
    expect(standingOf(open, 'row:m3')).toMatchObject({ personId: 'm3', mark: 'present' });
    expect(standingOf(draft(), 'item:item-1')).toMatchObject({ itemId: 'item-1' });
    expect(standingOf(open, 'conclusion:none')).toBeNull();
    expect(standingOf(open, 'times')).toMatchObject({ startedAt: '19:00', endedAt: null });
  });
});
