import {
  formatDate,
  formatDateTime,
  formatDeadline,
  formatGain,
  formatList,
  formatMean,
  formatNumber,
  formatPace,
  formatPercent,
  formatPoints,
  formatRatio,
  formatRelative,
  formatSlot,
  formatSlots,
  formatTime,
  formatWeekday,
  languages,
  percentOf,
  type Language,
} from '../index.ts';

const everywhere = (write: (language: Language) => string) => languages.map(write);
const NBSP = '\u00a0';

describe('numbers', () => {
  it('writes points with two decimals always', () => {
    expect(everywhere((language) => formatPoints(language, 4.98))).toEqual(['4,98', '4.98', '4,98']);
    expect(everywhere((language) => formatPoints(language, 5))).toEqual(['5,00', '5.00', '5,00']);
  });
  it('writes a gain with its sign and a loss with the true minus', () => {
    expect(formatGain('vi', 0.74)).toBe('+0,74');
    expect(formatGain('vi', -0.79)).toBe('−0,79');
    expect(formatNumber('en', -4_785)).toBe('−4,785');
  });
  it('cuts a percentage and never rounds it, so that a missed floor never looks reached', () => {
    expect(everywhere((language) => formatPercent(language, 130, 153))).toEqual(['84,9%', '84.9%', `84,9${NBSP}%`]);
    expect(formatPercent('en', 8_499, 10_000)).toBe('84.9%');
    expect(formatPercent('en', 999_999, 1_000_000)).toBe('99.9%');
    expect(formatPercent('vi', 102, 120)).toBe('85,0%');
  });
  it('cuts a pace that is known to hundredths without losing one to the binary point', () => {
    expect(percentOf('vi', 92.47)).toBe('92,4%');
    expect(percentOf('vi', 64.1)).toBe('64,1%');
    expect(percentOf('vi', 1.1)).toBe('1,1%');
    expect(formatPace('ru', 92.47)).toBe(`92,47${NBSP}%`);
  });
  it('has no percentage of nothing', () => expect(formatPercent('vi', 0, 0)).toBe('–'));
  it('groups thousands as the language does', () =>
    expect(everywhere((language) => formatNumber(language, 4_785))).toEqual(['4.785', '4,785', `4${NBSP}785`]));
  it('writes parts with a stroke', () => expect(formatRatio('vi', 130, 153)).toBe('130/153'));
  it('cuts the mean of grades and leaves idle zeros out', () =>
    expect([formatMean('vi', 7, 2), formatMean('vi', 6, 2), formatMean('vi', 11, 3)]).toEqual(['3,5', '3', '3,66']));
});

describe('dates', () => {
  it('leaves the year out inside the year', () => {
    expect(everywhere((language) => formatDate(language, '2026-10-08', '2026'))).toEqual(['08/10', '8 Oct', '08.10']);
    expect(everywhere((language) => formatDate(language, '2026-10-08', '2027-01-02'))).toEqual([
      '08/10/2026',
      '8 Oct 2026',
      '08.10.2026',
    ]);
  });
  it('shows the clock of Viet Nam, 24 hours, whatever the zone of the machine', () => {
    expect(formatDateTime('vi', '2026-10-08T07:32:00.000Z', '2026')).toBe('08/10, 14:32');
    expect(formatDateTime('en', '2026-12-31T17:00:00.000Z', '2026')).toBe('1 Jan 2027, 00:00');
    expect(formatTime('ru', Date.parse('2026-10-08T12:52:00Z'))).toBe('19:52');
  });
  it('names the weekday where a person must come', () => {
    expect(everywhere((language) => formatWeekday(language, '2026-10-10', '2026'))).toEqual([
      'thứ Bảy 10/10',
      'Sat 10 Oct',
      'суббота, 10.10',
    ]);
    expect(formatWeekday('en', '2026-10-10')).toBe('Sat 10 Oct 2026');
    expect(formatWeekday('vi', '2026-10-11', '2026')).toBe('Chủ nhật 11/10');
  });
  it('says of a deadline how long and when', () => {
    expect(everywhere((language) => formatDeadline(language, '2026-10-25', '2026-10-08'))).toEqual([
      'Còn 17 ngày, hạn 25/10',
      '17 days left, due 25 Oct',
      'Осталось 17 дней, срок 25.10',
    ]);
    expect(formatDeadline('ru', '2026-10-29', '2026-10-08')).toBe('Остался 21 день, срок 29.10');
    expect(formatDeadline('vi', '2026-10-08', '2026-10-08')).toBe('Hạn hôm nay, 08/10');
    expect(formatDeadline('vi', '2026-10-05', '2026-10-08')).toBe('Quá hạn 3 ngày, hạn 05/10');
  });
  it('says how long ago in the largest unit that fits', () => {
    const now = Date.parse('2026-10-08T07:32:00.000Z');
    expect(everywhere((language) => formatRelative(language, now - 3 * 3_600_000, now))).toEqual([
      '3 giờ trước',
      '3 hours ago',
      '3 часа назад',
    ]);
    expect(formatRelative('en', now + 5_000, now)).toBe('in 5 seconds');
  });
  it('names months, quarters and half-years', () => {
    expect(['2026-02', '2026-Q3', '2026-H1', '2026'].map((slot) => formatSlot('vi', slot))).toEqual([
      'tháng 2',
      'quý III',
      '6 tháng đầu năm',
      '2026',
    ]);
    expect(formatSlots('en', ['2026-02', '2026-06'])).toBe('February and June');
    expect(formatSlot('en', '2026-Q3')).toBe('Q3');
  });
  it('lists as the language does', () => expect(formatList('ru', ['a', 'b', 'c'])).toBe('a, b и c'));
});
