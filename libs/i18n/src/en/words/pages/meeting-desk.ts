import type { meetingDesk as source } from '../../../vi/words/pages/meeting-desk.ts';

/** Meetings as supervisors and committees see them. */
export const meetingDesk: Record<keyof typeof source, string> = {};
