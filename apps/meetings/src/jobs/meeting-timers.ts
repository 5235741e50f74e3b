import { localDateOf, ok, type Instant } from '@bontot/kernel';
import { decide, evolve, type Around, type Meeting, type OwnAct } from '@bontot/meeting-core';
import { handle } from '@bontot/persistence';
import { meetingEvents } from '../events/meeting-events.ts';
import { meetingOf, recordOf } from '../meeting/record.ts';
import { BY_TIMER } from '../meeting/kept.ts';
import type { Meetings } from '../storage/meetings.ts';

const WINDOW = 500;
const AT_ONCE = 8;

/** Carries out what only the service does to a meeting: time that passes, the result of a secret ballot. */
export async function carryOut(
  meetings: Meetings,
  meetingId: string,
  act: OwnAct,
  at: Instant,
): Promise<{ changed: boolean }> {
  const outcome = await handle(meetings.store, meetingId, (current) => {
    if (!current) return ok('unchanged');
    const version = current.version + 1;
    const meeting = meetingOf(current.state);
    const decided = decide(act, meeting, aroundOf(meeting, at, version));
    if (!decided.ok) return decided;
    if (decided.value.length === 0) return ok('unchanged');
    const after = decided.value.reduce<Meeting>(evolve, meeting);
    const { above, devices } = current.state;
    const state = recordOf(after, version, current.state, { above, devices, changed: { at, by: BY_TIMER } });
    return ok({ state, events: meetingEvents(state, version, current.state) });
  });
  return { changed: outcome.ok && outcome.value.changed };
}

/** Minutes unsigned after 5 days, sheets unconfirmed after 10, thematic meetings without a follow-up at the quarter's end. */
export const meetingTimersWith =
  (meetings: Meetings) =>
  async (at: Instant): Promise<number> => {
    const today = localDateOf(at);
    let done = 0;
    for (;;) {
      const due = await meetings.due(today, WINDOW);
      const waiting = [...due];
      let changed = 0;
      const next = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
          if ((await carryOut(meetings, id, { type: 'time-passed', today }, at)).changed) changed += 1;
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, next));
      done += changed;
      // What is due and does not change would be found for ever.
      if (due.length < WINDOW || changed === 0) return done;
    }
  };

const aroundOf = (meeting: Meeting, at: Instant, version: number): Around => ({
  ...{ meetingId: meeting.meetingId, by: 'system', at, today: localDateOf(at), deviceId: 'system', version },
  ...{ people: [], minMinutes: meeting.minMinutes, attendanceBase: meeting.attendanceBase },
});
