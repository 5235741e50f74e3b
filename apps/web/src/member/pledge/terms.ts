import type { Term } from '@bontot/pledge-core';

/** The term that an address names; the first of the year where it names none. */
export const termOf = (asked: string | undefined): Term => (asked === 'end' ? 'end' : 'mid');
