import type { clauses as source } from '../../vi/words/clauses.ts';

/** What stands in the way, as a clause that begins small and has no stop. */
export const clauses: Record<keyof typeof source, string> = {
  'clause.share': '{rate} is {percent}, at least {limit} is needed',
  'clause.whole': '{rate} is {percent}, {limit} is needed',
  'clause.slots': '{rate} in only {span}, {slots} missing',
  'clause.span': '{rate} in only {span}',
  'clause.unknown': 'there is no data on {rate}',
  'clause.uncleared': 'the register of cases is not confirmed',
  'clause.target': '{rate}: only {part} of {whole}',
  'clause.mean': '{rate} is {mean} of 4, at least {needed} is needed',
  'clause.graded': '{share}, at least {limit} is needed',
  'clause.criterion': 'criterion «{name}» is at {percent}, at least {limit} is needed',
  'clause.pace': 'the pace is {pace}, at least {limit} is needed',
  'clause.total': 'the total is {total} points, at least {min} is needed',
  'clause.items': '{met} of {applicable, plural, one {# item} other {# items}} met, at least {required} needed',
  'clause.items_short': 'too few items are met',
  'clause.item': '«{name}» is not met',
  'clause.reachable':
    'even if all that remains goes well the total is at most {reachable} points, at least {min} is needed',
  'clause.reachable_criterion': 'one criterion can no longer reach {limit}',
  'clause.no_data': 'there is no data on {points} points',
  'clause.much_unknown': 'there is no data on many parts',
  'clause.short': 'the points that remain are not enough for «4 good»',
  'clause.gate': 'condition {id} rules it out',
  'clause.floor': 'mandatory condition {id} is not met',
  'clause.floor_value': 'mandatory condition {id} is not met: {value}',
  'clause.criterion_id': 'criterion {id} is at {percent}',
  'clause.criterion_low': 'criterion {id} is too low',
  'clause.item_id': 'mandatory item {id} is not met',
  'clause.pace_low': 'the pace is {pace}',
  'clause.total_low': 'the total is {total} points',
};
