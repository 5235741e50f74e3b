import { localDateOf } from '@bontot/kernel';
import {
  countsOf,
  decide,
  evolve,
  type Act,
  type Around,
  type Decision,
  type Envelope,
  type Meeting,
  type MeetingView,
} from '@bontot/meeting-core';

/** Who acts, with which device. */
export type Hand = { personId: string; deviceId: string };

/** What a decision on the phone knows: the list of the day and the settings as the phone holds them. */
export const aroundOf = (view: MeetingView, { personId, deviceId }: Hand, at: number): Around => ({
  meetingId: view.meeting.meetingId,
  by: personId,
  at,
  today: localDateOf(at),
  deviceId,
  version: view.version + 1,
  people: view.people,
  minMinutes: view.settings.minMinutes,
  attendanceBase: view.settings.attendanceBase,
});

/**
 * The meeting as it stands on this phone: the server's state, and on it what has not been heard from it yet, decided by the
 * same rules. What the server has in its state already is left out; what a rule refuses now is left for the server to
 * refuse.
 */
export function fold(view: MeetingView, waiting: readonly Envelope[], hand: Hand): MeetingView {
  let { meeting } = view;
  const last = Object.hasOwn(meeting.decided, hand.deviceId) ? meeting.decided[hand.deviceId]! : 0;
  for (const { seq, act, deviceTime } of waiting) {
    if (seq <= last) continue;
    const decided = decide(act, meeting, aroundOf(view, hand, deviceTime));
    if (decided.ok) meeting = decided.value.reduce<Meeting>(evolve, meeting);
  }
  if (meeting === view.meeting) return view;
  // Whoever sees the roll as a whole counts it; to others the server tells the numbers.
  const counts = view.may.includes('mark') ? countsOf(meeting) : view.counts;
  return { ...view, meeting, counts };
}

/** What the rules say to an act now. */
export const decideOn = (view: MeetingView, act: Act, hand: Hand, at: number): Decision =>
  decide(act, view.meeting, aroundOf(view, hand, at));
