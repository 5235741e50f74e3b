import type { Result } from '@bontot/kernel';
import { decide, evolve, type MemberCommand, type MemberState, type NewMember } from './member.ts';
import { NO_DETAILS, twinKeyOf } from './person.ts';
import { kindOn, nextTurn, roleOn, votesOn } from './standing.ts';

const content: NewMember = {
  memberId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
  cellId: 'QN-LH-07',
  name: 'Nguyễn Văn An',
  kind: 'probationary',
  joinedCellOn: '2025-09-01',
  leftCellOn: null,
  exempt: null,
  specialDuty: null,
};
const cell = { level: 'cell', active: true };
const join = (
  member: Partial<NewMember> = {},
  fingerprint = 'f',
  where: typeof cell | undefined = cell,
): MemberCommand => ({
  type: 'join',
  member: { ...content, ...member },
  cell: where,
  fingerprint,
});
const after = (member: MemberState | undefined, command: MemberCommand): MemberState => {
  const decided = decide(command, member);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce<MemberState | undefined>(evolve, member)!;
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const member = after(undefined, join());
const gone = after(member, { type: 'leave', on: '2026-02-28' });

describe('membership', () => {
  it('begins in a cell that exists', () =>
    expect(member).toMatchObject({ cellId: 'QN-LH-07', leftCellOn: null, past: [] }));
  it('is entered once, however often it is sent', () =>
    expect(decide(join(), member)).toEqual({ ok: true, value: [] }));
  it('goes from probation to full, and not back', () => {
    const full = after(member, { type: 'change-kind', kind: 'full' });
    expect(full.kind).toBe('full');
    expect(codeOf(decide({ type: 'change-kind', kind: 'probationary' }, full))).toBe('KIND_NOT_REVERSIBLE');
  });
  it('is exempt for a span, and not again by the same words', () => {
    const span = { from: '2026-01-01', to: '2026-12-31' };
    const exempt = after(member, { type: 'exempt', span });
    expect(exempt.exempt).toEqual(span);
    expect(decide({ type: 'exempt', span }, exempt)).toEqual({ ok: true, value: [] });
    expect(after(exempt, { type: 'exempt', span: null }).exempt).toBeNull();
  });
  it('goes on in another cell, and the stay before is kept', () => {
    const moved = after(gone, join({ cellId: 'QN-LH-08', joinedCellOn: '2026-03-01' }, 'g'));
    expect(moved).toMatchObject({ cellId: 'QN-LH-08', leftCellOn: null });
    expect(moved.past).toMatchObject([{ cellId: 'QN-LH-07', joinedCellOn: '2025-09-01', leftCellOn: '2026-02-28' }]);
    expect(decide(join(), moved)).toEqual({ ok: true, value: [] });
  });
  it('moves to another cell in one step, on the day of arrival', () => {
    const transfer: MemberCommand = { type: 'transfer', cellId: 'QN-LH-08', cell, on: '2026-03-01' };
    const moved = after(member, transfer);
    expect(moved).toMatchObject({
      cellId: 'QN-LH-08',
      joinedCellOn: '2026-03-01',
      leftCellOn: null,
      name: content.name,
    });
    expect(moved.past).toMatchObject([{ cellId: 'QN-LH-07', leftCellOn: '2026-03-01' }]);
    expect(decide(transfer, moved)).toEqual({ ok: true, value: [] });
  });
  it('lets a list of a later day bring a member into another cell, and repeats of the earlier list change nothing', () => {
    const arrived = {
      ...join({ cellId: 'QN-LH-08', joinedCellOn: '2026-03-01' }, 'g'),
      transfer: true,
    } as MemberCommand;
    const moved = after(member, arrived);
    expect(moved).toMatchObject({ cellId: 'QN-LH-08', past: [{ leftCellOn: '2026-03-01' }] });
    expect(decide({ ...join(), transfer: true } as MemberCommand, moved)).toEqual({ ok: true, value: [] });
    expect(codeOf(decide({ ...join({ name: 'X' }, 'h'), transfer: true } as MemberCommand, member))).toBe(
      'MEMBER_EXISTS',
    );
  });
  it.each<[string, MemberState | undefined, MemberCommand]>([
    ['MEMBER_UNKNOWN', undefined, { type: 'leave', on: '2026-01-01' }],
    ['MEMBER_EXISTS', member, join({ name: 'Trần Thị Hà' }, 'g')],
    ['MEMBER_LEFT', gone, { type: 'change-kind', kind: 'full' }],
    ['MEMBER_LEFT', gone, { type: 'leave', on: '2026-03-03' }],
    ['JOIN_BEFORE_LEAVE', gone, join({ joinedCellOn: '2026-02-27' }, 'g')],
    ['LEAVE_BEFORE_JOIN', member, { type: 'leave', on: '2025-08-31' }],
    ['CELL_UNKNOWN', undefined, { ...join(), cell: undefined } as MemberCommand],
    ['CELL_CLOSED', undefined, join({}, 'f', { level: 'cell', active: false })],
    ['NOT_A_CELL', undefined, join({}, 'f', { level: 'commune', active: true })],
    ['SPAN_ENDS_BEFORE_START', member, { type: 'special-duty', span: { from: '2026-02-01', to: '2026-01-01' } }],
  ])('refuses with %s', (code, state, command) => expect(codeOf(decide(command, state))).toBe(code));
});

describe('what is entered ahead, for a time, or by mistake', () => {
  const deciding = { by: 'person:X', at: 1, today: '2026-03-01' };
  const full = after(member, { type: 'change-kind', kind: 'full', on: '2026-02-10', deciding });

  it('keeps a change of kind until its day, and then since when it holds', () => {
    const ahead = after(member, { type: 'change-kind', kind: 'full', on: '2026-04-01', deciding });
    expect(ahead).toMatchObject({ kind: 'probationary', ahead: [{ on: '2026-04-01', what: 'change-kind' }] });
    const came = after(ahead, { type: 'day-came', today: '2026-04-01', cells: new Map() });
    expect(came).toMatchObject({ kind: 'full', fullOn: '2026-04-01', ahead: [] });
    expect([kindOn(came, '2026-03-31'), kindOn(came, '2026-04-01')]).toEqual(['probationary', 'full']);
  });
  it('keeps a transfer until its day', () => {
    const command: MemberCommand = { type: 'transfer', cellId: 'QN-LH-08', cell, on: '2026-04-01', deciding };
    const ahead = after(full, command);
    expect(ahead.cellId).toBe('QN-LH-07');
    const cells = new Map([['QN-LH-08', cell]]);
    expect(after(ahead, { type: 'day-came', today: '2026-04-01', cells })).toMatchObject({
      ...{ cellId: 'QN-LH-08', joinedCellOn: '2026-04-01', fullOn: '2026-02-10' },
    });
  });
  it('takes who is suspended, away or exempt out of the vote, each for its days', () => {
    const suspended = after(full, { type: 'suspend', span: { from: '2026-03-01', to: '2026-05-31' }, deciding });
    expect([votesOn(suspended, '2026-02-28'), votesOn(suspended, '2026-03-01')]).toEqual([true, false]);
    expect([roleOn(suspended, '2026-05-31'), roleOn(suspended, '2026-06-01')]).toEqual([null, 'member']);
    expect(nextTurn(suspended, '2026-03-01')).toBe('2026-06-01');
  });
  it('knows a temporary stay of three months to under a year, and of study up to two', () => {
    const stay = (to: string, purpose: 'work' | 'study' = 'work'): MemberCommand => ({
      ...{ type: 'temporary-stay', stay: { cellId: 'QN-LH-08', from: '2026-03-01', to, purpose }, cell, deciding },
    });
    const away = after(full, stay('2026-08-31'));
    expect(away).toMatchObject({ cellId: 'QN-LH-07', temporary: { cellId: 'QN-LH-08', to: '2026-08-31' } });
    expect(codeOf(decide(stay('2026-05-30'), full))).toBe('STAY_LENGTH');
    expect(codeOf(decide(stay('2026-05-31'), full))).toBe('ok');
    expect(codeOf(decide(stay('2027-02-28'), full))).toBe('STAY_LENGTH');
    expect(codeOf(decide(stay('2028-02-29', 'study'), full))).toBe('ok');
    const back = after(away, { type: 'temporary-stay', stay: null, cell: undefined, deciding });
    expect(back).toMatchObject({ temporary: null, past: [{ cellId: 'QN-LH-08', temporary: true }] });
  });
  it('leaves for a reason, and takes a leaving back', () => {
    const retired = after(full, { type: 'leave', on: '2026-03-01', reason: 'retired', deciding });
    expect(retired).toMatchObject({ leftCellOn: '2026-03-01', leftReason: 'retired' });
    expect(after(retired, { type: 'undo-leave' })).toMatchObject({ leftCellOn: null, leftReason: null });
    expect(codeOf(decide({ type: 'undo-leave' }, full))).toBe('LEAVE_NONE');
  });
  it('tells who changed what', () =>
    expect(full.history).toEqual([{ at: 1, by: 'person:X', what: 'change-kind', on: '2026-02-10' }]));
});

describe('private data', () => {
  const deciding = { by: 'person:X', at: 1, today: '2026-06-01' };
  const known = after(member, { type: 'correct', details: { birthDate: '1990-02-28', phone: '0900000001' } });

  it('makes twins of equal names and birth dates, however they are written', () => {
    expect(known.twinKey).toBe('nguyen van an 1990-02-28');
    expect(twinKeyOf('NGUYỄN  VĂN AN', { ...NO_DETAILS, birthDate: '1990-02-28' })).toBe(known.twinKey);
    expect(twinKeyOf('Nguyễn Văn An', NO_DETAILS)).toBeNull();
  });
  it('is erased with the name, on request and after the person has left, and stays erased', () => {
    const erase: MemberCommand = { type: 'erase', confirm: 'Nguyễn Văn An', reason: 'Theo đơn', deciding };
    expect(codeOf(decide(erase, known))).toBe('ERASURE_EARLY');
    const left = after(known, { type: 'leave', on: '2026-05-01', reason: 'retired', deciding });
    expect(codeOf(decide({ ...erase, confirm: 'Nguyễn Văn' } as MemberCommand, left))).toBe('ERASURE_NOT_CONFIRMED');
    const erased = after(left, erase);
    expect(erased).toMatchObject({ name: '—', erased: true, details: null, twinKey: null });
    expect(JSON.stringify(erased)).not.toContain('An');
    expect(erased.history).toEqual([
      { at: 1, by: 'person:X', what: 'leave', on: '2026-05-01' },
      { at: 1, by: 'person:X', what: 'erase', on: null, reason: 'Theo đơn' },
    ]);
    expect(codeOf(decide(join({}, 'g'), erased))).toBe('MEMBER_ERASED');
  });
});
