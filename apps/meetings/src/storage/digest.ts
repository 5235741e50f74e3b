import { canonical } from '@bontot/kernel';
import { amendmentContent, minutesContent, type Meeting } from '@bontot/meeting-core';
import { createHash } from 'node:crypto';

/** The canonical text of a page that two persons sign: the minutes by the id of their meeting, or an amendment by its own. */
export function pageText(meeting: Meeting, pageId: string): string | undefined {
  if (pageId === meeting.meetingId) return canonical(minutesContent(meeting));
  const amendment = meeting.minutes.amendments.find(({ amendmentId }) => amendmentId === pageId);
  return amendment && canonical(amendmentContent(meeting, amendment));
}

/** What a signature confirms: the hash that a phone makes of the same content, 64 hexadecimal digits. */
export function digestToSign(meeting: Meeting, pageId: string): string | undefined {
  const text = pageText(meeting, pageId);
  return text === undefined ? undefined : sha256(text);
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
