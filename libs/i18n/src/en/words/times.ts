import type { times as source } from '../../vi/words/times.ts';

/** Months, quarters, deadlines. */
export const times: Record<keyof typeof source, string> = {
  'month.01': 'January',
  'month.02': 'February',
  'month.03': 'March',
  'month.04': 'April',
  'month.05': 'May',
  'month.06': 'June',
  'month.07': 'July',
  'month.08': 'August',
  'month.09': 'September',
  'month.10': 'October',
  'month.11': 'November',
  'month.12': 'December',

  'slot.quarter': 'Q{q}',
  'slot.half1': 'first half of the year',
  'slot.half2': 'second half of the year',

  'deadline.ahead': '{n, plural, one {# day} other {# days}} left, due {date}',
  'deadline.today': 'Due today, {date}',
  'deadline.passed': '{n, plural, one {# day} other {# days}} overdue, was due {date}',
};
