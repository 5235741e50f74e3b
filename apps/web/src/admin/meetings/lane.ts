import type { Act, Envelope, SyncResult } from '@bontot/meeting-core';

/** What this tab knows of its commands for one meeting: the next number, and a command whose answer never came. */
export type Lane = { next: number; unanswered: Envelope | null };

export const newLane: Lane = { next: 1, unanswered: null };

type Wish = { meetingId: string; baseVersion: number; act: Act; commandId: string; at: number };

/**
 * The command to send. One whose answer never came is sent again as it was when a person presses the same button again, so
 * that it counts once; when they do something else it is given up, and its number is free unless the server has it.
 */
export function commandFor(lane: Lane, { meetingId, baseVersion, act, commandId, at }: Wish): Envelope {
  const { unanswered } = lane;
  if (unanswered && JSON.stringify(unanswered.act) === JSON.stringify(act)) return unanswered;
  return { commandId, meetingId, seq: lane.next, baseVersion, deviceTime: at, act };
}

export type Step =
  { do: 'again'; envelope: Envelope } | { do: 'end'; how: Exclude<SyncResult['outcome'], 'gap'>; lane: Lane };

/**
 * What an answer means. A gap: the server waits for another number, so the command goes out under that one. A repeat of a
 * command that was never sent before: its number was taken by one that was given up, so it goes out under the next.
 */
export function stepAfter(envelope: Envelope, isFirst: boolean, result: SyncResult): Step {
  if (result.outcome === 'gap') return { do: 'again', envelope: { ...envelope, seq: result.expected } };
  if (result.outcome === 'repeated' && isFirst)
    return { do: 'again', envelope: { ...envelope, seq: envelope.seq + 1 } };
  return { do: 'end', how: result.outcome, lane: { next: envelope.seq + 1, unanswered: null } };
}
