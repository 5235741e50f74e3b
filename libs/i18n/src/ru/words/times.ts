import type { times as source } from '../../vi/words/times.ts';

/** Months, quarters, deadlines. */
export const times: Record<keyof typeof source, string> = {
  'month.01': 'январь',
  'month.02': 'февраль',
  'month.03': 'март',
  'month.04': 'апрель',
  'month.05': 'май',
  'month.06': 'июнь',
  'month.07': 'июль',
  'month.08': 'август',
  'month.09': 'сентябрь',
  'month.10': 'октябрь',
  'month.11': 'ноябрь',
  'month.12': 'декабрь',

  'slot.quarter': '{q} квартал',
  'slot.half1': 'первое полугодие',
  'slot.half2': 'второе полугодие',

  'deadline.ahead':
    '{n, plural, one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}, срок {date}',
  'deadline.today': 'Срок сегодня, {date}',
  'deadline.passed':
    '{n, plural, one {Просрочено на # день} few {Просрочено на # дня} many {Просрочено на # дней} other {Просрочено на # дня}}, срок был {date}',
};
