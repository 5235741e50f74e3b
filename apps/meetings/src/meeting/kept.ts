import type { Instant } from '@bontot/kernel';

/** The last change of an aggregate: the moment and the author of what it proves from then on. */
export type Changed = { at: Instant; by: string };

/**
 * A state of `@bontot/meeting-core` with what this service keeps beside it. `above` holds the ids of the unit and of all
 * units above it, so that «everything below» is one range of an index in the order of any list.
 */
export type Kept<State> = State & { above: string[]; changed: Changed };

export const keptFields = { above: 'structure', changed: 'structure' } as const;

/** What timers do is done by the service itself. */
export const BY_TIMER = 'system:meetings';

export { unitAt, unitsOn } from '@bontot/kernel';
