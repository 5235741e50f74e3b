import type { Meeting } from '@bontot/meeting-core';

/** A meeting on a phone, one thing after the other. */
export const steps = ['open', 'roll', 'work', 'close'] as const;
export type Step = (typeof steps)[number];

/** The step that is shown: the one asked for, as far as the meeting has come to it. */
export function stepOf({ state }: Pick<Meeting, 'state'>, asked: string | undefined): Step {
  if (state !== 'in_progress') return 'open';
  const wanted = steps.find((step) => step === asked);
  return wanted === undefined || wanted === 'open' ? 'roll' : wanted;
}
