import { ok, refuse, unreachable, type Instant, type Result, type UnitPath } from '@bontot/kernel';
import type { Header } from './header.ts';
import type { Mapping, SheetMapping } from './mapping.ts';
import type { RowOutcome } from './row.ts';

/**
 * Where an import stands. Nothing of a file is in the directory before `running`; `stopped` came to an end half way,
 * `dropped` was given up before, `refused` could not be read.
 */
export type Phase =
  | 'uploading'
  | 'mapping'
  | 'previewing'
  | 'preview'
  | 'running'
  | 'stopped'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'dropped'
  | 'refused';

/** A sheet as it was looked into: enough of it to say what its columns mean. */
export type SheetFound = {
  sheet: number;
  name: string;
  hidden: boolean;
  /** How many rows the file says it has; null where it does not say. */
  rows: number | null;
  header: Header | null;
  /** The first rows, as texts by column. */
  top: { row: number; cells: Record<string, string> }[];
  /** How it seems to be meant; `remembered`: so somebody of the unit said of a file with this header. */
  proposed: SheetMapping & { remembered: boolean };
};

export type RowCounts = Record<RowOutcome, number>;
export const noRows: RowCounts = { create: 0, change: 0, move: 0, same: 0, problem: 0, 'left-out': 0 };

/** What became of the rows that were written: `refused` ones met a rule or somebody else's change in between. */
export type Written = { created: number; changed: number; moved: number; refused: number };
/** What was taken back, and what could not be. */
export type Undone = { undone: number; kept: number };

export type ImportState = {
  importId: string;
  unitId: string;
  /** Of the unit when the import began: who reaches it sees it. */
  path: UnitPath;
  name: string;
  size: number;
  sha256: string;
  by: string;
  begunAt: Instant;
  phase: Phase;
  format: 'xlsx' | 'csv' | null;
  encoding: string | null;
  sheets: SheetFound[];
  mapping: Mapping | null;
  /** Which look at the rows is the one that counts: a look that was cut off is begun anew. */
  attempt: number;
  counts: RowCounts;
  /** Rows looked at, written or taken back so far, and how many there are as far as known. */
  progress: { done: number; of: number };
  /** The last row that the run has written, or the undoing taken back. */
  upTo: number;
  written: Written;
  undone: Undone;
  cancelAsked: boolean;
  refusal: { code: string; details: Record<string, unknown> } | null;
  confirmed: { by: string; at: Instant } | null;
  /** When the last phase that needs somebody's patience ended. */
  endedAt: Instant | null;
  undoneBy: { by: string; at: Instant } | null;
  /** True until the rows are given up, some time after the end; then nothing can be taken back. */
  rowsKept: boolean;
};

export type Announced = Pick<ImportState, 'importId' | 'unitId' | 'path' | 'name' | 'size' | 'sha256' | 'by'>;

export type ImportCommand =
  | { type: 'begin'; announced: Announced; at: Instant }
  | { type: 'look-into'; format: 'xlsx' | 'csv'; encoding: string | null; sheets: SheetFound[] }
  | { type: 'refuse'; code: string; details: Record<string, unknown>; at: Instant }
  | { type: 'map'; mapping: Mapping }
  /** A look at all rows begins, or begins anew after it was cut off. */
  | { type: 'start-preview' }
  | { type: 'looked-at'; attempt: number; done: number }
  | { type: 'previewed'; attempt: number; counts: RowCounts; at: Instant }
  | { type: 'confirm'; by: string; at: Instant }
  | { type: 'batch-written'; upTo: number; rows: number; written: Written }
  | { type: 'run-ended'; at: Instant }
  | { type: 'cancel'; at: Instant }
  | { type: 'undo'; by: string; at: Instant }
  | { type: 'batch-undone'; downTo: number; rows: number; undone: Undone }
  | { type: 'undo-ended'; at: Instant }
  | { type: 'give-up-rows' };

export type ImportEvent =
  { type: 'import.begun'; state: ImportState } | { type: 'import.went-on'; patch: Partial<ImportState> };

/**
 * Decides on one import; what is there already is an empty list, so that every command may be sent again.
 * Codes: IMPORT_UNKNOWN, IMPORT_NOT_READY (with the phase), IMPORT_NOTHING_TO_WRITE, IMPORT_UNDO_TOO_LATE.
 */
