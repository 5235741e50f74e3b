import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';

const KEY = 'bontot.clock';
/** Below this the clock of a phone is right; answers are themselves as late as that. */
const SMALL_MS = 90_000;

let ahead: number = Number(globalThis.localStorage?.getItem(KEY) ?? 0) || 0;

/** How far the server's clock is ahead of this one, from the `date` of an answer that was just received. */
export function aheadOf(serverDate: string | null, now: number): number {
  const server = serverDate === null ? NaN : Date.parse(serverDate);
  if (!Number.isFinite(server)) return 0;
  return Math.abs(server - now) < SMALL_MS ? 0 : server - now;
}

/** Phones are off by hours and days; what a page shows and proposes follows the server once it has been heard. */
export function heardClock(serverDate: string | null): void {
  if (serverDate === null) return;
  ahead = aheadOf(serverDate, Date.now());
  try {
    localStorage.setItem(KEY, String(ahead));
  } catch {
    // Known until the page is closed.
  }
}

/** The moment by the server's clock, as far as it is known. It informs; deadlines are ruled by the server's receipt. */
export const now = (): Instant => Date.now() + ahead;
export const today = (): LocalDate => localDateOf(now());
