import type { reasons as source } from '../../vi/words/reasons.ts';

/** Short reasons for tables and notices; what changed and what would. */
export const reasons: Record<keyof typeof source, string> = {
  'reason.with_id': '{clause} ({id})',
  'reason.on_track': '{pace} of what is due, and no condition stands in the way.',
  'reason.four_good': '{total} points, and every condition is met.',
  'reason.met': 'Enough items are met, and no condition stands in the way.',
  'reason.too_early': 'Too little is due so far to say.',
  'reason.no_data': 'Nothing is known yet of what is due.',

  'change.outcome': '{from} → {to}',

  'notice.changed': '{cell}: {from} → {to}. Reason: {reason}.',
  'notice.first': '{cell}: {to}. Reason: {reason}.',

  'gain.condition': 'Meets the condition',
  'gain.up_to': 'up to {gain}',
  'gain.items': '+{n, plural, one {# item} other {# items}}',

  'effect.outcome': 'Then the status is: {outcome}.',
};
