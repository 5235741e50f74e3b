import type { reasons as source } from '../../vi/words/reasons.ts';

/** Short reasons for tables and notices; what changed and what would. */
export const reasons: Record<keyof typeof source, string> = {
  'reason.with_id': '{clause} ({id})',
  'reason.on_track': '{pace} от того, чему наступил срок; ни одно условие не мешает.',
  'reason.four_good': '{total} балла, все условия выполнены.',
  'reason.met': 'Пунктов выполнено достаточно; ни одно условие не мешает.',
  'reason.too_early': 'Срок пока наступил для малой части, судить рано.',
  'reason.no_data': 'О том, чему наступил срок, данных нет.',

  'change.outcome': '{from} → {to}',

  'notice.changed': '{cell}: {from} → {to}. Причина: {reason}.',
  'notice.first': '{cell}: {to}. Причина: {reason}.',

  'gain.condition': 'Условие будет выполнено',
  'gain.up_to': 'до {gain}',
  'gain.items': '+{n, plural, one {# пункт} few {# пункта} many {# пунктов} other {# пункта}}',

  'effect.outcome': 'Тогда состояние: {outcome}.',
};
