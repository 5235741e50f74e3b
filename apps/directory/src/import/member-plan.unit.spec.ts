import type { MemberDraft } from './member-row.ts';
import { personOf, planMember, type KnownMember } from './member-plan.ts';

const ASOF = '2026-06-15';
const known: KnownMember = {
  ...{ memberId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M', cellId: 'QN-LH-01', name: 'Nguyễn Văn An', kind: 'full' },
  ...{ joinedCellOn: '2020-01-01', leftCellOn: null, exempt: null },
  details: { birthDate: '1969-05-15', cardNumber: '45000001' },
};
const draft = (given: Partial<MemberDraft> = {}): MemberDraft => ({
  ...{ name: 'NGUYỄN VĂN AN', birthDate: '1969-05-15', kind: { is: 'full', sure: false } },
  ...given,
});
const context = { cellId: 'QN-LH-01', asOf: ASOF, hasPost: false, newId: () => '01J8ZQ4T3N5W7Y9A1C3E5G7NEW' };
const planned = (given: Partial<MemberDraft>, member: KnownMember | undefined = known, cellId = 'QN-LH-01') => {
  const plan = planMember(draft(given), member, { ...context, cellId });
  return plan.ok ? plan.value : plan.refusal.code;
};

describe('who a row is about', () => {
  const who = (given: Partial<MemberDraft>, candidates: Partial<Parameters<typeof personOf>[1]>) => {
    const found = personOf(draft(given), { named: [], ...candidates });
    return found.ok ? found.value?.memberId : found.refusal.code;
  };
  it('is the holder of the card, whatever the name', () =>
    expect(who({ name: 'Nguyễn An', cardNumber: '45000001' }, { card: known })).toBe(known.memberId));
  it('is the person of that name and birth date in the cell, where no card says otherwise', () => {
    expect(who({}, { named: [known] })).toBe(known.memberId);
    expect(who({ birthDate: '1969' }, { named: [known] })).toBe(known.memberId);
    expect(who({ birthDate: '1970-01-01' }, { named: [known] })).toBeUndefined();
    expect(who({ cardNumber: '45999999' }, { named: [known] })).toBeUndefined();
  });
  it('is nobody’s guess where two may be meant', () =>
    expect(
      who({ birthDate: undefined }, { named: [known, { ...known, memberId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9N' }] }),
    ).toBe('IMPORT_PERSON_AMBIGUOUS'));
  it('is not told where the card belongs to another part of the tree', () =>
    expect(who({ cardNumber: '45000001' }, { card: 'elsewhere' })).toBe('IMPORT_CARD_ELSEWHERE'));
});

describe('what a row does', () => {
  it('to somebody who is as it says, nothing: not for capitals, and not for a year of a day that is known', () => {
    expect(planned({})).toMatchObject({ outcome: 'same', write: null });
    expect(planned({ birthDate: '1969' })).toMatchObject({ outcome: 'same' });
  });
  it('is told change by change', () =>
    expect(planned({ phone: '0912345678', exempt: { from: null } })).toMatchObject({
      outcome: 'change',
      changes: [
        { field: 'exempt', before: null, after: ASOF },
        { field: 'phone', before: null, after: '0912345678' },
      ],
    }));
  it('moves a member to the row’s cell on the day that the list describes', () =>
    expect(planned({}, known, 'QN-LH-02')).toMatchObject({
      outcome: 'move',
      write: { transfer: { cellId: 'QN-LH-02', on: ASOF } },
    }));
  it('cannot move somebody to before they came', () =>
    expect(planned({ joinedOn: '2019-01-01' }, known, 'QN-LH-02')).toBe('JOIN_BEFORE_LEAVE'));
  it('takes full membership from nobody', () => {
    expect(planned({ kind: { is: 'probationary', sure: true } })).toBe('KIND_NOT_REVERSIBLE');
    expect(planned({ kind: { is: 'probationary', sure: false } })).toMatchObject({ outcome: 'same' });
  });
  it('makes a new member, with all ids that writing will need', () => {
    const plan = planMember(draft({ post: 'secretary', exempt: { from: null } }), undefined, context);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        outcome: 'create',
        write: {
          memberId: context.newId(),
          join: { cellId: 'QN-LH-01', on: ASOF, exempt: { from: ASOF, to: null } },
          post: { postId: context.newId(), role: 'secretary', from: ASOF },
        },
      },
    });
  });
});
