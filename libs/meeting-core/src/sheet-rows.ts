import type { SummaryLimits } from './closing-summary.ts';
import type { Fact } from './fact.ts';
import { regularFacts } from './facts.ts';
import type { Meeting } from './meeting.ts';
import { meetingSheet, type SheetBlockRow } from './sheet-definition.ts';
import type { SheetPoints } from './sheet.ts';

/** A row as the cell scores it: what the meeting says of it, and what the sheet holds where it was scored. */
export type SheetRow = SheetBlockRow & {
  block: string;
  /** Points that the meeting's numbers suggest; rows that only people can judge begin full. */
  suggested: number;
  scored: SheetPoints | null;
};

/** Percent at which the rows on shares are full; agencies, schools and armed forces have 95 for attendance (handbook 3.5). */
const usual: SummaryLimits = { attendance: 85, speakers: 30 };

const rowsOfSheet = meetingSheet.blocks.flatMap(({ id, rows }) => rows.map((row) => ({ ...row, block: id })));

/** The rows of the sheet for a meeting, in order. */
export function sheetRows(meeting: Meeting, limits: SummaryLimits = usual): SheetRow[] {
  const facts = regularFacts(meeting);
  return rowsOfSheet.map((row) => ({
    ...row,
    suggested: suggested(
      row,
      facts.find(({ measure }) => measure === row.prefilledFrom),
      limits,
    ),
    scored: meeting.sheet.rows[row.id] ?? null,
  }));
}

/** Points by row to begin with, as `propose-score` takes them. */
export const suggestedPoints = (meeting: Meeting, limits?: SummaryLimits): Record<string, number> =>
  Object.fromEntries(sheetRows(meeting, limits).map(({ id, suggested: points }) => [id, points]));

function suggested({ max, prefilledFrom }: SheetBlockRow, fact: Fact | undefined, limits: SummaryLimits): number {
  if (prefilledFrom === null) return max;
  // Minutes are signed after the scoring; nobody present is no share.
  if (fact === undefined) return prefilledFrom === 'minutes.signed.on_time' ? max : 0;
  const { value } = fact;
  if ('yes' in value) return value.yes ? max : 0;
  if ('n' in value) return value.n === 0 ? max : 0;
  if ('grade' in value) return 0;
  return ofShare(value, prefilledFrom === 'meeting.attendance' ? limits.attendance : limits.speakers, max);
}

/** Full from the limit on; below it by share, cut to half points, so that nobody rounds himself up to «good». */
function ofShare({ part, whole }: { part: number; whole: number }, limit: number, max: number): number {
  return Math.min(max, Math.floor((200 * part * max) / (limit * whole)) / 2);
}
