import type { Act } from './acts.ts';
import type { Around } from './around.ts';
import { decide, evolve } from './decide.ts';
import type { Conflict, Meeting } from './meeting.ts';
import type { Envelope, SyncResult } from './sync.ts';
import { unitOf } from './unit-of-conflict.ts';

export type Received = { result: SyncResult; meeting: Meeting | undefined };

/**
 * Takes one command in, as sync.ts says: repeats and gaps change nothing; everything else is decided now and counts as
 * decided, whatever became of it. Effect and memory are one state, so that one write keeps both.
 *
 * A refused `plan` leaves no meeting that could remember it: the device starts again at 1.
 */
export function receive(envelope: Envelope, meeting: Meeting | undefined, around: Around): Received {
  const { commandId, seq, act } = envelope;
  const { deviceId, version } = around;
  const answer = { commandId, seq, version };
  const last = (meeting && Object.hasOwn(meeting.decided, deviceId) && meeting.decided[deviceId]) || 0;
  if (seq <= last) return { result: { ...answer, outcome: 'repeated' }, meeting };
  if (seq > last + 1) return { result: { ...answer, outcome: 'gap', expected: last + 1 }, meeting };
  const remembered = (state: Meeting): Meeting => ({ ...state, decided: { ...state.decided, [deviceId]: seq } });
  const decided = decide(act, meeting, around);
  if (!decided.ok)
    return {
      result: { ...answer, outcome: 'refused', ...decided.refusal },
      meeting: meeting && remembered(meeting),
    };
  if (meeting && decided.value.length > 0 && isBehind(envelope, meeting, around))
    return { result: { ...answer, outcome: 'set_aside' }, meeting: remembered(setAside(envelope, meeting, around)) };
  const after = decided.value.reduce<Meeting | undefined>(evolve, meeting);
  if (!after) return { result: { ...answer, outcome: 'refused', code: 'MEETING_UNKNOWN', details: {} }, meeting };
  const unit = unitOf(act, around.by);
  if (unit === null) return { result: { ...answer, outcome: 'applied' }, meeting: remembered(after) };
  // Who says what stands, or has seen it and changes it, has no other value to be chosen any more.
  const conflicts = othersThan(after, unit, act, deviceId);
  // Agreeing makes nobody the one who said it: the first may still say more exactly what they meant.
  const touch = { version, deviceId, by: around.by };
  const touched = decided.value.length === 0 ? after.touched : { ...after.touched, [unit]: touch };
  return { result: { ...answer, outcome: 'applied' }, meeting: remembered({ ...after, conflicts, touched }) };
}

/** Another device changed the unit after the version that this one had seen. */
function isBehind({ act, baseVersion }: Envelope, { touched }: Meeting, { by, deviceId }: Around): boolean {
  const unit = unitOf(act, by);
  const touch = unit !== null && Object.hasOwn(touched, unit) ? touched[unit] : undefined;
  return touch !== undefined && touch.version > baseVersion && touch.deviceId !== deviceId;
}

/** Of one device's words about a unit the last ones count, so that a person has one choice to make. */
function setAside({ commandId, act }: Envelope, meeting: Meeting, { by, at, deviceId }: Around): Meeting {
  const unit = unitOf(act, by) ?? act.type;
  const conflict: Conflict = { conflictId: commandId, deviceId, unit, losing: act, by, at };
  return { ...meeting, conflicts: [...othersThan(meeting, unit, act, deviceId), conflict] };
}

const othersThan = ({ conflicts }: Meeting, unit: string, act: Act, deviceId: string): Conflict[] =>
  conflicts.filter((other) => other.unit !== unit || other.deviceId !== deviceId || other.losing.type !== act.type);
