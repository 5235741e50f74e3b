import type { WordKey } from '@bontot/i18n';
import { classes, type ClassRow, type Grade, type RowResult, type Shares } from './answers.ts';

const keys: Record<Grade, WordKey> = {
  4: 'register.grade.excellent',
  3: 'register.grade.well',
  2: 'register.grade.completed',
  1: 'register.grade.notCompleted',
};
export const gradeKey = (grade: Grade): WordKey => keys[grade];

/** The grade that a key stands for; the number of the key is the grade itself. */
export const gradeOfKey = (key: string): Grade | undefined => classes.find((grade) => String(grade) === key);

/** Votes on a year are held from October to the end of March after it. */
export const votingDays = (year: string, today: string): { from: string; to: string } => {
  const last = `${Number(year) + 1}-03-31`;
  return { from: `${year}-10-01`, to: today < last ? today : last };
};

/** The year whose votes are in season: until March the one before. */
export const yearInSeason = (today: string): string =>
  today.slice(5, 7) <= '03' ? String(Number(today.slice(0, 4)) - 1) : today.slice(0, 4);

export const totalOf = (shares: Shares): number => classes.reduce<number>((sum, grade) => sum + shares[grade], 0);

/** Excellent at most a fifth of those graded good (124-QĐ/TW); never rounded up. */
const EXCELLENT_OF_GOOD = 0.2;

/** Smaller groups are looked at together with others: one of three would never have an excellent member (handbook 8.2). */
const LEAST_GROUP = 5;

export type Cap = { excellent: number; limit: number; exceeded: boolean };

/**
 * How many may be excellent among those graded good or better: x ≤ 0,2 · (all such − x). The limit is a warning here; the
 * committee decides and writes why. Null for a group too small to have a limit of its own.
 */
export function capOf(shares: Shares): Cap | null {
  if (totalOf(shares) < LEAST_GROUP) return null;
  const excellent = shares[4];
  const together = excellent + shares[3];
  const limit = Math.floor((together * EXCELLENT_OF_GOOD) / (1 + EXCELLENT_OF_GOOD) + 1e-9);
  return { excellent, limit, exceeded: excellent > limit };
}

/** What somebody types about one member before it is sent. */
export type GradeDraft = { grade: Grade | null; votes: string; reason: string };
export type GradeDrafts = Readonly<Record<string, GradeDraft>>;

/** What stands in the form at first: what was recorded before. */
export const proposalDrafts = (rows: readonly ClassRow[]): GradeDrafts =>
  Object.fromEntries(
    rows.map(({ memberId, classification }) => {
      const proposed = classification?.proposed;
      return [memberId, { grade: proposed?.grade ?? null, votes: String(proposed?.votes?.for ?? ''), reason: '' }];
    }),
  );

/** The committee begins with what it decided before, else with the cell's vote. */
export const decisionDrafts = (rows: readonly ClassRow[]): GradeDrafts =>
  Object.fromEntries(
    rows.map(({ memberId, classification }) => {
      const { proposed, decided } = classification ?? { proposed: null, decided: null };
      const grade = decided?.grade ?? proposed?.grade ?? null;
      return [memberId, { grade, votes: '', reason: decided?.reason ?? '' }];
    }),
  );

/** Members who are reviewed this year. */
export const reviewedRows = (rows: readonly ClassRow[]): ClassRow[] => rows.filter(({ tooNew }) => !tooNew);
/** Members whose cell has voted: on the others nothing can be decided yet. */
export const votedRows = (rows: readonly ClassRow[]): ClassRow[] =>
  rows.filter(({ classification }) => classification?.proposed);

export type DraftFault = { memberId: string; key: WordKey };

/** What does not do in a vote: more votes for a grade than there were voters. Rows without a grade are not sent. */
export function voteFaults(rows: readonly ClassRow[], drafts: GradeDrafts, voters: string): DraftFault[] {
  const of = Number(voters);
  return rows.flatMap(({ memberId }): DraftFault[] => {
    const { grade, votes } = drafts[memberId]!;
    if (grade === null || votes.trim() === '') return [];
    return /^\d{1,4}$/.test(votes.trim()) && Number(votes) <= of ? [] : [{ memberId, key: 'people.class.fault.votes' }];
  });
}

/** The committee's grade differs from the cell's: it says why. */
export const differs = ({ classification }: ClassRow, { grade }: GradeDraft): boolean =>
  grade !== null && classification?.proposed != null && grade !== classification.proposed.grade;

export const decisionFaults = (rows: readonly ClassRow[], drafts: GradeDrafts): DraftFault[] =>
  rows.flatMap((row): DraftFault[] => {
    const draft = drafts[row.memberId]!;
    return differs(row, draft) && draft.reason.trim() === ''
      ? [{ memberId: row.memberId, key: 'people.class.fault.reason' }]
      : [];
  });

type VoteRow = { memberId: string; grade: Grade; for?: number; of?: number };
export const voteRows = (rows: readonly ClassRow[], drafts: GradeDrafts, voters: string): VoteRow[] =>
  rows.flatMap(({ memberId }): VoteRow[] => {
    const { grade, votes } = drafts[memberId]!;
    if (grade === null) return [];
    return [{ memberId, grade, ...(votes.trim() === '' ? {} : { for: Number(votes), of: Number(voters) }) }];
  });

type DecisionRow = { memberId: string; grade: Grade; reason?: string };
export const decisionRows = (rows: readonly ClassRow[], drafts: GradeDrafts): DecisionRow[] =>
  rows.flatMap((row): DecisionRow[] => {
    const draft = drafts[row.memberId]!;
    if (draft.grade === null) return [];
    const reason = differs(row, draft) ? { reason: draft.reason.trim() } : {};
    return [{ memberId: row.memberId, grade: draft.grade, ...reason }];
  });

/** How many of each grade the form holds at the moment. */
export function sharesOf(drafts: GradeDrafts): Shares {
  const shares: Shares = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const { grade } of Object.values(drafts)) if (grade !== null) shares[grade] += 1;
  return shares;
}

export const refusedOf = (results: readonly RowResult[]): RowResult[] =>
  results.filter(({ result }) => result === 'refused');

export type CellLine = { cellId: string; members: number; voted: number; decided: number; shares: Shares };

/** One line for each cell: those that have not voted first, then those not decided. */
export function cellLines(rows: readonly ClassRow[]): CellLine[] {
  const lines = [...Map.groupBy(reviewedRows(rows), ({ cellId }) => cellId)].map(([cellId, all]): CellLine => {
    const graded = all.flatMap(({ classification }) => classification?.grade ?? []);
    const shares: Shares = { 1: 0, 2: 0, 3: 0, 4: 0 };
    for (const grade of graded) shares[grade] += 1;
    return {
      cellId,
      members: all.length,
      voted: votedRows(all).length,
      decided: all.filter(({ classification }) => classification?.decided).length,
      shares,
    };
  });
  const open = ({ members, voted, decided }: CellLine): number =>
    (members - voted) / members + (members - decided) / members / 100;
  return lines.sort((a, b) => open(b) - open(a) || a.cellId.localeCompare(b.cellId));
}
