import type { DayChange, Result } from '../outlook/outlook.ts';
import { decide, evolve, noticeIdOf, type NoticeCommand, type NoticeState } from './notice.ts';

const AT = Date.parse('2026-07-03T02:00:00Z');
const change = (revision: number, to: Result, more: Partial<DayChange> = {}): DayChange => ({
  cellId: 'QN-LH-07',
  day: '2026-07-03',
  period: '2026',
  from: 'on_track',
  to,
  via: null,
  reason: {
    result: to,
    blockedBy: [],
    total: null,
    pace: 90,
    criteriaSet: { id: 'cell-default', version: '1.0.0' },
  },
  revision,
  at: AT + revision,
  ...more,
});
const subject = { cellName: 'Chi bộ thôn 7', path: '/QN/QN-LH/QN-LH-07/', unitVersion: 1 };
const tell = (revision: number, to: Result, more?: Partial<DayChange>): NoticeCommand => ({
  type: 'tell',
  personId: '01DEV000000000000000SECRTR',
  subject,
  change: change(revision, to, more),
});
const read = (revision?: number): NoticeCommand => ({ type: 'read', at: AT + 1_000, revision });

/** The notice after these commands, each of which is accepted. */
const after = (...commands: NoticeCommand[]): NoticeState =>
  commands.reduce<NoticeState | undefined>((notice, command) => {
    const decided = decide(command, notice);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<NoticeState | undefined>(evolve, notice);
  }, undefined)!;

describe('a notice', () => {
  it('tells the change, unread', () =>
    expect(after(tell(4, 'at_risk'))).toMatchObject({ ...subject, ...change(4, 'at_risk'), readAt: null }));
  it('is named by event, cell and day', () =>
    expect(noticeIdOf(change(4, 'at_risk'))).toBe('outlook:QN-LH-07:2026-07-03'));
  it('is not moved by what it told already', () =>
    expect(after(tell(4, 'at_risk'), tell(4, 'at_risk'), tell(3, 'weak'))).toEqual(after(tell(4, 'at_risk'))));
  it('follows a later change of the day', () =>
    expect(after(tell(4, 'at_risk'), tell(6, 'weak'))).toMatchObject({ to: 'weak', revision: 6, at: AT + 6 }));
  it('follows a later period although its revision is lower', () =>
    expect(after(tell(300, 'fair', { period: '2025' }), tell(2, 'at_risk'))).toMatchObject({
      period: '2026',
      to: 'at_risk',
    }));
  it('takes the name and place of the cell of now with each change', () => {
    const renamed = { cellName: 'Chi bộ thôn Bảy', path: '/QN/QN-HM/QN-LH-07/', unitVersion: 2 };
    const again = { ...tell(6, 'weak'), subject: renamed } as NoticeCommand;
    expect(after(tell(4, 'at_risk'), again)).toMatchObject(renamed);
  });
});

describe('reading', () => {
  it('keeps the first moment', () =>
    expect(after(tell(4, 'at_risk'), read(), { type: 'read', at: AT + 9_000 }).readAt).toBe(AT + 1_000));
  it('leaves unread what changed since the reader looked', () =>
    expect(after(tell(4, 'at_risk'), tell(6, 'weak'), read(4)).readAt).toBeNull());
  it('is undone', () => expect(after(tell(4, 'at_risk'), read(), { type: 'unread' }).readAt).toBeNull());
  it('counts no more once the notice tells something else', () =>
    expect(after(tell(4, 'at_risk'), read(), tell(6, 'on_track')).readAt).toBeNull());
  it('counts on where the day ends as it was read', () =>
    expect(after(tell(4, 'at_risk'), read(), tell(9, 'at_risk')).readAt).toBe(AT + 1_000));
  it('needs a notice', () =>
    expect(decide(read(), undefined)).toEqual({ ok: false, refusal: { code: 'NOTICE_UNKNOWN', details: {} } }));
});
