import type { Meeting } from '@bontot/meeting-core';
import { dueFollowUps } from './follow-ups.ts';

const meeting = (change: Record<string, unknown> = {}): Meeting =>
  ({
    ...{ meetingId: 'M', kind: 'regular', state: 'in_progress', heldOn: '2026-07-03', assignments: [], votes: [] },
    minutes: { state: 'drafting', amendments: [] },
    ...change,
  }) as unknown as Meeting;
const task = { taskId: 'T' };
const secret = { voteId: 'V', way: 'secret', state: 'open', totals: null };

describe('what a change makes necessary elsewhere', () => {
  it.each([
    ['nothing while the meeting goes on', meeting(), meeting({ title: 'X' }), []],
    ['the month, when a regular meeting closes', meeting(), meeting({ state: 'closed' }), ['month']],
    [
      'tasks too, where some were given',
      meeting(),
      meeting({ state: 'closed', assignments: [task] }),
      ['tasks', 'month'],
    ],
    [
      'no month for a thematic meeting',
      meeting({ kind: 'thematic' }),
      meeting({ kind: 'thematic', state: 'closed' }),
      [],
    ],
    [
      'tasks and month once more, when it is annulled',
      meeting({ state: 'closed', assignments: [task] }),
      meeting({ state: 'annulled', assignments: [task] }),
      ['tasks', 'month'],
    ],
    [
      'the month, when the day is corrected',
      meeting({ state: 'closed' }),
      meeting({ state: 'closed', heldOn: '2026-07-04' }),
      ['month'],
    ],
    [
      'the chain, when both have signed',
      meeting({ state: 'closed' }),
      meeting({ state: 'closed', minutes: { state: 'signed', amendments: [] } }),
      ['chain'],
    ],
    ['a ballot, when a secret vote opens', meeting(), meeting({ votes: [secret] }), ['ballots']],
    [
      'its count, when it closes',
      meeting({ votes: [secret] }),
      meeting({ votes: [{ ...secret, state: 'closed' }] }),
      ['ballots'],
    ],
    [
      'nothing more once it is counted',
      meeting({ votes: [{ ...secret, state: 'closed' }] }),
      meeting({ votes: [{ ...secret, state: 'closed', totals: { for: 1, against: 0, other: 0 } }] }),
      [],
    ],
  ])('is %s', (_, before, after, due) => expect(dueFollowUps(before, after)).toEqual(due));
});
