import type { Meeting } from '@bontot/meeting-core';
import type { Changed, Kept } from './kept.ts';
import { dueFollowUps, type Todo } from './follow-ups.ts';
import { lineOf, waitingOf, type KeptLine, type Waiting } from './line.ts';

/** A meeting as it is stored: with its line for lists, what follows from it elsewhere, and whose device is whose. */
export type MeetingRecord = Kept<Meeting> & {
  line: KeptLine;
  waiting: Waiting;
  todo: Todo[];
  /** The person who used a device first; nobody else's commands are numbered with it. */
  devices: Record<string, string>;
};

export function meetingOf(record: MeetingRecord): Meeting {
  const { above, changed, line, waiting, todo, devices, ...meeting } = record;
  return meeting;
}

/** The record of a meeting at its new version. */
export function recordOf(
  meeting: Meeting,
  version: number,
  before: MeetingRecord | undefined,
  beside: { above: string[]; changed: Changed; devices: Record<string, string> },
): MeetingRecord {
  const due = dueFollowUps(before && meetingOf(before), meeting);
  const standing = (before?.todo ?? []).filter(({ what }) => !due.includes(what));
  return {
    ...meeting,
    ...beside,
    line: lineOf(meeting),
    waiting: waitingOf(meeting),
    todo: [...standing, ...due.map((what) => ({ what, version }))],
  };
}
