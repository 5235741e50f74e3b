import { templates } from '@bontot/scoring-core';
import { changeSentence, languages, noticeText, reasonSentence, setForType, type Standing } from '../index.ts';

const whole = templates['cell-default'];
const residential = setForType(whole, 'residential');
const lowAttendance: Standing = {
  result: 'at_risk',
  blockedBy: ['floor:2.3'],
  failing: { '2.3.a': [130, 153] },
  criteria: { C2: [23.6, 25] },
  pace: 92.47,
};

describe('reasonSentence', () => {
  it('names the floor that fails with its share and its limit', () =>
    expect(languages.map((language) => reasonSentence(language, lowAttendance, residential))).toEqual([
      'Tỷ lệ dự sinh hoạt mới đạt 84,9%, cần từ 85% (2.3).',
      'Attendance is 84.9%, at least 85% is needed (2.3).',
      'Явка 84,9\u00a0%, нужно не менее 85\u00a0% (2.3).',
    ]));
  it('takes the limit of the type of cell', () =>
    expect(
      reasonSentence('vi', { ...lowAttendance, failing: { '2.3.a': [90, 100] } }, setForType(whole, 'school')),
    ).toBe('Tỷ lệ dự sinh hoạt mới đạt 90,0%, cần từ 95% (2.3).'));
  it('names no limit where that depends on a type it does not know', () =>
    expect(reasonSentence('vi', { ...lowAttendance, failing: { '2.3.a': [90, 100] } }, whole)).toBe(
      'Tỷ lệ dự sinh hoạt mới đạt 90,0% (2.3).',
    ));
  it('has a reason without any set', () =>
    expect(reasonSentence('en', lowAttendance)).toBe('Mandatory condition 2.3 is not met: 84.9%.'));
  it('names the pace first where that is too low', () =>
    expect(reasonSentence('vi', { ...lowAttendance, pace: 84.26 }, residential)).toBe(
      'Tiến độ mới đạt 84,26%, cần từ 90%.',
    ));
  it('names what shuts the title for good before what can be mended', () =>
    expect(
      reasonSentence(
        'vi',
        {
          result: 'out_of_reach',
          blockedBy: ['criterion:C3', 'floor:2.3', 'floor:3.1', 'gate:G1'],
          failing: { '2.3.a': [130, 153], '3.1.a': [1, null] },
          pace: 93.02,
        },
        residential,
      ),
    ).toBe('Có 1 đảng viên bị kỷ luật (3.1).'));
  it('names a share of a criterion, cut', () =>
    expect(
      reasonSentence(
        'en',
        { ...lowAttendance, blockedBy: ['criterion:C1'], criteria: { C1: [16.96, 27] } },
        residential,
      ),
    ).toBe('Criterion «Political tasks done well» is at 62.8%, at least 80% is needed.'));
  it('names an open gate by what is missing', () =>
    expect(reasonSentence('vi', { ...lowAttendance, blockedBy: ['gate:G2'] }, residential)).toBe(
      'Chưa đăng ký xây dựng «chi bộ 4 tốt».',
    ));
});

describe('noticeText', () => {
  const reason = reasonSentence('vi', lowAttendance, residential);
  it('says from where to where, and why', () =>
    expect(noticeText('vi', { cellName: 'Chi bộ thôn 7', from: 'on_track', to: 'at_risk', reason })).toBe(
      'Chi bộ thôn 7: Đúng tiến độ → Có nguy cơ. Lý do: tỷ lệ dự sinh hoạt mới đạt 84,9%, cần từ 85% (2.3).',
    ));
  it('says only where it stands when it stood nowhere before', () =>
    expect(noticeText('vi', { cellName: 'Chi bộ thôn 7', from: null, to: 'at_risk', reason })).toBe(
      'Chi bộ thôn 7: Có nguy cơ. Lý do: tỷ lệ dự sinh hoạt mới đạt 84,9%, cần từ 85% (2.3).',
    ));
});

describe('changeSentence', () => {
  it('puts both outcomes into one line', () =>
    expect(changeSentence('ru', 'on_track', 'at_risk')).toBe('По плану → В зоне риска'));
});
