import type { WordKey } from '@bontot/i18n';
import { lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { MeetingLine, Month, MonthDuty, MonthRequest } from '@bontot/meeting-core';
import type { IconName, Look } from '../../shared/index.ts';

/** How a unit stands with the meeting of a month, worst first: so are the rows sorted. */
export const monthStates = [
  'missed',
  'lapsed',
  'not_opened',
  'nothing',
  'asked',
  'postponed',
  'planned',
  'running',
  'later',
  'held',
  'waived',
  'elsewhere',
] as const;
export type MonthState = (typeof monthStates)[number];

export const lookOfMonth: Record<MonthState, { key: WordKey; look: Look; icon: IconName }> = {
  missed: { key: 'desk.month.missed', look: 'fail', icon: 'fail' },
  lapsed: { key: 'desk.month.lapsed', look: 'fail', icon: 'fail' },
  not_opened: { key: 'desk.month.notOpened', look: 'risk', icon: 'risk' },
  nothing: { key: 'desk.month.nothing', look: 'risk', icon: 'risk' },
  asked: { key: 'desk.month.asked', look: 'risk', icon: 'risk' },
  postponed: { key: 'desk.month.postponed', look: 'notdue', icon: 'calendar' },
  planned: { key: 'desk.month.planned', look: 'notdue', icon: 'notdue' },
  running: { key: 'desk.month.running', look: 'notdue', icon: 'part' },
  later: { key: 'desk.month.later', look: 'notdue', icon: 'notdue' },
  held: { key: 'desk.month.held', look: 'good', icon: 'good' },
  waived: { key: 'desk.month.waived', look: 'na', icon: 'na' },
  elsewhere: { key: 'desk.month.elsewhere', look: 'na', icon: 'document' },
};

export type Cell = { cellId: string; name: string };
export type CellMonth = {
  cell: Cell;
  state: MonthState;
  /** The regular meeting of the month. */
  line: MeetingLine | null;
  /** The other meetings held or planned for it. */
  others: MeetingLine[];
  /** What was asked last. */
  request: MonthRequest | null;
};

const REGULAR = new Set(['regular', 'combined', 'committee']);
/** Of two plans for the same month the one that came further counts. */
const RANK: Record<MeetingLine['state'], number> = {
  closed: 0,
  in_progress: 1,
  announced: 2,
  draft: 3,
  annulled: 4,
  cancelled: 4,
};
const stands = ({ state }: MeetingLine): boolean => state !== 'annulled' && state !== 'cancelled';

/** The month of each cell out of its meetings and of what was asked for it; worst first, then by name. */
export function monthOf(
  cells: readonly Cell[],
  lines: readonly MeetingLine[],
  duties: readonly MonthDuty[],
  { month, today, keptSince }: { month: Month; today: LocalDate; keptSince: Month | null },
): CellMonth[] {
  const byUnit = Map.groupBy(
    lines.filter((line) => line.month === month && stands(line)),
    ({ unitId }) => unitId,
  );
  const dutyOf = new Map(duties.filter((duty) => duty.month === month).map((duty) => [duty.unitId, duty]));
  const rows = cells.map((cell): CellMonth => {
    const own = byUnit.get(cell.cellId) ?? [];
    const [line = null] = own.filter(({ kind }) => REGULAR.has(kind)).sort((a, b) => RANK[a.state] - RANK[b.state]);
    const duty = dutyOf.get(cell.cellId);
    return {
      cell,
      state: stateOf(line, duty, month, today, keptSince),
      line,
      others: own.filter((each) => each !== line),
      request: duty?.requests.at(-1) ?? null,
    };
  });
  const place = ({ state }: CellMonth) => monthStates.indexOf(state);
  const late = ({ line }: CellMonth) => (line && (line.minutesLate || line.sheetLate) ? 0 : 1);
  return rows.sort(
    (a, b) =>
      place(a) - place(b) || late(a) - late(b) || a.cell.name.localeCompare(b.cell.name, 'vi', { numeric: true }),
  );
}

/** Domain handbook 3.2 and 3.5: one regular meeting a month, unless put off or waived by the committee above. */
function stateOf(
  line: MeetingLine | null,
  duty: MonthDuty | undefined,
  month: Month,
  today: LocalDate,
  keptSince: Month | null,
): MonthState {
  if (line?.state === 'closed' || duty?.heldBy) return 'held';
  if (line?.state === 'in_progress') return 'running';
  const approved = duty?.requests.filter(({ decision }) => decision?.decision === 'approved') ?? [];
  if (approved.some(({ kind }) => kind === 'waiver')) return 'waived';
  const newDate = approved.findLast(({ kind }) => kind === 'postponement')?.newDate ?? null;
  if (duty?.lapsed || (newDate !== null && newDate < today)) return 'lapsed';
  if (newDate !== null) return 'postponed';
  if (duty?.requests.some(({ decision }) => decision === null)) return 'asked';
  // Of what was before this service the product cannot say that nothing was held.
  if (lastDayOfMonth(`${month}-01`) < today) return keptSince && month < keptSince ? 'elsewhere' : 'missed';
  if (line) return line.heldOn < today ? 'not_opened' : 'planned';
  return month > today.slice(0, 7) ? 'later' : 'nothing';
}

/** How many cells are in each state, worst first; states of nobody are left out. */
export function countsOf(rows: readonly CellMonth[]): { state: MonthState; n: number }[] {
  return monthStates
    .map((state) => ({ state, n: rows.filter((row) => row.state === state).length }))
    .filter(({ n }) => n > 0);
}

export const isMonthState = (text: string | undefined): text is MonthState =>
  (monthStates as readonly (string | undefined)[]).includes(text);

/** Months that may be looked at: from the January before last year's end on to next month, the newest first. */
export function monthsAround(today: LocalDate): Month[] {
  const [year, number] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const first = (year - 1) * 12;
  const last = year * 12 + number;
  const months: Month[] = [];
  for (let at = last; at >= first; at--)
    months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  return months;
}
