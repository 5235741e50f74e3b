import { aroundOf, after, closed, given, inProgress } from '../test/builders.ts';
import { neededOf, voteOutcome, type Act, type Choice, type Threshold, type Totals, type Vote } from './index.ts';

const totals = (yes: number, against = 0, other = 0): Totals => ({ for: yes, against, other });
const hand = (given: Totals): Act => ({
  type: 'vote-by-hand',
  voteId: 'v',
  subject: 'Kết luận',
  threshold: 'majority',
  totals: given,
});
const open = (way: 'open' | 'secret' = 'open'): Act => ({
  type: 'open-vote',
  voteId: 'v',
  subject: 'Kết nạp',
  threshold: 'two_thirds',
  way,
});
const choose = (choice: Choice): Act => ({ type: 'choose', voteId: 'v', choice });
const absent = (personId: string): Act => ({ type: 'mark', personId, mark: 'absent' });
const outcome = (fullInBase: number, counted: Totals | null, threshold: Threshold = 'majority') =>
  voteOutcome({ totals: counted, fullInBase, threshold, state: 'closed' } as Vote);

describe('an outcome', () => {
  it('is valid when two thirds of the full members in the base take part', () => {
    expect(outcome(15, totals(10))).toMatchObject({ valid: true });
    expect(outcome(15, totals(9))).toMatchObject({ valid: false, adopted: false });
  });
  it('is adopted by more than half of all full members in the base, also of those who are absent', () => {
    expect(outcome(20, totals(11, 3))).toMatchObject({ adopted: true, needed: 11 });
    expect(outcome(20, totals(10, 4))).toMatchObject({ valid: true, adopted: false });
  });
  it('fails when votes are equal', () =>
    expect(outcome(4, totals(2, 2))).toMatchObject({ valid: true, adopted: false }));
  it('of an admission needs two thirds', () => {
    expect(outcome(10, totals(7, 3), 'two_thirds')).toMatchObject({ adopted: true, needed: 7 });
    expect(outcome(10, totals(6, 4), 'two_thirds')).toMatchObject({ adopted: false });
    expect(neededOf(9, 'two_thirds')).toBe(6);
  });
  it('is not there before the votes are counted', () => {
    expect(outcome(10, null)).toEqual({ valid: false, adopted: false, needed: 6 });
    expect(
      voteOutcome({ totals: totals(9), fullInBase: 9, threshold: 'majority', state: 'open' } as Vote).adopted,
    ).toBe(false);
  });
  it('of nobody is nothing', () => expect(outcome(0, totals(0))).toMatchObject({ valid: false, adopted: false }));
});

describe('a vote by hand', () => {
  const cell = inProgress({ members: 5, probationary: 2, acts: [absent('m5')] });
  it('counts against all full members in the base', () =>
    given(cell)
      .when(hand(totals(4)))
      .becomes({ votes: [{ state: 'closed', fullInBase: 5, totals: totals(4) }] }));
  it('has no more votes than full members who are present', () =>
    given(cell)
      .when(hand(totals(4, 1)))
      .refused('VOTES_EXCEED_VOTERS', { votes: 5, voters: 4 }));
  it('has no half votes', () =>
    given(cell)
      .when(hand(totals(-1)))
      .refused('NUMBER_OUT_OF_RANGE', { field: 'for' }));
  it('may be counted again', () =>
    given(cell)
      .when(hand(totals(4)), hand(totals(3, 1)))
      .becomes({ votes: [{ totals: totals(3, 1) }] }));
  it('may be taken back, and its conclusion stands alone', () =>
    given(cell)
      .when(
        hand(totals(4)),
        { type: 'set-conclusion', conclusionId: 'c', kind: 'conclusion', text: 'Nhất trí', voteId: 'v' },
        { type: 'remove-vote', voteId: 'v' },
      )
      .becomes({ votes: [], conclusions: [{ conclusionId: 'c', voteId: null }] }));
});

