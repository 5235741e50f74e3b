import { addDays } from '@bontot/kernel';
import { after, aroundOf, closed, given, HELD_ON, inProgress, pointsOf } from '../test/builders.ts';
import type { Act } from './index.ts';

const propose = (points = pointsOf()): Act => ({ type: 'propose-score', points });
const vote = (yes: number): Act => ({ type: 'vote-score', totals: { for: yes, against: 0, other: 0 } });
const send: Act = { type: 'send-score' };
const confirm = (points: Record<string, number> = {}, why: Record<string, string> = {}): Act => ({
  type: 'confirm-score',
  points,
  why,
});
const sentUp = after(closed(), [propose(pointsOf({ 'run.order': 8 })), vote(20), send], aroundOf());

describe('the sheet of a meeting', () => {
  it('is scored after the closing', () => given(inProgress()).when(propose()).refused('MEETING_NOT_CLOSED'));
  it('is proposed with all its rows', () =>
    given(closed())
      .when(propose({ 'run.order': 8 }))
      .refused('SHEET_INCOMPLETE', {
        rows: expect.arrayContaining(['att.rate', 'close.minutes']),
      }));
  it('has the rows of the form', () =>
    given(closed())
      .when(propose(pointsOf({ other: 1 })))
      .refused('SHEET_ROW_UNKNOWN', { row: 'other' }));
  it('gives no more than the highest points of a row, in halves at most', () => {
    given(closed())
      .when(propose(pointsOf({ 'run.order': 8.5 })))
      .refused('POINTS_OUT_OF_RANGE', { row: 'run.order', max: 8 });
    given(closed())
      .when(propose(pointsOf({ 'run.order': 7.3 })))
      .refused('POINTS_OUT_OF_RANGE');
    given(closed())
      .when(propose(pointsOf({ 'run.order': -1 })))
      .refused('POINTS_OUT_OF_RANGE');
    given(closed())
      .when(propose(pointsOf({ 'run.order': 7.5 })))
      .becomes({ sheet: { state: 'proposed' } });
  });
  it('is voted on by the members, more than half of those present', () => {
    given(closed()).when(propose(), vote(10)).refused('SHEET_NOT_ADOPTED', { votes: 10, needed: 11 });
    given(closed())
      .when(propose(), vote(11))
      .becomes({ sheet: { state: 'voted', votes: { for: 11 } } });
  });
  it('is sent up after the vote, with its day', () => {
    given(closed())
      .when(propose(), send)
      .refused('SHEET_OTHER_STATE', { state: 'proposed', expected: ['voted'] });
    expect(sentUp.sheet).toMatchObject({ state: 'sent_up', sentOn: HELD_ON });
    given(sentUp).when(send).changesNothing();
  });
  it('needs another vote after another proposal', () =>
    given(closed())
      .when(propose(), vote(20), propose(pointsOf({ 'run.order': 5 })))
      .becomes({
        sheet: { state: 'proposed', votes: null },
      }));
  it('is not proposed again once it was sent up', () =>
    given(sentUp)
      .when(propose(pointsOf({ 'run.order': 1 })))
      .refused('SHEET_OTHER_STATE', { state: 'sent_up' }));
});

describe('the supervisor', () => {
  it('confirms, and both columns stay visible', () =>
    given(sentUp, { by: 'sv' })
      .when(confirm({ 'run.order': 6 }))
      .becomes({
        sheet: {
          state: 'confirmed',
          confirmedBy: 'sv',
          rows: { 'run.order': { cell: 8, confirmed: 6 }, 'att.rate': { cell: 12, confirmed: 12 } },
        },
      }));
  it('says why a row differs by more than two points', () => {
    given(sentUp, { by: 'sv' })
      .when(confirm({ 'run.order': 5 }))
      .refused('WHY_MISSING', { rows: ['run.order'] });
    given(sentUp, { by: 'sv' })
      .when(confirm({ 'run.order': 5 }, { 'run.order': 'Bắt đầu muộn' }))
      .becomes({ sheet: { rows: { 'run.order': { confirmed: 5, why: 'Bắt đầu muộn' } } } });
  });
  it('confirms what was sent up, and once', () => {
    given(closed(), { by: 'sv' }).when(confirm()).refused('SHEET_OTHER_STATE', { state: 'none' });
    given(sentUp, { by: 'sv' }).when(confirm(), confirm()).changesNothing();
    given(sentUp, { by: 'sv' })
      .when(confirm(), confirm({ 'run.order': 7 }))
      .refused('SHEET_OTHER_STATE');
  });
  it('returns it with a reason, and the cell proposes again', () => {
    given(sentUp, { by: 'sv' }).when({ type: 'return-score', reason: '' }).refused('TEXT_MISSING', { field: 'reason' });
    const returned = after(sentUp, [{ type: 'return-score', reason: 'Thiếu căn cứ' }], aroundOf({ by: 'sv' }));
    expect(returned.sheet).toMatchObject({ state: 'returned', returnedBecause: 'Thiếu căn cứ' });
    given(returned)
      .when(propose(pointsOf({ 'run.order': 4 })))
      .becomes({ sheet: { state: 'proposed', votes: null } });
  });
  it('who confirms too late leaves it late, even before the timer ran', () =>
    given(sentUp, { by: 'sv', today: addDays(HELD_ON, 11) })
      .when(confirm())
      .becomes({ sheet: { state: 'confirmed' }, passed: { sheetUnconfirmed: true } }));
});
