import type { Instant } from '@bontot/kernel';
import type { Act } from './acts.ts';

/**
 * One act on its way, from a page or from a phone that was offline. Each device numbers its commands for a meeting: 1, 2, 3 …
 * The server decides them in that order: what it has decided before is a repeat, what leaves a gap waits for the commands
 * in between, so that requests may come late, twice and in any order with the same result.
 */
export type Envelope = {
  commandId: string;
  meetingId: string;
  /** Counts per device and meeting, from 1. */
  seq: number;
  /** The version of the meeting that the device had seen when the person acted; 0 for one that it plans. */
  baseVersion: number;
  /** The device's clock: informs, and decides nothing. */
  deviceTime: Instant;
  act: Act;
};

/**
 * `applied`: done now. `repeated`: decided before. `set_aside`: somebody else was first; kept as a conflict. `refused`: a rule
 * said no, with its code; later commands go on. `gap`: commands before it are missing; send them again from `expected`.
 */
export type SyncResult = { commandId: string; seq: number; version: number } & (
  | { outcome: 'applied' | 'repeated' | 'set_aside' }
  | { outcome: 'refused'; code: string; details: Record<string, unknown> }
  | { outcome: 'gap'; expected: number }
);
