/** Months, quarters, deadlines. */
export const times = {
  'month.01': 'tháng 1',
  'month.02': 'tháng 2',
  'month.03': 'tháng 3',
  'month.04': 'tháng 4',
  'month.05': 'tháng 5',
  'month.06': 'tháng 6',
  'month.07': 'tháng 7',
  'month.08': 'tháng 8',
  'month.09': 'tháng 9',
  'month.10': 'tháng 10',
  'month.11': 'tháng 11',
  'month.12': 'tháng 12',

  'slot.quarter': 'quý {q}',
  'slot.half1': '6 tháng đầu năm',
  'slot.half2': '6 tháng cuối năm',

  'deadline.ahead': 'Còn {n} ngày, hạn {date}',
  'deadline.today': 'Hạn hôm nay, {date}',
  'deadline.passed': 'Quá hạn {n} ngày, hạn {date}',
};
