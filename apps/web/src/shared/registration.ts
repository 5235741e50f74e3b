import type { RegistrationContent } from '@bontot/pledge-core';

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
