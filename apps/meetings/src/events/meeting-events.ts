import { factsOf } from '@bontot/meeting-core';
import type { OutgoingEvent } from '@bontot/messaging';
import { meetingOf, type MeetingRecord } from '../meeting/record.ts';
import { factEvents, meetingStory } from './published.ts';

/** What leaves with a meeting's new version: what it proves now, and its story. */
export const meetingEvents = (
  state: MeetingRecord,
  version: number,
  before: MeetingRecord | undefined,
): OutgoingEvent[] => [
  ...factEvents(before ? factsOf(meetingOf(before)) : [], factsOf(meetingOf(state)), version, state.changed),
  ...meetingStory(state, version, before),
];
