import type { Mark, MeetingKind, Month, RollPerson } from '@bontot/meeting-core';

const what: Record<MeetingKind, string> = {
  regular: 'Họp chi bộ thường kỳ',
  thematic: 'Sinh hoạt chuyên đề',
  combined: 'Họp chi bộ thường kỳ kết hợp sinh hoạt chuyên đề',
  extraordinary: 'Họp chi bộ bất thường',
  committee: 'Họp cấp ủy',
};
export const meetingInWords = (kind: MeetingKind, month: Month): string =>
  `${what[kind]} tháng ${month.slice(5, 7)} năm ${month.slice(0, 4)}`;

export const markInWords: Record<Mark, string> = {
  present: 'Có mặt',
  late: 'Đến muộn',
  left_early: 'Về sớm',
  absent: 'Vắng',
  excused: 'Vắng có lý do',
  unexcused: 'Vắng không lý do',
  exempt: 'Được miễn',
  special_duty: 'Nhiệm vụ đặc biệt',
  away: 'Chuyển tạm thời',
};

export const kindInWords: Record<RollPerson['kind'], string> = { full: 'Chính thức', probationary: 'Dự bị' };

/** By given name, which comes last, then by the whole of it, as lists of names are written. */
export function byName<Row>(nameIn: (row: Row) => string): (a: Row, b: Row) => number {
  const collator = new Intl.Collator('vi');
  const given = (row: Row) =>
    nameIn(row)
      .replace(/\s*\(.*\)$/, '')
      .split(' ')
      .at(-1)!;
  return (a, b) => collator.compare(given(a), given(b)) || collator.compare(nameIn(a), nameIn(b));
}
