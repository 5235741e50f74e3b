import type { clauses as source } from '../../vi/words/clauses.ts';

/** What stands in the way, as a clause that begins small and has no stop. */
export const clauses: Record<keyof typeof source, string> = {
  'clause.share': '{rate} {percent}, нужно не менее {limit}',
  'clause.whole': '{rate} {percent}, нужно {limit}',
  'clause.slots': '{rate} только за {span}, нет за {slots}',
  'clause.span': '{rate} только за {span}',
  'clause.unknown': 'нет данных: {rate}',
  'clause.uncleared': 'реестр дел не подтверждён',
  'clause.target': '{rate}: только {part} из {whole}',
  'clause.mean': '{rate} {mean} из 4, нужно не менее {needed}',
  'clause.graded': '{share}, нужно не менее {limit}',
  'clause.criterion': 'критерий «{name}»: {percent}, нужно не менее {limit}',
  'clause.pace': 'темп {pace}, нужно не менее {limit}',
  'clause.total': 'сумма {total} балла, нужно не менее {min}',
  'clause.items':
    'выполнено {met} из {applicable, plural, one {# пункта} other {# пунктов}}, нужно не менее {required}',
  'clause.items_short': 'выполнено слишком мало пунктов',
  'clause.item': 'пункт «{name}» не выполнен',
  'clause.reachable': 'даже если всё остальное удастся, будет не более {reachable} балла, нужно не менее {min}',
  'clause.reachable_criterion': 'один из критериев уже не может достичь {limit}',
  'clause.no_data': 'нет данных на {points} балла',
  'clause.much_unknown': 'по многим частям нет данных',
  'clause.short': 'оставшихся баллов для «4 хорошо» не хватит',
  'clause.gate': 'мешает исключающее условие {id}',
  'clause.floor': 'обязательное условие {id} не выполнено',
  'clause.floor_value': 'обязательное условие {id} не выполнено: {value}',
  'clause.criterion_id': 'критерий {id}: {percent}',
  'clause.criterion_low': 'критерий {id}: слишком мало',
  'clause.item_id': 'обязательный пункт {id} не выполнен',
  'clause.pace_low': 'темп {pace}',
  'clause.total_low': 'сумма {total} балла',
};
