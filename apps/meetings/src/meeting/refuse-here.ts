import type { Refusal } from '@bontot/kernel';
import type { Around, Envelope, Meeting, Received } from '@bontot/meeting-core';

/**
 * Refuses a command for a reason that the rules do not know (permission, the unit, a digest), in the order of `receive`:
 * repeats and gaps are told as such, and the refusal counts as decided, so that the device's next command follows it.
 */
export function refuseHere(
  { commandId, seq }: Envelope,
  meeting: Meeting | undefined,
  { deviceId, version }: Pick<Around, 'deviceId' | 'version'>,
  refusal: Refusal,
): Received {
  const answer = { commandId, seq, version };
  if (!meeting) return { result: { ...answer, outcome: 'refused', ...refusal }, meeting };
  const last = Object.hasOwn(meeting.decided, deviceId) ? meeting.decided[deviceId]! : 0;
  if (seq <= last) return { result: { ...answer, outcome: 'repeated' }, meeting };
  if (seq > last + 1) return { result: { ...answer, outcome: 'gap', expected: last + 1 }, meeting };
  return {
    result: { ...answer, outcome: 'refused', ...refusal },
    meeting: { ...meeting, decided: { ...meeting.decided, [deviceId]: seq } },
  };
}
