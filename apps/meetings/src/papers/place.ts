/** Where somebody found a paper: the right to read it is the right to read that, if it really holds it. */
export type PaperPlace =
  | { in: 'meeting'; meetingId: string }
  | { in: 'study'; documentId: string; unitId: string }
  | { in: 'report'; reportId: string; unitId: string };

/** `meeting:<id>`, `study:<documentId>.<unitId>`, `report:<reportId>.<unitId>`. */
export function placeOf(text: string): PaperPlace | undefined {
  const [, kind, id, unitId] =
    /^(meeting|study|report):([A-Za-z0-9_-]{1,64})(?:\.([A-Za-z0-9_-]{1,64}))?$/.exec(text) ?? [];
  if (kind === 'meeting' && id && !unitId) return { in: kind, meetingId: id };
  if (kind === 'study' && id && unitId) return { in: kind, documentId: id, unitId };
  if (kind === 'report' && id && unitId) return { in: kind, reportId: id, unitId };
  return undefined;
}
