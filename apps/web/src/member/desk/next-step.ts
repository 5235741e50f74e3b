import { addDays, lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { MeetingLine, Month, UnitDesk } from '@bontot/meeting-core';

/** What comes next in the month of a cell; each leads to one page or one form. */
export type NextStep =
  | {
      kind: 'continue' | 'open' | 'prepare' | 'announce' | 'papers' | 'minutes' | 'score' | 'conflicts';
      line: MeetingLine;
    }
  | { kind: 'plan'; month: Month; heldOn: LocalDate | null }
  | { kind: 'rest'; line: MeetingLine | null };

/** How many days before a meeting its papers become the next thing to see to. */
const PAPERS_DAYS = 3;

/**
 * The one thing to do now: what is under way, then what was left open, then what is to come. Of two of a kind the one whose day
 * is nearer.
 */
export function nextStepOf({ open, months, today }: Pick<UnitDesk, 'open' | 'months' | 'today'>): NextStep {
  const lines = open.toSorted((a, b) => a.heldOn.localeCompare(b.heldOn));
  const find = (which: (line: MeetingLine) => boolean) => lines.find(which);
  const running = find(({ state }) => state === 'in_progress');
  if (running) return { kind: 'continue', line: running };
  const conflict = find(({ conflicts }) => conflicts > 0);
  if (conflict) return { kind: 'conflicts', line: conflict };
  const due = find(({ state, heldOn }) => state === 'announced' && heldOn <= today);
  if (due) return { kind: 'open', line: due };
  const unsigned = find(({ state, minutesState }) => state === 'closed' && minutesState !== 'signed');
  if (unsigned) return { kind: 'minutes', line: unsigned };
  const unscored = find(
    ({ state, sheetState, sheetDueOn }) => state === 'closed' && sheetDueOn !== null && !sent.has(sheetState),
  );
  if (unscored) return { kind: 'score', line: unscored };
  const draft = find(({ state }) => state === 'draft');
  if (draft)
    return draft.heldOn > addDays(today, PAPERS_DAYS)
      ? { kind: 'prepare', line: draft }
      : { kind: 'announce', line: draft };
  const papers = find(
    (line) =>
      line.state === 'announced' && line.papersPublished < line.papers && line.heldOn <= addDays(today, PAPERS_DAYS),
  );
  if (papers) return { kind: 'papers', line: papers };
  const missing = months.find(({ month, regular, duty }) => month === today.slice(0, 7) && !regular && !isFree(duty));
  if (missing) return { kind: 'plan', month: missing.month, heldOn: missing.plannedOn };
  const next = find(({ state }) => state === 'announced');
  return { kind: 'rest', line: next ?? null };
}

const sent = new Set(['sent_up', 'confirmed']);

const isFree = (duty: UnitDesk['months'][number]['duty']): boolean =>
  duty?.requests.some(({ kind, decision }) => kind === 'waiver' && decision?.decision === 'approved') ?? false;

/** The days that are left in a month, for whoever has not met yet. */
export const lastDayOf = (month: Month): LocalDate => lastDayOfMonth(`${month}-01`);

/** Where a meeting stands, and what page belongs to that. */
export function pageOf({ meetingId, state }: Pick<MeetingLine, 'meetingId' | 'state'>): string {
  const base = `/m/meetings/${meetingId}`;
  if (state === 'draft' || state === 'announced') return `${base}/prepare`;
  if (state === 'in_progress') return `${base}/run`;
  return state === 'closed' ? `${base}/minutes` : base;
}
