import type { meetingPhone as source } from '../../../vi/words/pages/meeting-phone.ts';

/** The meeting screen and the month of a cell, on a phone. */
export const meetingPhone: Record<keyof typeof source, string> = {};