describe('an open vote', () => {
  const opened = inProgress({ members: 4, probationary: 1, exempt: 1, acts: [absent('m4'), open()] });
  const as = (by: string, meeting = opened) => given(meeting, { by });
  it('is for full members who are present, neither probationary nor exempt', () =>
    expect(opened.votes[0]).toMatchObject({ eligibleIds: ['m1', 'm2', 'm3'], fullInBase: 4, state: 'open' }));
  it('is opened once', () => given(opened).when(open()).changesNothing());
  it('does not change its subject', () =>
    given(opened)
      .when({ ...open(), subject: 'Khác' } as Act)
      .refused('VOTE_EXISTS', { voteId: 'v' }));
  it('takes one choice each, which may change until it is closed', () => {
    const voted = after(opened, [choose('for'), choose('against')], aroundOf({ by: 'm2' }));
    given(voted)
      .when({ type: 'close-vote', voteId: 'v' })
      .becomes({ votes: [{ totals: totals(0, 1), state: 'closed' }] });
  });
  it('takes no choice of who may not vote', () => {
    as('p1').when(choose('for')).refused('VOTE_NOT_ELIGIBLE', { voteId: 'v' });
    as('e1').when(choose('for')).refused('VOTE_NOT_ELIGIBLE');
    as('m4').when(choose('for')).refused('VOTE_NOT_ELIGIBLE');
    as('stranger').when(choose('for')).refused('VOTE_NOT_ELIGIBLE');
  });
  it('takes no choice too late, and a repeated one harmlessly', () => {
    const voted = after(opened, [choose('for')], aroundOf({ by: 'm2' }));
    const over = after(voted, [{ type: 'close-vote', voteId: 'v' }], aroundOf());
    as('m3', over).when(choose('for')).refused('VOTE_CLOSED', { voteId: 'v' });
    as('m2', over).when(choose('against')).refused('VOTE_CLOSED');
    as('m2', over).when(choose('for')).changesNothing();
  });
  it('cannot be made to vanish once somebody has voted', () =>
    given(after(opened, [choose('for')], aroundOf({ by: 'm2' })))
      .when({ type: 'remove-vote', voteId: 'v' })
      .refused('VOTE_BEGUN', { voteId: 'v' }));
  it('needs somebody who may vote', () =>
    given(inProgress({ members: 0, probationary: 2 }))
      .when(open())
      .refused('NOBODY_MAY_VOTE'));
});

describe('a secret vote', () => {
  const opened = inProgress({ members: 4, acts: [open('secret')] });
  it('takes no choice by name', () =>
    given(opened).when(choose('for')).refused('VOTE_OTHER_WAY', { voteId: 'v', way: 'secret' }));
  it('has no result before its ballots are counted', () =>
    given(opened)
      .when({ type: 'close-vote', voteId: 'v' })
      .becomes({ votes: [{ state: 'closed', totals: null }] }));
  it('gets its totals from the count', () =>
    given(opened)
      .when({ type: 'close-vote', voteId: 'v' }, { type: 'record-ballot', voteId: 'v', totals: totals(3, 1) })
      .becomes({ votes: [{ totals: totals(3, 1), choices: {} }] }));
  it('counts no more ballots than voters', () =>
    given(opened)
      .when({ type: 'record-ballot', voteId: 'v', totals: totals(5) })
      .refused('VOTES_EXCEED_VOTERS', { votes: 5, voters: 4 }));
  it('keeps its meeting open until it is counted', () =>
    given(opened)
      .when({ type: 'close-vote', voteId: 'v' }, { type: 'close', endedAt: '20:45' })
      .refused('VOTES_OPEN', { voteIds: ['v'] }));
});

it('no vote is taken after the closing', () =>
  given(closed())
    .when(hand(totals(3)))
    .refused('MEETING_NOT_IN_PROGRESS', { state: 'closed' }));
