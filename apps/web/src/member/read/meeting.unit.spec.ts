import type { Meeting, RollRow } from '@bontot/meeting-core';
import { meetingOf, paper, vote } from './builders.ts';
import {
  canCheckIn,
  leadOf,
  paperAddress,
  plannedTimes,
  readablePapers,
  sizeOf,
  unreadPapers,
  whyNoVote,
} from './meeting.ts';

const { meeting } = meetingOf();
const item = (minutes: number) => ({ itemId: '', title: '', minutes, presenterId: null, note: '', carriedFrom: null });

describe('the agenda', () => {
  it('gives each item the hour at which it begins', () =>
    expect(plannedTimes({ startsAt: '19:00', agenda: [item(15), item(50), item(25)] })).toEqual([
      '19:00',
      '19:15',
      '20:05',
    ]));
  it('goes on over midnight', () =>
    expect(plannedTimes({ startsAt: '23:50', agenda: [item(15), item(5)] })).toEqual(['23:50', '00:05']));
});

describe('papers', () => {
  it('are read in the last version that is out', () => {
    const twice = paper('a');
    twice.versions.push(
      { ...twice.versions[0]!, file: { ...twice.versions[0]!.file, fileId: 'second' } },
      { ...twice.versions[0]!, file: { ...twice.versions[0]!.file, fileId: 'draft' }, publishedOn: null },
    );
    expect(readablePapers({ papers: [twice, paper('b', null)] })).toMatchObject([
      { paperId: 'a', file: { fileId: 'second' }, version: 2 },
    ]);
  });
  it('stay unread until the reader says so', () => {
    const given: Meeting = { ...meeting, papers: [paper('a'), paper('b')], acknowledged: { me: ['a'], other: ['b'] } };
    expect(unreadPapers(given, 'me').map(({ paperId }) => paperId)).toEqual(['b']);
  });
  it('have an address that no id breaks out of', () =>
    expect(paperAddress('a/../b', 'meeting:1&x')).toBe('/api/v1/papers/a%2F..%2Fb?in=meeting%3A1%26x'));
  it.each([
    [400, { unit: 'kb', value: 1 }],
    [120_400, { unit: 'kb', value: 120 }],
    [1_250_000, { unit: 'mb', value: 1.3 }],
  ] as const)('of %d bytes tell their size', (bytes, told) => expect(sizeOf(bytes)).toEqual(told));
});

describe('checking in', () => {
  const row = (given: Partial<RollRow>): Meeting => ({
    ...meeting,
    state: 'in_progress',
    roll: [{ personId: 'me', mark: 'absent', cameAnyway: false, ...given } as RollRow],
  });
  it.each(['absent', 'excused', 'exempt', 'away'] as const)('is offered to whoever is marked %s', (mark) =>
    expect(canCheckIn(row({ mark }), 'me')).toBe(true),
  );
  it.each(['present', 'late', 'unexcused'] as const)('is not offered to whoever is marked %s', (mark) =>
    expect(canCheckIn(row({ mark }), 'me')).toBe(false),
  );
  it('is not offered twice, nor outside the meeting', () => {
    expect(canCheckIn(row({ mark: 'exempt', cameAnyway: true }), 'me')).toBe(false);
    expect(canCheckIn({ ...row({}), state: 'closed' }, 'me')).toBe(false);
    expect(canCheckIn({ ...row({}), roll: [] }, 'me')).toBe(false);
  });
});

describe('who has no vote reads why', () => {
  const full = { kind: 'full' as const, exempt: false };
  it.each([
    [full, ['me'], null],
    [{ ...full, kind: 'probationary' as const }, [], 'probationary'],
    [{ ...full, exempt: true }, [], 'exempt'],
    [full, ['another'], 'not_present'],
    [undefined, ['another'], 'not_listed'],
  ])('%j of %j: %s', (row, eligibleIds, why) => expect(whyNoVote(vote({ eligibleIds }), 'me', row)).toBe(why));
});

describe('the first act of a meeting', () => {
  const held: Meeting = {
    ...meeting,
    state: 'in_progress',
    papers: [paper('a'), paper('b')],
    roll: [{ personId: 'me', mark: 'absent' } as RollRow],
  };
  it('is an open vote, then being here', () => {
    expect(leadOf({ ...held, votes: [vote({ voteId: 'v' })] }, 'me')).toEqual({ vote: 'v' });
    expect(leadOf({ ...held, votes: [vote({ choices: { me: 'for' } })] }, 'me')).toBe('check-in');
    expect(leadOf({ ...held, votes: [vote({ eligibleIds: [] })] }, 'me')).toBe('check-in');
  });
  it('is the first paper that is still to be read before the meeting, and nothing after it', () => {
    const papers = [paper('a'), paper('b')];
    expect(leadOf({ ...meeting, papers, acknowledged: { me: ['a'] } }, 'me')).toEqual({ paper: 'b' });
    expect(leadOf({ ...meeting, papers, state: 'closed' }, 'me')).toBeNull();
  });
});
