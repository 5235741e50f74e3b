import type { MeetingView } from '@bontot/meeting-core';
import type { Run } from '../data/acting.ts';

/** What each part of the preparation works with. */
export type Scene = { view: MeetingView; run: Run };
