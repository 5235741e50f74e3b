import type { Meeting, RollRow } from '@bontot/meeting-core';
import type { CriteriaSet } from '@bontot/scoring-core';
import { attendanceOf } from './attendance-of-year.ts';
import { adopting, allAgree } from './outcome.ts';
import { byGivenName, calledOf, nameParts } from './people.ts';
import { stepOf } from './steps.ts';

const row = (personId: string, rest: Partial<RollRow> = {}): RollRow => ({
  ...{ personId, kind: 'full', exempt: false, specialDuty: false, mark: 'present', at: null },
  ...{ reasonClass: null, reasonDetail: null, cameAnyway: false },
  ...rest,
});

describe('the roll', () => {
  it('is called by given name, then by the names before it', () =>
    expect(['Trần Văn Bình', 'Nguyễn Thị Ánh', 'Đỗ Văn Bình', 'Lê An'].toSorted(byGivenName)).toEqual([
      'Lê An',
      'Nguyễn Thị Ánh',
      'Đỗ Văn Bình',
      'Trần Văn Bình',
    ]));
  it('tells two apart who are called the same, by the mark that the directory gave', () => {
    expect(nameParts('Nguyễn Văn An (1961)')).toEqual({ name: 'Nguyễn Văn An', mark: '1961' });
    expect(nameParts('Lê Thu Hà')).toEqual({ name: 'Lê Thu Hà', mark: '' });
    expect(['Nguyễn Văn An (1984)', 'Nguyễn Văn An (1961)'].toSorted(byGivenName)[0]).toMatch('1961');
  });
  it('sets apart who need not come', () => {
    const roll = [row('a'), row('b', { exempt: true, mark: 'exempt' })];
    const { called, apart } = calledOf({ meeting: { roll } as Meeting, names: {} });
    expect([called, apart].map((rows) => rows.map(({ personId }) => personId))).toEqual([['a'], ['b']]);
  });
});

describe('one tap for what was prepared', () => {
  const roll = [row('a'), row('b'), row('c', { mark: 'unexcused' }), row('d', { kind: 'probationary' })];
  const meeting = { roll, attendanceBase: 'strict' } as Meeting;
  it('counts the full members who are there, and nobody else', () =>
    expect(allAgree(meeting)).toEqual({ for: 2, against: 0, other: 0 }));
  it('votes once and adopts each by that vote; taken back, nothing of it is left', () => {
    const prepared = [
      { conclusionId: 'k1', kind: 'conclusion' as const, text: 'Một' },
      { conclusionId: 'k2', kind: 'resolution' as const, text: 'Hai' },
    ];
    const { acts, undo } = adopting(prepared, meeting, 'v');
    expect(acts.map((act) => act.type)).toEqual(['vote-by-hand', 'set-conclusion', 'set-conclusion']);
    expect(acts.slice(1)).toMatchObject([{ voteId: 'v' }, { voteId: 'v' }]);
    expect(undo).toEqual([
      { type: 'remove-conclusion', conclusionId: 'k1' },
      { type: 'remove-conclusion', conclusionId: 'k2' },
      { type: 'remove-vote', voteId: 'v' },
    ]);
  });
});

describe('the steps of the meeting', () => {
  it('begin with the opening, whatever was asked for', () =>
    expect(stepOf({ state: 'announced' }, 'close')).toBe('open'));
  it('begin with the roll once it is open', () => expect(stepOf({ state: 'in_progress' }, undefined)).toBe('roll'));
  it('stay where the reader was', () => expect(stepOf({ state: 'in_progress' }, 'work')).toBe('work'));
  it('know no other', () => expect(stepOf({ state: 'in_progress' }, 'party')).toBe('roll'));
});

describe('the attendance of the year', () => {
  const part = (id: string, measures: string[], kind = 'ratio') => ({ id, formula: { kind, measures } });
  const set = {
    criteria: [{ indicators: [{ parts: [part('2.1.a', ['x']), part('7.7.a', ['meeting.attendance'])] }] }],
  } as unknown as CriteriaSet;
  const answer = (raw: [number, number | null] | null) => ({
    criteriaSet: { id: 's', version: '1' },
    parts: [{ id: '7.7.a', raw }],
  });
  it('is found by its measure, whatever the set calls the indicator', () =>
    expect(attendanceOf(answer([130, 153]), set)).toEqual({ part: 130, whole: 153 }));
  it('is nothing where nothing counts yet', () => expect(attendanceOf(answer(null), set)).toBeUndefined());
});
