import {
  evidenceRecorded,
  meetingChanged,
  monthChanged,
  taskChanged,
  type EventContract,
  type MeetingStanding,
  type MonthStanding,
  type TaskStanding,
} from '@bontot/contracts';
import { canonical } from '@bontot/kernel';
import { changedFacts, type Fact, type MonthDuty, type Task } from '@bontot/meeting-core';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import { MEETINGS } from '../config.ts';
import type { MeetingRecord } from '../meeting/record.ts';
import { BY_TIMER, type Changed, type Kept } from '../meeting/kept.ts';

/** Confirmed by nature: the committee above said so itself. */
const DECIDED_ABOVE = new Set(['meeting.regular.excused', 'committee.meeting.excused']);
/** Waits for the supervisor's verdict, whoever sends it (rule R7). */
const NEEDS_VERDICT = new Set(['task.exceeded']);

/**
 * What a change of an aggregate proves: each fact that differs, in full, with the aggregate's version as its revision, so
 * that what is sent twice or out of order stands as it was decided.
 */
export function factEvents(
  before: readonly Fact[],
  after: readonly Fact[],
  version: number,
  { at, by }: Changed,
): OutgoingEvent[] {
  return changedFacts([...before], [...after]).map((fact) => ({
    ...envelope(evidenceRecorded as unknown as EventContract, fact.cellId),
    recordedAt: new Date(at).toISOString(),
    sender: by,
    confirmed: !NEEDS_VERDICT.has(fact.measure) && (by === BY_TIMER || DECIDED_ABOVE.has(fact.measure)),
    body: { ...fact, revision: version },
  }));
}

/** The story of an aggregate for those who tell people about it: nothing where only what nobody may know has changed. */
export function storyEvents<State, Body extends { unitId: string; version: number; at: string }>(
  contract: EventContract,
  bodyOf: (state: State, version: number) => Body,
  state: State,
  version: number,
  before: State | undefined,
): OutgoingEvent[] {
  const body = bodyOf(state, version);
  if (before !== undefined && canonical({ ...bodyOf(before, version), at: body.at }) === canonical(body)) return [];
  return [{ ...envelope(contract, body.unitId), body }];
}

export const meetingStory = (state: MeetingRecord, version: number, before: MeetingRecord | undefined) =>
  storyEvents(meetingChanged as unknown as EventContract, meetingStanding, state, version, before);
export const taskStory = (state: Kept<Task>, version: number, before: Kept<Task> | undefined) =>
  storyEvents(taskChanged as unknown as EventContract, taskStanding, state, version, before);
export const monthStory = (state: Kept<MonthDuty>, version: number, before: Kept<MonthDuty> | undefined) =>
  storyEvents(monthChanged as unknown as EventContract, monthStanding, state, version, before);

const envelope = ({ type, topic }: EventContract, key: string) => ({
  ...{ type, topic: topic.name, key },
  id: newId(),
  source: MEETINGS,
});

function meetingStanding({ line, minutes, changed, announcedOn }: MeetingRecord, version: number): MeetingStanding {
  const { title, place, minutesLate, sheetLate, grade, supervisorAttended, conflicts, ...told } = line;
  const startsAt = told.startsAt || null;
  return {
    ...told,
    startsAt,
    version,
    announcedOn,
    signedOn: minutes.signedOn,
    at: new Date(changed.at).toISOString(),
  };
}

const taskStanding = (task: Kept<Task>, version: number): TaskStanding => ({
  ...{ taskId: task.taskId, unitId: task.unitId, version, ownerId: task.ownerId },
  ...{ meetingId: task.meetingId, givenByUnitId: task.givenByUnitId, state: task.state },
  ...{ assignedOn: task.assignedOn, dueOn: task.dueOn, doneOn: task.doneOn, overdue: task.overdue },
  extensionAsked: task.extensions.some(({ decision }) => decision === 'asked'),
  at: new Date(task.changed.at).toISOString(),
});

const monthStanding = (duty: Kept<MonthDuty>, version: number): MonthStanding => ({
  ...{ unitId: duty.unitId, month: duty.month, version, subject: duty.subject },
  requests: duty.requests.map(({ requestId, kind, newDate, by, askedOn, decision }) => ({
    ...{ requestId, kind, newDate, askedBy: by, askedOn },
    decision: decision && {
      decision: decision.decision,
      decidedOn: decision.decidedOn,
      enteredOn: decision.enteredOn,
    },
  })),
  ...{ heldBy: duty.heldBy, lapsed: duty.lapsed },
  at: new Date(duty.changed.at).toISOString(),
});
