import type { Result } from '@bontot/kernel';
import {
  classificationProofs,
  decide,
  evolve,
  type ClassificationCommand,
  type ClassificationState,
} from './classification.ts';

const memberId = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const asked = { memberId, year: '2026', changed: { at: 1, by: 'person:X' }, today: '2027-03-31' };
const propose = (more: object = {}): ClassificationCommand =>
  ({
    ...{ type: 'propose', on: '2026-12-05', grade: 3, votes: { for: 18, of: 20 } },
    ...{ reviewed: { cellId: 'QN-LH-07', admittedOn: null }, ...asked, ...more },
  }) as ClassificationCommand;
const decideAbove = (more: object = {}): ClassificationCommand =>
  ({
    type: 'decide',
    on: '2026-12-20',
    grade: 3,
    reason: null,
    number: '9-QĐ',
    ...asked,
    ...more,
  }) as ClassificationCommand;
const after = (state: ClassificationState | undefined, ...commands: ClassificationCommand[]) =>
  commands.reduce<ClassificationState | undefined>((classification, command) => {
    const decided = decide(command, classification);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<ClassificationState | undefined>(evolve, classification);
  }, state)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const factOf = (state: ClassificationState) =>
  classificationProofs(state).map(({ fact, confirmed }) => [fact.effectiveOn, fact.value, confirmed]);

describe('the classification of a member', () => {
  const proposed = after(undefined, propose());

  it('counts from the day of the vote, and waits for a verdict', () =>
    expect(factOf(proposed)).toEqual([['2026-12-05', { grade: 3 }, false]]));
  it('counts on 31 December at the latest', () =>
    expect(factOf(after(undefined, propose({ on: '2027-01-12' })))).toEqual([['2026-12-31', { grade: 3 }, false]]));
  it('is settled by the decision above, on the day of the vote', () => {
    expect(factOf(after(proposed, decideAbove()))).toEqual([['2026-12-05', { grade: 3 }, true]]);
    const lower = after(proposed, decideAbove({ grade: 2, reason: 'Chậm báo cáo' }));
    expect(factOf(lower)).toEqual([['2026-12-05', { grade: 2 }, true]]);
  });
  it('is not voted on again once it was decided, and the same vote again changes nothing', () => {
    expect(codeOf(decide(propose({ grade: 4 }), after(proposed, decideAbove())))).toBe('CLASSIFICATION_DECIDED');
    expect(decide(propose(), proposed)).toEqual({ ok: true, value: [] });
  });
  it.each<[string, ClassificationState | undefined, ClassificationCommand]>([
    ['MEMBER_UNKNOWN', undefined, propose({ reviewed: undefined })],
    ['MEMBER_TOO_NEW', undefined, propose({ reviewed: { cellId: 'X', admittedOn: '2026-06-06' } })],
    ['ok', undefined, propose({ reviewed: { cellId: 'X', admittedOn: '2026-06-05' } })],
    ['VOTE_OUT_OF_YEAR', undefined, propose({ on: '2026-09-30' })],
    ['DATE_AHEAD', undefined, propose({ today: '2026-12-04' })],
    ['VOTES_EXCEED_BASE', undefined, propose({ votes: { for: 21, of: 20 } })],
    ['CLASSIFICATION_NONE', undefined, decideAbove()],
    ['DECISION_REASON_MISSING', proposed, decideAbove({ grade: 2 })],
    ['DATE_OUT_OF_ORDER', proposed, decideAbove({ on: '2026-12-04' })],
  ])('answers %s', (code, state, command) => expect(codeOf(decide(command, state))).toBe(code));
});

describe('a year of a record that is somebody’s second', () => {
  const proposed = after(undefined, propose());
  const moved = { changed: { at: 2, by: 'person:Y' } };
  const taken = after(undefined, { type: 'take-over', given: proposed, from: 'SECOND', ...moved });

  it('counts for the one that stays, and no longer there', () => {
    expect(factOf(taken)).toEqual(factOf(proposed));
    expect(factOf(after(proposed, { type: 'stand-aside', ...moved }))).toEqual([]);
  });
  it('leaves alone what the other has of its own', () => {
    const own = after(undefined, propose({ grade: 4 }));
    expect(after(own, { type: 'take-over', given: proposed, from: 'SECOND', ...moved })).toBe(own);
    expect(after(own, { type: 'give-back', from: 'SECOND', ...moved })).toBe(own);
  });
  it('can be voted on anew when it was given back', () => {
    const back = after(taken, decideAbove(), { type: 'give-back', from: 'SECOND', ...moved });
    expect(factOf(back)).toEqual([]);
    expect(codeOf(decide(decideAbove(), back))).toBe('CLASSIFICATION_NONE');
    expect(factOf(after(back, propose({ grade: 4 })))).toEqual([['2026-12-05', { grade: 4 }, false]]);
  });
});
