import { emptyRegistration, type Pledge, type Registration } from '@bontot/pledge-core';
import { footOf, type Form } from '@bontot/print';
import { pledgeForm } from './pledge-form.ts';
import type { Printing } from './printing.ts';
import { compactForm, registrationForm } from './registration-form.ts';

const printing: Printing = {
  names: { m1: 'Nguyễn Văn An', s1: 'Chíu Thị Mai', c1: 'La Văn Bình' },
  ...{ unitName: 'Chi bộ thôn 7', parentName: 'Đảng ủy xã Lục Hồn (dữ liệu giả lập)', kind: 'cell' },
  ...{ publicUrl: 'https://bontot.example', at: Date.parse('2026-03-05T03:00:00Z') },
};
const DIGEST = 'ab12'.repeat(16);
const textOf = (form: Form): string => JSON.stringify([form.content, footOf(form.foot)(1, 1), form.mark]);

const registration: Registration = {
  ...emptyRegistration({ unitId: 'QN-LH-07', year: 2026, subject: 'cell' }),
  ...{ state: 'registered', submittedOn: '2026-02-20', submittedBy: 's1', registeredOn: '2026-03-01' },
  targets: [{ criterion: 'Chất lượng sinh hoạt tốt', text: 'Dự từ 90 %', points: 22.5 }],
  issue: 'Rác thải ở bãi chợ',
};
const signature = (by: string) => ({ by, at: Date.parse('2026-03-02T03:00:00Z'), on: '2026-03-02' });

describe('the registration form', () => {
  it('says what is aimed at, the targets, the issue, and who handed it in', () => {
    const text = textOf(registrationForm(registration, printing));
    for (const part of [
      'BẢN ĐĂNG KÝ',
      'Chi bộ «4 tốt»',
      'Dự từ 90 %',
      '22,5',
      'Rác thải',
      'Chíu Thị Mai',
      '20/02/2026',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('DỰ THẢO');
  });
  it('is a draft until it was handed in', () =>
    expect(textOf(registrationForm({ ...registration, submittedOn: null }, printing))).toContain('DỰ THẢO'));
});

describe('the compact', () => {
  it('is a draft until both sides have confirmed it', () => {
    const half = { ...registration, compact: { digest: DIGEST, secretary: signature('s1'), committee: null } };
    const text = textOf(compactForm(half, DIGEST, printing));
    expect(text).toContain('DỰ THẢO');
    expect(text).toContain('Chíu Thị Mai');
    expect(text).not.toContain('Mã kiểm tra');
  });
  it('shows both, the moment, the seal and a code to check', () => {
    const whole = { digest: DIGEST, secretary: signature('s1'), committee: signature('c1') };
    const text = textOf(compactForm({ ...registration, compact: whole }, DIGEST, printing));
    for (const part of ['La Văn Bình', '10:00 ngày 02/03/2026', 'ab12 ab12 ab12', 'Mã kiểm tra'])
      expect(text).toContain(part);
    expect(text).not.toContain('DỰ THẢO');
  });
});

it('prints a pledge with its first and last version, reports, grade and comment', () => {
  const item = { itemId: 'a', kind: 'target', title: 'Trồng cây', measure: 'Hai mươi cây', dueOn: '2026-05-19' };
  const version = { ethics: 'Giản dị', duties: 'Đủ', weaknesses: '', items: [item], reason: null };
  const report = {
    items: [{ itemId: 'a', done: 'partly', line: 'Mười cây' }],
    text: '',
    selfGrade: 3,
    on: '2026-06-20',
  };
  const pledge = {
    ...{ memberId: 'm1', year: 2026, registeredOn: '2026-01-12', deeds: [], comment: { text: 'Xin tiếp thu' } },
    versions: [version, { ...version, ethics: 'Gương mẫu', reason: 'Đổi việc' }],
    reports: { mid: report, end: null },
    review: { grade: 4, reason: 'Vượt cam kết', on: '2026-12-10' },
  } as unknown as Pledge;
  const text = textOf(pledgeForm(pledge, printing));
  for (const part of ['Nguyễn Văn An', 'Giản dị', 'Gương mẫu', 'Đổi việc', 'Trồng cây', 'Một phần', 'Mười cây'])
    expect(text).toContain(part);
  for (const part of ['KẾT QUẢ GIỮA NĂM', 'Mức 4/4', 'Vượt cam kết', 'Xin tiếp thu']) expect(text).toContain(part);
});
