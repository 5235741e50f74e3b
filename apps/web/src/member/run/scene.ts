import type { MeetingView } from '@bontot/meeting-core';
import type { Run } from '../data/acting.ts';
import { go } from '../app/router.tsx';
import type { Step } from './steps.ts';

/** What each step of the meeting works with. */
export type Scene = {
  view: MeetingView;
  run: Run;
  /** Why the last act was refused; empty when it was not. */
  refused: string;
  clear: () => void;
  meetingId: string;
  /** The second line of the head. */
  sub: string;
};

export const addressOf = (meetingId: string, step: Step): string => `/m/meetings/${meetingId}/run?step=${step}`;

export function goTo({ meetingId, clear }: Pick<Scene, 'meetingId' | 'clear'>, step: Step): void {
  clear();
  go(addressOf(meetingId, step));
}
