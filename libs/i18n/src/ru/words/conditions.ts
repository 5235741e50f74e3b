import type { conditions as source } from '../../vi/words/conditions.ts';

/** What a title asks for besides points. */
export const conditions: Record<keyof typeof source, string> = {
  'condition.share': '{rate}: не менее {limit}',
  'condition.whole': '{rate}: {limit}',
  'condition.month': '{rate}: каждый месяц',
  'condition.quarter': '{rate}: каждый квартал',
  'condition.half': '{rate}: каждое полугодие',
  'condition.count': '{rate}: не более {n}',
  'condition.criterion': 'критерий «{name}»: не менее {limit}',
  'condition.pace': 'темп не менее {limit}',
  'condition.total': 'сумма не менее {min}',
  'condition.items': 'выполнено не менее {required} из {applicable, plural, one {# пункта} other {# пунктов}}',
  'condition.registered': 'есть регистрация на «4 хорошо»',
  'condition.gate': 'не наступило: {name}',
  'condition.at_close': 'Проверяется при закрытии года',
  'condition.from': 'Проверяется с {date}',
  'condition.missing': 'Пропущено: {slots}',
};
