import type { Instant } from '@bontot/kernel';
import type { RegistrationContent, RegistrationView } from '@bontot/pledge-core';

/** Criteria of the set, one target each, in its order. */
const CRITERIA = ['C1', 'C2', 'C3', 'C4'] as const;
export const AIMED_TITLES = ['four_good', 'fair'] as const;

/** What a form begins from: what is written already, or one empty target for each criterion. */
export const writtenIn = ({ title, targets, issue }: RegistrationContent): RegistrationContent => ({
  title,
  targets: targets.length > 0 ? targets : CRITERIA.map((criterion) => ({ criterion, text: '', points: null })),
  issue,
});

/** Whether it may be handed in: every target and the issue are there. */
export const isWhole = ({ targets, issue }: RegistrationContent): boolean =>
  targets.every(({ text }) => text.trim() !== '') && issue.trim() !== '';

/** Whose change stands there since the version that the typing rests on; nothing while nobody was quicker. */
export function rivalSince(
  base: number,
  { version, registration, names }: Pick<RegistrationView, 'version' | 'registration' | 'names'>,
): { name: string; at: Instant } | undefined {
  const last = version > base ? registration.history.at(-1) : undefined;
  return last && { name: names[last.by] ?? last.by, at: last.at };
}
