import { canonical } from '@bontot/kernel';
import { amendmentContent, minutesContent, type Amendment, type Meeting, type MeetingView } from '@bontot/meeting-core';
import type { Run } from '../data/acting.ts';
import { sha256 } from '../data/upload.ts';

/** What each part of the page works with. */
export type Scene = { view: MeetingView; run: Run; refused: string; clear: () => void };

const hashed = (content: unknown): Promise<string> => sha256(new TextEncoder().encode(canonical(content)));

/** The digest of what stands on this phone: a signature confirms what its author has seen, not what the server holds. */
export const digestOfMinutes = (meeting: Meeting): Promise<string> => hashed(minutesContent(meeting));
export const digestOfAmendment = (meeting: Meeting, amendment: Amendment): Promise<string> =>
  hashed(amendmentContent(meeting, amendment));
