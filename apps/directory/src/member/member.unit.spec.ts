import type { Result } from '@bontot/kernel';
import { decide, evolve, type MemberCommand, type MemberState, type NewMember } from './member.ts';

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
