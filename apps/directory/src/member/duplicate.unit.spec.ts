import type { Result } from '@bontot/kernel';
import { decide, evolve, type MemberCommand, type MemberState, type NewMember } from './member.ts';
import { NO_DETAILS } from './person.ts';
import { cellIdOn } from './standing.ts';

const [KEPT, OTHER] = ['01J8ZQ4T3N5W7Y9A1C3E5G7J9M', '01J8ZQ4T3N5W7Y9A1C3E5G7J9N'];
const cell = { level: 'cell', active: true };
const after = (member: MemberState | undefined, ...commands: MemberCommand[]): MemberState =>
  commands.reduce((state: MemberState | undefined, command) => {
    const decided = decide(command, state);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<MemberState | undefined>(evolve, state);
  }, member)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const joined = (more: Partial<NewMember> = {}): MemberState => {
  const member = { cellId: 'QN-LH-08', name: 'NGUYỄN VĂN AN', kind: 'full' as const, joinedCellOn: '2024-05-19' };
  const plain = { memberId: OTHER, leftCellOn: null, exempt: null, specialDuty: null };
  const details = { ...NO_DETAILS, birthDate: '1980-02-29' };
  return after(undefined, { type: 'join', member: { ...member, ...plain, details, ...more }, cell, fingerprint: 'f' });
};
const close: MemberCommand = { type: 'close-duplicate', of: KEPT, since: '2020-01-01', reason: 'Nhập hai lần' };
const reopen: MemberCommand = { type: 'reopen-duplicate', of: KEPT };
const takeOver = (details: object, fullOn: string | null = null): MemberCommand => ({
  ...{ type: 'take-over', duplicateId: OTHER, fullOn, reason: 'Nhập hai lần' },
  details: { ...NO_DETAILS, ...details },
});

describe('a record closed as a duplicate', () => {
  const closed = after(joined(), close);

  it('counts on no day of its stay', () => {
    expect(closed).toMatchObject({ sameAs: KEPT, leftCellOn: '2024-05-19', twinKey: null, dueOn: null });
    expect(['2024-05-19', '2026-01-01'].map((day) => cellIdOn(closed, day))).toEqual([null, null]);
  });
  it('keeps the days of a stay that had ended before the other record began', () => {
    const left = after(joined(), { type: 'leave', on: '2025-01-01' });
    expect(after(left, { ...close, since: '2025-01-01' })).toMatchObject({ leftCellOn: '2025-01-01', sameAs: KEPT });
    expect(after(left, { ...close, since: '2024-12-31' }).leftCellOn).toBe('2024-05-19');
  });
  it('is closed once', () => expect(decide(close, closed)).toEqual({ ok: true, value: [] }));
  it('is not closed for a second other', () =>
    expect(codeOf(decide({ ...close, of: 'X' }, closed))).toBe('MEMBER_DUPLICATE'));
  it.each<MemberCommand>([
    { type: 'leave', on: '2026-01-01' },
    { type: 'undo-leave' },
    { type: 'correct', name: 'X', details: {} },
    { type: 'transfer', cellId: 'QN-LH-07', cell, on: '2026-01-01' },
    takeOver({}),
    { type: 'several', commands: [{ type: 'undo-leave' }] },
    { type: 'take-back', before: null },
  ])('hears nothing more of $type', (command) => expect(codeOf(decide(command, closed))).toBe('MEMBER_DUPLICATE'));
  it('does not come back with a list that names it again', () => {
    const member = { ...joined(), cellId: 'QN-LH-07', joinedCellOn: '2026-01-01' };
    const again = { type: 'join' as const, member: { ...member, details: NO_DETAILS }, cell, fingerprint: 'g' };
    expect(codeOf(decide(again, closed))).toBe('MEMBER_DUPLICATE');
  });
  it('is erased with the person', () =>
    expect(after(closed, { type: 'erase', confirm: 'NGUYỄN VĂN AN', reason: 'Theo đơn' })).toMatchObject({
      name: '—',
      details: null,
      sameAs: KEPT,
    }));
  it('is as before when it is opened again', () => {
    const stay = { cellId: 'QN-LH-09', from: '2026-01-01', to: '2026-06-30', purpose: 'work' as const };
    const ahead = { by: 'person:X', at: 0, today: '2026-01-05' };
    const before = after(
      joined(),
      { type: 'temporary-stay', stay, cell },
      { type: 'transfer', cellId: 'QN-LH-07', cell, on: '2026-09-01', deciding: ahead },
    );
    const { closed: nothing, dueOn, ...again } = after(before, close, reopen);
    const { dueOn: due, ...was } = before;
    expect(again).toEqual({ ...was, sameAs: null });
    expect(nothing).toBeNull();
  });
  it('stays closed where another record gives its duplicate back', () =>
    expect(decide({ ...reopen, of: 'X' }, closed)).toEqual({ ok: true, value: [] }));
  it('cannot be one that keeps others', () => {
    const keeps = after(joined(), { ...takeOver({}), duplicateId: 'X' } as MemberCommand);
    expect(codeOf(decide(close, keeps))).toBe('DUPLICATE_KEEPS_OTHERS');
  });
});

describe('the record that stays', () => {
  const known = { cardNumber: '99.012345', birthDate: '1980-02-28' };
  const kept = joined({ memberId: KEPT, details: { ...NO_DETAILS, ...known } });

  it('fills its gaps from the other and writes nothing over', () => {
    const filled = after(kept, takeOver({ birthDate: '1980-02-29', cardNumber: '11.000000', phone: '0900000001' }));
    expect(filled.details).toMatchObject({ ...known, phone: '0900000001', mail: null });
    expect(filled.duplicates).toEqual([{ memberId: OTHER, filled: ['phone'] }]);
  });
  it('is found by a birth date that it had not', () => {
    const nameless = joined({ memberId: KEPT, details: NO_DETAILS });
    expect(after(nameless, takeOver({ birthDate: '1980-02-29' })).twinKey).toBe('nguyen van an 1980-02-29');
  });
  it('takes over since when it is full, if it is', () => {
    expect(after(kept, takeOver({}, '2021-05-19')).fullOn).toBe('2021-05-19');
    expect(after({ ...kept, fullOn: '2020-01-01' }, takeOver({}, '2021-05-19')).fullOn).toBe('2020-01-01');
    expect(after({ ...kept, kind: 'probationary' }, takeOver({}, '2021-05-19')).fullOn).toBeUndefined();
  });
  it('takes over once', () => expect(decide(takeOver({}), after(kept, takeOver({})))).toEqual({ ok: true, value: [] }));
  it('gives back what was filled in, and nothing else', () => {
    const filled = after(kept, takeOver({ phone: '0900000001' }, '2021-05-19'));
    expect(after(filled, { type: 'give-back', duplicateId: OTHER })).toMatchObject({
      ...{ details: { ...NO_DETAILS, ...known }, fullOn: null, duplicates: [] },
    });
    expect(decide({ type: 'give-back', duplicateId: OTHER }, kept)).toEqual({ ok: true, value: [] });
  });
  it('keeps its duplicates in another cell', () => {
    const moved = after(kept, takeOver({}), { type: 'transfer', cellId: 'QN-LH-07', cell, on: '2026-03-01' });
    expect(moved.duplicates).toEqual([{ memberId: OTHER, filled: [] }]);
  });
});
