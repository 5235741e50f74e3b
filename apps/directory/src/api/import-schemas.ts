import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { BeginFile, FileBegun } from '@bontot/papers';
import * as z from 'zod';
import type { Field } from '../import/fields.ts';
import { FIELDS } from '../import/fields.ts';
import { MAX_FILE_BYTES, MAX_SHEETS } from '../jobs/sheets/workbook.ts';

const fields = [...new Set(Object.values(FIELDS).flatMap((kind) => Object.keys(kind)))] as [Field, ...Field[]];
export const ImportKind = z.enum(['units', 'members', 'posts']);
export const ImportField = z.enum(fields);
export const Outcome = z.enum(['create', 'change', 'move', 'same', 'problem', 'left-out']);

export const ImportPath = z.object({ importId: RecordId });
export const ImportPartPath = z.object({ importId: RecordId, n: z.coerce.number().int().min(0).max(1_000) });
export const BeginImport = z.strictObject({ unitId: UnitId, ...BeginFile.shape });
export const ImportBegun = z.object({ importId: RecordId, ...FileBegun.omit({ uploadId: true }).shape });
export const LARGEST = MAX_FILE_BYTES;

const SheetNumber = z.int().min(0).max(MAX_SHEETS);
const Row = z.int().min(0).max(1_048_576);
const Columns = z.record(z.string().regex(/^[A-Z]{1,3}$/), ImportField);
const SheetMapping = z.strictObject({
  sheet: SheetNumber,
  kind: ImportKind.nullable().meta({ description: 'null leaves the sheet out' }),
  headerRow: Row,
  columns: Columns,
  unitId: UnitId.nullable().default(null),
});
export const MapImport = z.strictObject({ asOf: LocalDate, sheets: z.array(SheetMapping).min(1).max(MAX_SHEETS) });
export const ProposeHeader = z.strictObject({ sheet: SheetNumber, headerRow: Row.min(1), kind: ImportKind });
export const HeaderAnswer = z.object({
  columns: z.array(z.object({ column: z.int(), title: z.string(), field: ImportField.nullable() })),
});

const Counts = z.record(Outcome, z.int());
const Header = z.object({ row: z.int(), kind: ImportKind.nullable(), columns: HeaderAnswer.shape.columns });
const Proposal = z.object({ ...SheetMapping.shape, unitId: UnitId.nullable(), remembered: z.boolean() });
const Sheet = z.object({
  ...{ sheet: SheetNumber, name: z.string(), hidden: z.boolean(), rows: z.int().nullable(), header: Header.nullable() },
  top: z.array(z.object({ row: z.int(), cells: z.record(z.string(), z.string()) })),
  proposed: Proposal,
});
const Who = z.object({ by: z.string(), at: z.number() }).nullable();
const brief = {
  ...{ importId: RecordId, unitId: UnitId, unitName: z.string(), name: z.string(), size: z.int(), by: z.string() },
  begunAt: z.number(),
  phase: z.enum([
    ...(['uploading', 'mapping', 'previewing', 'preview', 'running', 'stopped', 'done'] as const),
    ...(['undoing', 'undone', 'dropped', 'refused'] as const),
  ]),
  counts: Counts,
  progress: z.object({ done: z.int(), of: z.int() }),
  written: z.object({ created: z.int(), changed: z.int(), moved: z.int(), refused: z.int() }),
  undone: z.object({ undone: z.int(), kept: z.int() }),
  cancelAsked: z.boolean(),
  refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  confirmed: Who,
  endedAt: z.number().nullable(),
  undoneBy: Who,
  mayUndo: z.boolean(),
};
export const ImportBrief = z.object(brief);
export const ImportWhole = z.object({
  ...brief,
  format: z.enum(['xlsx', 'csv']).nullable(),
  encoding: z.string().nullable(),
  sheets: z.array(Sheet),
  mapping: MapImport.nullable(),
});
export const ImportsQuery = z.object({
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const ImportPage = z.object({ items: z.array(ImportBrief), next: z.number().nullable() });

export const RowsQuery = z.object({
  outcome: Outcome.optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const ImportRow = z.object({
  ...{ n: z.int(), sheet: z.int(), row: z.int(), kind: ImportKind, outcome: Outcome, title: z.string() },
  unitId: UnitId.nullable(),
  unitName: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  problems: z.array(
    z.object({ cell: z.string().nullable(), code: z.string(), details: z.record(z.string(), z.unknown()) }),
  ),
  likely: z.array(z.object({ memberId: RecordId, name: z.string(), cellId: UnitId })),
  kept: z.string().nullable().meta({ description: 'why an undoing left it' }),
});
export const ImportRowPage = z.object({ items: z.array(ImportRow), next: z.int().nullable() });
export const RefusedRows = z.object({ items: z.array(z.object({ ...ImportRow.shape, code: z.string() })) });
