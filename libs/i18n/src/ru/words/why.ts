import type { why as source } from '../../vi/words/why.ts';

/** The sentence before the number: what the machine sees and what blocks first. */
export const why: Record<keyof typeof source, string> = {
  'why.no_data': 'О том, чему наступил срок, данных пока нет; нулём это не считается.',
  'why.no_data_final': 'За весь период данных нет, поэтому нет ни баллов, ни звания.',
  'why.nothing_due': 'Срок ещё ни для чего не наступил.',
  'why.too_early': 'Срок наступил только для {assessable} из {max} балла: судить рано.',
  'why.too_early_items': 'Пока ясно по {n, plural, one {# пункту} other {# пунктам}}: судить рано.',
  'why.out_of_reach': '«4 хорошо» в этом году недостижимо: {clause}.',
  'why.enough_but_floor': 'Баллов для «4 хорошо» достаточно, но не выполнено одно условие: {clause}.',
  'why.enough_but_gate': 'Баллов для «4 хорошо» достаточно, но мешает исключающее условие: {clause}.',
  'why.enough_but_criterion': 'В целом баллов для «4 хорошо» достаточно, но {clause}.',
  'why.enough_but_data': 'Того, что известно, для «4 хорошо» достаточно, но {clause}.',
  'why.on_track': 'По плану: {pace} от того, чему наступил срок; ни одно условие не мешает.',
  'why.four_good': '{total} балла, все условия «4 хорошо» выполнены.',
  'why.total_short': '{total} балла; для «4 хорошо» нужно не менее {min}.',
  'why.not_assessed': 'Действует менее 6 месяцев периода, поэтому не оценивается.',
  'why.items_on_track':
    'По плану: выполнено {met} из {applicable, plural, one {# пункта} other {# пунктов}}, нужно не менее {required}.',
  'why.items_met':
    'Требования периода выполнены: {met} из {applicable, plural, one {# пункта} other {# пунктов}}, нужно не менее {required}.',
  'why.items_four_good':
    'Все условия «4 хорошо» выполнены: {met} из {applicable, plural, one {# пункта} other {# пунктов}}, нужно не менее {required}.',
  'why.items_but_item': 'Пунктов выполнено достаточно, но не выполнен обязательный: {clause}.',
  'why.items_but_gate': 'Пунктов выполнено достаточно, но мешает исключающее условие: {clause}.',
  'why.others':
    '{n, plural, one {Не выполнено ещё # условие} few {Не выполнены ещё # условия} many {Не выполнено ещё # условий} other {Не выполнено ещё # условия}}.',
};
