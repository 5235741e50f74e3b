import type { Vote } from '@bontot/meeting-core';
import type { HeldMeeting } from '../data/meeting.ts';

export type OfVote = { vote: Vote; held: HeldMeeting; personId: string };
