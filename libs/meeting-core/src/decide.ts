import { ok } from '@bontot/kernel';
import type { Act, ActType, OwnAct } from './acts.ts';
import { amendments } from './amendments.ts';
import type { Around } from './around.ts';
import { closing } from './closing.ts';
import { resolveConflict } from './conflicts.ts';
import { corrections } from './corrections.ts';
import { refuse, same, type Decision, type Handlers, type MeetingEvent } from './decision.ts';
import { isAllowedIn, mayIn } from './may.ts';
import type { Meeting } from './meeting.ts';
import { minutesActs } from './minutes-acts.ts';
import { ofOneself } from './of-oneself.ts';
import { papers } from './papers.ts';
import { plan } from './plan.ts';
import { planning } from './planning.ts';
import { rollCall } from './roll-call.ts';
import { running } from './running.ts';
import { scoreActs } from './score-acts.ts';
import { nextDue, timers } from './timers.ts';
import { voting } from './voting.ts';

const handlers: Handlers & Handlers<OwnAct['type']> = {
  ...planning,
  ...papers,
  ...ofOneself,
  ...rollCall,
  ...running,
  ...voting,
  ...closing,
  ...corrections,
  ...minutesActs,
  ...amendments,
  ...scoreActs,
  ...timers,
  'resolve-conflict': resolveConflict(decide),
};

/**
 * Decides on one act. Time, ids and what the directory says come in `around`; an act that changes nothing is accepted and
 * yields no event, so that a repeat is harmless. Codes: see `meetingCodes`.
 */
export function decide(act: Act | OwnAct, meeting: Meeting | undefined, around: Around): Decision {
  if (act.type === 'plan') return plan(act, meeting, around);
  if (!meeting) return refuse('MEETING_UNKNOWN', { meetingId: around.meetingId });
  if (act.type in mayIn && !isAllowedIn(act.type as ActType, meeting.state))
    return refusalOfState(act.type as ActType, meeting);
  const handler = handlers[act.type] as (act: Act | OwnAct, meeting: Meeting, around: Around) => Decision;
  const decided = handler(act, meeting, around);
  return decided.ok ? ok(decided.value.flatMap((event) => tidied(event, meeting))) : decided;
}

export function evolve(meeting: Meeting | undefined, event: MeetingEvent): Meeting {
  if ('state' in event) return event.state;
  if (!meeting) throw new Error(`${event.type} before meeting.planned`);
  return { ...meeting, ...event.patch };
}

/** What really changes, with the day on which the next timer is due; nothing when all is as it was. */
function tidied(event: MeetingEvent, meeting: Meeting): MeetingEvent[] {
  if ('state' in event) return [event];
  const keys = Object.keys(event.patch) as (keyof Meeting)[];
  const fresh = keys.filter((key) => !same(meeting[key], event.patch[key]));
  if (fresh.length === 0) return [];
  const patch = Object.fromEntries(fresh.map((key) => [key, event.patch[key]])) as Partial<Meeting>;
  const dueOn = nextDue({ ...meeting, ...patch });
  return [{ type: event.type, patch: dueOn === meeting.dueOn ? patch : { ...patch, dueOn } }];
}

function refusalOfState(type: ActType, { state, annulled }: Meeting): Decision {
  if (state === 'cancelled') return refuse('MEETING_CANCELLED');
  if (state === 'annulled') return refuse('MEETING_ANNULLED', { number: annulled?.number });
  const allowed: readonly string[] = mayIn[type];
  if (allowed.includes('closed')) return refuse('MEETING_NOT_CLOSED', { state });
  if (allowed.includes('in_progress'))
    return refuse(allowed.length > 1 && state === 'draft' ? 'MEETING_NOT_ANNOUNCED' : 'MEETING_NOT_IN_PROGRESS', {
      state,
    });
  return refuse(state === 'draft' ? 'MEETING_NOT_ANNOUNCED' : 'MEETING_ALREADY_BEGUN', { state });
}