export function decide(command: ImportCommand, state: ImportState | undefined): Result<ImportEvent[]> {
  if (command.type === 'begin') return state ? ok([]) : ok([{ type: 'import.begun', state: begun(command) }]);
  if (!state) return refuse('IMPORT_UNKNOWN');
  const { phase } = state;
  const notReady = () => refuse('IMPORT_NOT_READY', { phase });
  switch (command.type) {
    case 'look-into':
      if (phase !== 'uploading') return phase === 'refused' ? notReady() : ok([]);
      return on({ phase: 'mapping', format: command.format, encoding: command.encoding, sheets: command.sheets });
    case 'refuse':
      if (phase !== 'uploading' && phase !== 'previewing') return notReady();
      return on({ phase: 'refused', refusal: { code: command.code, details: command.details }, endedAt: command.at });
    case 'map':
      if (phase !== 'mapping' && phase !== 'preview') return notReady();
      return on({
        phase: 'previewing',
        mapping: command.mapping,
        counts: noRows,
        progress: progressOf(state, command.mapping),
      });
    case 'start-preview':
      if (phase !== 'previewing') return notReady();
      return on({ attempt: state.attempt + 1, progress: { ...state.progress, done: 0 } });
    case 'looked-at':
      if (phase !== 'previewing' || command.attempt !== state.attempt) return notReady();
      return on({ progress: { ...state.progress, done: command.done } });
    case 'previewed':
      if (phase !== 'previewing' || command.attempt !== state.attempt) return notReady();
      return on({ phase: 'preview', counts: command.counts, progress: { done: 0, of: toWrite(command.counts) } });
    case 'confirm':
      if (phase === 'running' || phase === 'done') return ok([]);
      if (phase !== 'preview') return notReady();
      if (toWrite(state.counts) === 0) return refuse('IMPORT_NOTHING_TO_WRITE');
      return on({ phase: 'running', confirmed: { by: command.by, at: command.at } });
    case 'batch-written':
      if (phase !== 'running') return notReady();
      if (command.upTo <= state.upTo) return ok([]);
      return on({
        upTo: command.upTo,
        written: sum(state.written, command.written),
        progress: further(state, command.rows),
      });
    case 'run-ended':
      if (phase !== 'running') return notReady();
      return on({
        phase: state.cancelAsked && state.progress.done < state.progress.of ? 'stopped' : 'done',
        endedAt: command.at,
      });
    case 'cancel':
      return cancel(command.at, state);
    case 'undo':
      if (phase === 'undoing' || phase === 'undone') return ok([]);
      if (phase !== 'done' && phase !== 'stopped') return notReady();
      if (!state.rowsKept) return refuse('IMPORT_UNDO_TOO_LATE');
      return on({
        phase: 'undoing',
        undoneBy: { by: command.by, at: command.at },
        progress: { done: 0, of: writtenOf(state) },
      });
    case 'batch-undone':
      if (phase !== 'undoing') return notReady();
      if (command.downTo > state.upTo) return ok([]);
      return on({
        upTo: command.downTo - 1,
        undone: sum(state.undone, command.undone),
        progress: further(state, command.rows),
      });
    case 'undo-ended':
      return phase === 'undoing' ? on({ phase: 'undone', endedAt: command.at }) : notReady();
    case 'give-up-rows':
      return state.rowsKept && isAtRest(phase) ? on({ rowsKept: false }) : ok([]);
    default:
      return unreachable(command);
  }
}

export function evolve(state: ImportState | undefined, event: ImportEvent): ImportState {
  if (event.type === 'import.begun') return event.state;
  if (!state) throw new Error(`${event.type} before import.begun`);
  return { ...state, ...event.patch };
}

/** Phases in which a machine works. */
export const isAtWork = (phase: Phase): boolean => ['previewing', 'running', 'undoing'].includes(phase);
/** Phases after which nothing moves by itself. */
export const isAtRest = (phase: Phase): boolean => ['done', 'stopped', 'undone', 'dropped', 'refused'].includes(phase);

export const toWrite = ({ create, change, move }: RowCounts): number => create + change + move;

/** Before anything is written an import is given up; while it runs it stops after the batch in hand. */
function cancel(at: Instant, { phase, cancelAsked }: ImportState): Result<ImportEvent[]> {
  if (phase === 'dropped' || phase === 'stopped' || (phase === 'running' && cancelAsked)) return ok([]);
  if (phase === 'running') return on({ cancelAsked: true });
  if (isAtRest(phase) || phase === 'undoing') return refuse('IMPORT_NOT_READY', { phase });
  return on({ phase: 'dropped', endedAt: at });
}

const on = (patch: Partial<ImportState>): Result<ImportEvent[]> => ok([{ type: 'import.went-on', patch }]);

const further = ({ progress }: ImportState, rows: number) => ({ ...progress, done: progress.done + rows });

const writtenOf = ({ written: { created, changed, moved } }: ImportState): number => created + changed + moved;

const sum = <Counts extends Record<string, number>>(one: Counts, other: Counts): Counts =>
  Object.fromEntries(Object.entries(one).map(([key, count]) => [key, count + (other[key] ?? 0)])) as Counts;

/** How many rows the mapped sheets say they have; 0 where one does not say. */
function progressOf({ sheets }: ImportState, { sheets: mapped }: Mapping): { done: number; of: number } {
  const rows = mapped.filter(({ kind }) => kind !== null).map(({ sheet }) => sheets[sheet]?.rows ?? null);
  return { done: 0, of: rows.includes(null) ? 0 : rows.reduce<number>((all, one) => all + (one ?? 0), 0) };
}

const begun = ({ announced, at }: Extract<ImportCommand, { type: 'begin' }>): ImportState => ({
  ...announced,
  begunAt: at,
  phase: 'uploading',
  format: null,
  encoding: null,
  sheets: [],
  mapping: null,
  attempt: 0,
  counts: noRows,
  progress: { done: 0, of: 0 },
  upTo: 0,
  written: { created: 0, changed: 0, moved: 0, refused: 0 },
  undone: { undone: 0, kept: 0 },
  cancelAsked: false,
  refusal: null,
  confirmed: null,
  endedAt: null,
  undoneBy: null,
  rowsKept: true,
});
