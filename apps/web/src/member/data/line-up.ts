import type { SyncResult } from '@bontot/meeting-core';
import type { Refused, Waiting } from './store.ts';

/** One in the line, with its place. */
export type Placed = { key: number; waiting: Waiting };

/** A request takes no more commands than this (`POST /api/v1/meetings/acts`, `POST /api/v1/pledges/acts`). */
export const MOST_COMMANDS = 200;

/** What the next request carries: one post, or all acts of one kind up to something else. Nothing overtakes. */
export function nextOf(line: readonly Placed[], most: number = MOST_COMMANDS): Placed[] {
  const open = line.filter(({ waiting }) => waiting.answered === undefined);
  const [first] = open;
  if (!first) return [];
  if (first.waiting.kind === 'post') return [first];
  const end = open.findIndex(({ waiting }) => waiting.kind !== first.waiting.kind);
  return open.slice(0, Math.min(end < 0 ? open.length : end, most));
}

/** What an answer makes of the line. */
export type Settled = {
  /** Done, or kept aside: these count locally until their version has been heard. */
  answered: { key: number; version: number }[];
  /** Turned down: these count no longer. */
  dropped: number[];
  refused: Refused[];
  /** Commands whose numbers start elsewhere than this device believed, with their new numbers. */
  renumbered: { key: number; seq: number }[];
  /** Meetings whose next number is now another one. */
  next: { meetingId: string; seq: number }[];
  /** Meetings to be asked for again. */
  meetingIds: string[];
  /** Whether anything came forward; if not, asking again at once would go round in circles. */
  moved: boolean;
};

/**
 * Reads the results of a batch of acts. `sent` is what was sent, `line` everything that still waits. A gap means that the
 * server has never seen the numbers before (a plan that it refused leaves no meeting to remember it): what waits for that
 * meeting is numbered anew from where the server stands.
 */
export function settle(
  sent: readonly Placed[],
  line: readonly Placed[],
  results: readonly SyncResult[],
  at: number,
): Settled {
  const settled: Settled = {
    answered: [],
    dropped: [],
    refused: [],
    renumbered: [],
    next: [],
    meetingIds: [],
    moved: false,
  };
  const gaps = new Map<string, number>();
  for (const { key, waiting } of sent) {
    if (waiting.kind !== 'act') continue;
    const { commandId, meetingId } = waiting.envelope;
    const result = results.find((one) => one.commandId === commandId);
    if (!result) continue;
    if (!settled.meetingIds.includes(meetingId)) settled.meetingIds.push(meetingId);
    if (result.outcome === 'gap') {
      if (!gaps.has(meetingId)) gaps.set(meetingId, result.expected);
      continue;
    }
    if (result.outcome !== 'refused') {
      settled.answered.push({ key, version: result.version });
      continue;
    }
    const { code, details } = result;
    settled.dropped.push(key);
    settled.refused.push({ subject: waiting.subject, at, code, detail: '', details, what: waiting });
  }
  const done = new Set([...settled.dropped, ...settled.answered.map(({ key }) => key)]);
  for (const [meetingId, expected] of gaps) {
    let seq = expected;
    for (const { key, waiting } of line) {
      if (waiting.kind !== 'act' || waiting.envelope.meetingId !== meetingId) continue;
      if (done.has(key) || waiting.answered !== undefined) continue;
      if (waiting.envelope.seq !== seq) settled.renumbered.push({ key, seq });
      seq += 1;
    }
    settled.next.push({ meetingId, seq });
  }
  settled.moved = done.size > 0 || settled.renumbered.length > 0;
  return settled;
}

/** Waits of 1, 2, 4 … 60 s, each ±20 %: a room full of phones does not come back at the same moment. */
export const waitBefore = (attempt: number, chance: number): number =>
  Math.min(60_000, 1_000 * 2 ** attempt) * (0.8 + 0.4 * chance);

export type Verdict = 'again' | 'sign-in' | 'refused';
/** What to do after an answer that is no success: a busy server is asked again, an ended session waits for its person. */
export function verdictOf(status: number): Verdict {
  if (status === 401) return 'sign-in';
  return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500 ? 'again' : 'refused';
}
