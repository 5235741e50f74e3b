import type { states as source } from '../../vi/words/states.ts';

/** Words of the product by key: outcomes of a card, states of its parts (domain handbook 6.2 and 12.2). */
export const states: Record<keyof typeof source, string> = {
  'value.missing': '(not stated)',

  'outcome.no_data': 'No data',
  'outcome.too_early': 'Too early to say',
  'outcome.out_of_reach': 'Out of reach',
  'outcome.on_track': 'On track',
  'outcome.at_risk': 'At risk',
  'outcome.four_good': '4 good',
  'outcome.fair': 'Fair',
  'outcome.average': 'Average',
  'outcome.weak': 'Weak',
  'outcome.met': 'Met',
  'outcome.not_met': 'Not met',
  'outcome.not_assessed': 'Not assessed',

  'state.scored': 'Scored',
  'state.partial': 'Partly scored',
  'state.not_due': 'Not due',
  'state.no_data': 'No data',
  'state.not_applicable': 'Not applicable',
  'state.full': 'Full points',
  'state.lost': 'Points lost',

  'floor.met': 'Met',
  'floor.failed': 'Not met',
  'floor.unknown': 'Not known yet',

  'view.self': 'Self-assessment',
  'view.reviewed': 'Review',
};
