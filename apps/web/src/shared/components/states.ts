import type { IconName } from './icons.ts';

/** The looks that a state can have; one class name of the style sheet each. */
export type Look = 'good' | 'risk' | 'fail' | 'nodata' | 'na' | 'notdue';

export const outcomes = [
  'no_data',
  'too_early',
  'out_of_reach',
  'on_track',
  'at_risk',
  'four_good',
  'fair',
  'average',
  'weak',
  'met',
  'not_met',
  'not_assessed',
] as const;
export type OutcomeName = (typeof outcomes)[number];

/** How each outcome of a card looks; a band below the title is a result, not a fault, until it is weak. */
export const lookOfOutcome: Record<OutcomeName, { look: Look; icon: IconName }> = {
  no_data: { look: 'nodata', icon: 'nodata' },
  too_early: { look: 'notdue', icon: 'notdue' },
  out_of_reach: { look: 'fail', icon: 'fail' },
  on_track: { look: 'good', icon: 'good' },
  at_risk: { look: 'risk', icon: 'risk' },
  four_good: { look: 'good', icon: 'good' },
  fair: { look: 'good', icon: 'part' },
  average: { look: 'risk', icon: 'risk' },
  weak: { look: 'fail', icon: 'fail' },
  met: { look: 'good', icon: 'good' },
  not_met: { look: 'fail', icon: 'fail' },
  not_assessed: { look: 'na', icon: 'na' },
};

export const isOutcome = (text: string): text is OutcomeName => (outcomes as readonly string[]).includes(text);
