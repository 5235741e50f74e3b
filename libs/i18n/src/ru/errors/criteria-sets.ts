import type { criteriaSets as source } from '../../vi/errors/criteria-sets.ts';

/** Faults of a criteria set, each at a place of the set. */
export const criteriaSets: Record<keyof typeof source, string> = {
  ID_REPEATED: 'Код {at} использован дважды. У каждой части должен быть свой.',
  SUM_OF_MAXIMA: 'Максимумы в {at} не сходятся. Исправьте так, чтобы части давали целое.',
  BANDS_ORDER: 'Шкала должна начинаться с 0. Добавьте ступень с минимумом 0.',
  MANDATORY_NOT_APPLICABLE: '{at} — обязательный показатель и не может быть «не применимо». Уберите одно из двух.',
  MAX_MISSING: 'У {at} нет максимума. Добавьте.',
  MAX_UNEXPECTED: 'В наборе «выполнено / не выполнено» нет баллов, а у {at} есть максимум. Уберите.',
  PASS_PCT_MISSING: 'У {at} нет порога (passPct). Добавьте.',
  FLOOR_ON_NOT_APPLICABLE: 'У {at} есть обязательный минимум, «не применимо» для него нельзя. Уберите одно из двух.',
  FLOOR_KIND: 'Обязательный минимум в {at} должен использовать {needs}. Исправьте.',
  MEASURE_KIND: 'Мера {measure} в {at} вида {kind}, а формуле нужно {kinds}. Выберите другую.',
  MEASURE_SUBJECT: 'Мера {measure} в {at} не относится к {subject}. Выберите другую.',
  LIMITS_ORDER: 'Нижний предел в {at} ({loPct}) не может быть выше верхнего ({hiPct}). Исправьте.',
  READING_MISSING: 'Для {at} нужно {needs}, чтобы читать меру. Добавьте.',
  READING_UNEXPECTED: 'У {at} способ чтения не подходит виду меры. Уберите.',
  TARGET_CHOICE: 'Для {at} нужно ровно одно: постоянная цель или мера цели. Выберите одно.',
};
