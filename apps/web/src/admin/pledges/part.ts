import type { Overview } from '../commune/answers.ts';

/** What each part of the page of pledges is about. */
export type PartOf = { unit: Overview['unit']; year: number };

const COMMITTEES: readonly Overview['unit']['level'][] = ['commune', 'grassroots_committee', 'part_committee'];

/** A committee registers for the year with the one above. Cells write theirs on the phone; nobody stands above a province. */
export const hasOwn = ({ level }: PartOf['unit']): boolean => COMMITTEES.includes(level);
