import type { MeetingView } from '@bontot/meeting-core';
import type { HeldMeeting } from '../data/meeting.ts';
import type { leadOf } from './meeting.ts';

/** What each part of the page gets. */
export type OfMeeting = { held: HeldMeeting; view: MeetingView; personId: string; lead: ReturnType<typeof leadOf> };
