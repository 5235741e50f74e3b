import type { conditions as source } from '../../vi/words/conditions.ts';

/** What a title asks for besides points. */
export const conditions: Record<keyof typeof source, string> = {
  'condition.share': '{rate}: at least {limit}',
  'condition.whole': '{rate}: {limit}',
  'condition.month': '{rate}: every month',
  'condition.quarter': '{rate}: every quarter',
  'condition.half': '{rate}: every half-year',
  'condition.count': '{rate}: at most {n}',
  'condition.criterion': 'criterion «{name}»: at least {limit}',
  'condition.pace': 'pace of at least {limit}',
  'condition.total': 'total of at least {min}',
  'condition.items': 'at least {required} of {applicable, plural, one {# item} other {# items}} met',
  'condition.registered': 'registered for «4 good»',
  'condition.gate': 'does not hold: {name}',
  'condition.at_close': 'Looked at when the year closes',
  'condition.from': 'Looked at from {date}',
  'condition.missing': '{slots} missing',
};
