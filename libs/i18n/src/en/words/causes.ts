import type { causes as source } from '../../vi/words/causes.ts';

/** Entries of the timeline: what came in, with the day or slot it speaks of. */
export const causes: Record<keyof typeof source, string> = {
  'cause.yes': '{name} ({when}): yes.',
  'cause.no': '{name} ({when}): no.',
  'cause.ratio': '{name} ({when}): {part} of {whole}.',
  'cause.count': '{name} ({when}): {n}.',
  'cause.grade': '{name} ({when}): {grade}.',
  'cause.withdrawn': 'Withdrawn: {name}, {when}.',
  'cause.fact': 'New fact: {name}.',
  'cause.withdrawn_fact': 'Withdrawn: {name}.',
  'cause.confirmed': 'Confirmed: {name}.',
  'cause.rejected': 'Rejected: {name}.',
  'cause.rejected_because': 'Rejected: {name}. Reason: {reason}.',
  'cause.exemption.pending': '«Not applicable» asked for indicator {indicator}.',
  'cause.exemption.approved': '«Not applicable» approved for indicator {indicator}.',
  'cause.exemption.refused': '«Not applicable» refused for indicator {indicator}.',
  'cause.exemption.revoked': '«Not applicable» revoked for indicator {indicator}.',
  'cause.unit': 'The unit changed.',
  'cause.set': 'The criteria set changed.',
  'cause.date': 'A date of an indicator has come.',
};
