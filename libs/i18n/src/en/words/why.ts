import type { why as source } from '../../vi/words/why.ts';

/** The sentence before the number: what the machine sees and what blocks first. */
export const why: Record<keyof typeof source, string> = {
  'why.no_data': 'Nothing is known yet of what is due; no data does not count as 0.',
  'why.no_data_final': 'There was no data in the whole period, so there is neither a score nor a title.',
  'why.nothing_due': 'Nothing is due yet.',
  'why.too_early': 'Only {assessable} of {max} points are due so far: too early to say.',
  'why.too_early_items': 'Only {n, plural, one {# item is} other {# items are}} decided so far: too early to say.',
  'why.out_of_reach': '«4 good» is out of reach this year: {clause}.',
  'why.enough_but_floor': 'The points are enough for «4 good», but one condition is missing: {clause}.',
  'why.enough_but_gate': 'The points are enough for «4 good», but one condition rules it out: {clause}.',
  'why.enough_but_criterion': 'On the whole the points are enough for «4 good», but {clause}.',
  'why.enough_but_data': 'What is known is enough for «4 good», but {clause}.',
  'why.on_track': 'On track: {pace} of what is due, and no condition stands in the way.',
  'why.four_good': '{total} points, and every condition of «4 good» is met.',
  'why.total_short': '{total} points; «4 good» needs at least {min}.',
  'why.not_assessed': 'Active for less than 6 months of the period, so it is not assessed.',
  'why.items_on_track':
    'On track: {met} of {applicable, plural, one {# item} other {# items}} due are met, at least {required} needed.',
  'why.items_met':
    'The requirements of the period are met: {met} of {applicable, plural, one {# item} other {# items}}, at least {required} needed.',
  'why.items_four_good':
    'Every condition of «4 good» is met: {met} of {applicable, plural, one {# item} other {# items}}, at least {required} needed.',
  'why.items_but_item': 'Enough items are met, but a mandatory one is not: {clause}.',
  'why.items_but_gate': 'Enough items are met, but one condition rules it out: {clause}.',
  'why.others': '{n, plural, one {# more condition is} other {# more conditions are}} not met.',
};
