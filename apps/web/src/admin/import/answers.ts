/** What the doors of imports answer. */
export type Kind = 'units' | 'members' | 'posts';
export const outcomes = ['create', 'change', 'move', 'problem', 'same', 'left-out'] as const;
export type Outcome = (typeof outcomes)[number];
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

export type Column = { column: number; title: string; field: string | null };
export type SheetMapping = {
  sheet: number;
  kind: Kind | null;
  headerRow: number;
  columns: Record<string, string>;
  unitId: string | null;
};
export type Sheet = {
  sheet: number;
  name: string;
  hidden: boolean;
  rows: number | null;
  header: { row: number; kind: Kind | null; columns: Column[] } | null;
  top: { row: number; cells: Record<string, string> }[];
  proposed: SheetMapping & { remembered: boolean };
};
type Refusal = { code: string; details: Record<string, unknown> };

export type ImportBrief = {
  importId: string;
  unitId: string;
  unitName: string;
  name: string;
  begunAt: number;
  phase: Phase;
  counts: Record<Outcome, number>;
  progress: { done: number; of: number };
  written: { created: number; changed: number; moved: number; refused: number };
  undone: { undone: number; kept: number };
  cancelAsked: boolean;
  refusal: Refusal | null;
  mayUndo: boolean;
};
export type Import = ImportBrief & {
  sheets: Sheet[];
  mapping: { asOf: string; sheets: SheetMapping[] } | null;
};
export type ImportPage = { items: ImportBrief[]; next: number | null };

export type ImportRow = {
  n: number;
  sheet: number;
  row: number;
  outcome: Outcome;
  title: string;
  unitId: string | null;
  unitName: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
  problems: { cell: string | null; code: string; details: Record<string, unknown> }[];
  likely: { memberId: string; name: string; cellId: string }[];
  kept: string | null;
};
export type RowPage = { items: ImportRow[]; next: number | null };
