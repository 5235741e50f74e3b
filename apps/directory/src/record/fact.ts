import type { EvidenceBody } from '@bontot/contracts';
import type { Instant } from '@bontot/kernel';

/** What an aggregate proves now; its revision is the version at which it changed, which the store counts. */
export type Fact = Omit<EvidenceBody, 'revision'>;

/**
 * A fact, and whether it needs no verdict any more (rule R7): a timer, or somebody above who is entitled to confirm, has
 * said it.
 */
export type Proof = { fact: Fact; confirmed: boolean };

/** The last change of an aggregate: the moment and the author of what it proves from then on. */
export type Changed = { at: Instant; by: string };

/** What timers do is done by the service itself. */
export const BY_TIMER = 'system:directory';
