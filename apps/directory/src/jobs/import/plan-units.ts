import { decide, evolve, type NewUnit, type UnitState } from '../../unit/unit.ts';
import { sameName } from '../../import/cell.ts';
import { RowReader } from '../../import/row.ts';
import type { KnownUnit } from '../../import/unit-index.ts';
import { readUnit, type UnitDraft } from '../../import/unit-row.ts';
import {
  metBefore,
  placeOf,
  problemRow,
  type Planned,
  type Planner,
  type PlacedRow,
  type SheetAt,
  type Surroundings,
} from './planner.ts';

/**
 * Plans of rows about units. Only new ones are written: a name, a type or a place changes by a decision with a number and a
 * day, which a list does not have.
 */
export const planUnits: Planner = (rows, sheet, around) => Promise.resolve(rows.map((row) => plan(row, sheet, around)));

function plan(at: PlacedRow, sheet: SheetAt, around: Surroundings): Planned {
  const { draft, problems } = readUnit(at.row, at.cells, around.today);
  if (problems.length > 0) return problemRow(at.row, draft.name || draft.unitId, problems);
  const reader = new RowReader(at.row, at.cells);
  const before = metBefore(around, `unit ${draft.unitId}`, placeOf(sheet, at.row));
  if (before) reader.refuse('unitId', 'IMPORT_ROW_REPEATED', { place: before });
  const existing = around.index.byId(draft.unitId);
  const parent = reader.problems.length === 0 ? parentOf(draft, existing, reader, around) : undefined;
  if (reader.problems.length > 0) return problemRow(at.row, draft.name, reader.problems);
  if (existing) return compared(at, draft, existing, parent, reader);
  const unit: NewUnit = {
    unitId: draft.unitId,
    parentId: parent!.unitId,
    level: draft.level!,
    cellType: draft.cellType ?? null,
    name: draft.name,
    validFrom: draft.validFrom ?? around.asOf,
    validTo: null,
    successorOf: [],
  };
  const decided = decide({ type: 'create', unit, parent: parent!, fingerprint: '' }, undefined);
  if (!decided.ok) {
    reader.refuse('level', decided.refusal.code, decided.refusal.details);
    return problemRow(at.row, draft.name, reader.problems);
  }
  around.index.add(decided.value.reduce<UnitState | undefined>(evolve, undefined)!);
  return {
    row: at.row,
    title: unit.name,
    unitId: unit.parentId,
    outcome: 'create',
    changes: [],
    problems: [],
    likely: [],
    write: { kind: 'unit', unit },
  };
}

/** Units come in any order, but a parent comes before what stands below it, or is there already. */
function parentOf(
  draft: UnitDraft,
  existing: KnownUnit | undefined,
  reader: RowReader,
  { index, asOf, within }: Surroundings,
) {
  if (existing && !draft.parent) return undefined;
  // The importer's own unit may stand in its list, under a parent that is not the importer's to see.
  if (existing?.path === within) return undefined;
  const own = index.byId(within.split('/').at(-2)!);
  if (!draft.parent) return own ?? void reader.refuse('unitId', 'IMPORT_UNIT_MISSING');
  const found = index.find(draft.parent, { on: draft.validFrom ?? asOf });
  if (found.ok) return found.value;
  reader.refuse('parent', found.refusal.code, found.refusal.details);
  return undefined;
}

function compared(
  at: PlacedRow,
  draft: UnitDraft,
  existing: KnownUnit,
  parent: KnownUnit | undefined,
  reader: RowReader,
): Planned {
  const title = existing.name;
  if (sameName(draft.name) !== sameName(existing.name))
    reader.refuse('name', 'IMPORT_UNIT_DIFFERS', { known: existing.name });
  if (draft.level !== existing.level) reader.refuse('level', 'IMPORT_UNIT_DIFFERS', { known: existing.level });
  if ((draft.cellType ?? null) !== existing.cellType)
    reader.refuse('cellType', 'IMPORT_UNIT_DIFFERS', { known: existing.cellType });
  if (parent && parent.unitId !== existing.parentId)
    reader.refuse('parent', 'IMPORT_UNIT_DIFFERS', { known: existing.parentId });
  if (reader.problems.length > 0) return problemRow(at.row, title, reader.problems, existing.unitId);
  return {
    row: at.row,
    title,
    unitId: existing.unitId,
    outcome: 'same',
    changes: [],
    problems: [],
    likely: [],
    write: null,
  };
}
