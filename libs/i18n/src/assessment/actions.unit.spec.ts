import { Facts, templates, type Action, type CellContext, type Fact } from '@bontot/scoring-core';
import { assessed } from '../../test/assessed.ts';
import { actionSentence, effectSentence, explanationOf, gainText, languages, setForType } from '../index.ts';

const whole = templates['cell-default'];
const set = setForType(whole, 'residential');
const context: CellContext = {
  subject: 'cell',
  cellType: 'residential',
  period: '2026',
  activeFrom: '2020-01-01',
  view: 'self',
  notApplicable: [],
};
const meetings = (present: number[], base: number): Fact[] =>
  present.map((part, index) => ({
    measure: 'meeting.attendance',
    source: `m${index}`,
    revision: 1,
    effectiveOn: `2026-0${index + 1}-05`,
    recordedAt: 0,
    value: { part, whole: base },
    confirmation: 'by_nature',
  }));
/** The cell of the mock-up: 130 of 153 seats in nine months, 84.9 %. */
const village7 = assessed(whole, Facts.of(meetings([15, 14, 15, 14, 13, 15, 14, 15, 15], 17)), '2026-10-08', context);
const next = (indicator: string): Action => explanationOf(village7, indicator).next[0]!;

describe('actionSentence', () => {
  it('asks for the fewest who must come to the next meeting to reach the floor', () =>
    expect(languages.map((language) => actionSentence(language, next('2.3'), set, village7))).toEqual([
      'Bảo đảm ít nhất 15/17 đồng chí dự buổi họp tới.',
      'Have at least 15 of 17 members at the next meeting.',
      'Обеспечьте на следующем собрании явку не менее 15 из 17.',
    ]));
  it('asks for all where it cannot know how few are enough', () =>
    expect(actionSentence('vi', next('2.3'), set)).toBe('Bảo đảm đủ 17/17 đồng chí dự buổi họp tới.'));
  it('says that what lies in a closed period needs proof', () => {
    const late = { ...next('2.3'), code: 'complete_task' as const, proof: true };
    expect(actionSentence('en', late, set)).toMatch(/ It counts only with proof that it was done in the period\.$/);
  });
});

describe('what an action brings', () => {
  it('is the condition that it opens', () => expect(gainText('vi', next('2.3'), set)).toBe('Đạt điều kiện'));
  it('is a new status only where the status changes', () => {
    expect(effectSentence('vi', next('2.3'), village7)).toBeNull();
    expect(effectSentence('vi', { ...next('2.3'), result: 'on_track' }, village7)).toBe(
      'Khi đó trạng thái là: Đúng tiến độ.',
    );
  });
});
