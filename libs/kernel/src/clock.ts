import type { Instant } from './local-date.ts';

/** The only way to know what time it is; pure code gets the moment with the command. */
export interface Clock {
  now(): Instant;
}
