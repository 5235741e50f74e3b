import { firstOf, fullPresent, needsText, needsTotals } from './checks.ts';
import { changed, refuse, same, unchanged, type Decision, type Handlers } from './decision.ts';
import type { Meeting } from './meeting.ts';
import { meetingSheet } from './sheet-definition.ts';
import { needsWhy } from './sheet-grade.ts';
import { passedOn } from './timers.ts';
import type { Sheet, SheetPoints, SheetState } from './sheet.ts';

/** Highest points by row of the sheet. */
const highest = new Map(meetingSheet.blocks.flatMap(({ rows }) => rows.map(({ id, max }) => [id, max] as const)));

/** The meeting's own score: the cell proposes, members vote, the supervisor confirms or differs with a reason. */
export const scoreActs = {
  'propose-score': ({ points }, { sheet }) => {
    const rows: Record<string, SheetPoints> = Object.fromEntries(
      Object.entries(points).map(([row, cell]) => [row, { cell, confirmed: null, why: '' }]),
    );
    const missing = [...highest.keys()].filter((row) => points[row] === undefined);
    return (
      firstOf(
        needsState(sheet, 'none', 'proposed', 'voted', 'returned'),
        ...Object.entries(points).map(([row, value]) => needsPoints(row, value)),
        missing.length === 0 ? undefined : refuse('SHEET_INCOMPLETE', { rows: missing }),
      ) ?? withSheet('score-proposed', sheet, { state: 'proposed', rows, votes: null })
    );
  },

  /** Counted in the room, entered by the leaders. */
  'vote-score': ({ totals }, meeting) => {
    const voters = fullPresent(meeting);
    const needed = Math.floor(voters / 2) + 1;
    return (
      firstOf(
        needsState(meeting.sheet, 'proposed', 'voted'),
        needsTotals(totals, voters),
        totals.for >= needed ? undefined : refuse('SHEET_NOT_ADOPTED', { votes: totals.for, needed }),
      ) ?? withSheet('score-voted', meeting.sheet, { state: 'voted', votes: totals })
    );
  },

  'send-score': (_, { sheet }, { today }) => {
    if (sheet.state === 'sent_up') return unchanged;
    return needsState(sheet, 'voted') ?? withSheet('score-sent', sheet, { state: 'sent_up', sentOn: today });
  },

  /** Rows left out are confirmed as the cell scored them; both columns stay visible. */
  'confirm-score': ({ points, why }, meeting, { by, at, today }) => {
    const { sheet } = meeting;
    const rows = Object.fromEntries(
      Object.entries(sheet.rows).map(([row, { cell }]) => [
        row,
        { cell, confirmed: points[row] ?? cell, why: why[row]?.trim() ?? '' },
      ]),
    );
    if (sheet.state === 'confirmed' && same(rows, sheet.rows)) return unchanged;
    const unexplained = Object.entries(rows)
      .filter(([, row]) => needsWhy(row) && !row.why)
      .map(([row]) => row);
    return (
      firstOf(
        needsState(sheet, 'sent_up'),
        ...Object.entries(points).map(([row, value]) => needsPoints(row, value)),
        unexplained.length === 0 ? undefined : refuse('WHY_MISSING', { rows: unexplained }),
      ) ??
      changed('score-confirmed', {
        sheet: { ...sheet, state: 'confirmed', rows, confirmedBy: by, confirmedAt: at, returnedBecause: '' },
        passed: passedOn(today, meeting),
      })
    );
  },

  'return-score': ({ reason }, { sheet }) => {
    if (sheet.state === 'returned' && sheet.returnedBecause === reason) return unchanged;
    return (
      firstOf(needsState(sheet, 'sent_up'), needsText('reason', reason)) ??
      withSheet('score-returned', sheet, { state: 'returned', returnedBecause: reason })
    );
  },
} satisfies Partial<Handlers>;

const needsState = ({ state }: Sheet, ...expected: SheetState[]) =>
  expected.includes(state) ? undefined : refuse('SHEET_OTHER_STATE', { state, expected });

function needsPoints(row: string, points: number) {
  const max = highest.get(row);
  if (max === undefined) return refuse('SHEET_ROW_UNKNOWN', { row });
  return Number.isInteger(points * 2) && points >= 0 && points <= max
    ? undefined
    : refuse('POINTS_OUT_OF_RANGE', { row, max });
}

const withSheet = (what: string, sheet: Meeting['sheet'], patch: Partial<Sheet>): Decision =>
  changed(what, { sheet: { ...sheet, ...patch } });
