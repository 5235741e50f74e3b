import type { Overview } from '../commune/answers.ts';

/** What each part of the page of pledges is about. */
export type PartOf = { unit: Overview['unit']; year: number };
