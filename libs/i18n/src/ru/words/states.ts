import type { states as source } from '../../vi/words/states.ts';

/** Words of the product by key: outcomes of a card, states of its parts (domain handbook 6.2 and 12.2). */
export const states: Record<keyof typeof source, string> = {
  'value.missing': '(не указано)',

  'outcome.no_data': 'Нет данных',
  'outcome.too_early': 'Судить рано',
  'outcome.out_of_reach': 'Недостижимо',
  'outcome.on_track': 'По плану',
  'outcome.at_risk': 'В зоне риска',
  'outcome.four_good': '«4 хорошо»',
  'outcome.fair': 'Хорошо',
  'outcome.average': 'Средне',
  'outcome.weak': 'Слабо',
  'outcome.met': 'Выполнено',
  'outcome.not_met': 'Не выполнено',
  'outcome.not_assessed': 'Не оценивается',

  'state.scored': 'Оценено',
  'state.partial': 'Оценено частично',
  'state.not_due': 'Срок не наступил',
  'state.no_data': 'Нет данных',
  'state.not_applicable': 'Не применимо',
  'state.full': 'Полный балл',
  'state.lost': 'Потеря баллов',

  'floor.met': 'Выполнено',
  'floor.failed': 'Не выполнено',
  'floor.unknown': 'Пока не известно',

  'view.self': 'Самооценка',
  'view.reviewed': 'Проверка',
};
