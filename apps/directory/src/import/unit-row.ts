import type { CellType, Level } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { plain } from './cell.ts';
import { dayOf } from './dates.ts';
import type { FieldCells } from './mapping.ts';
import { RowReader, type RowProblem } from './row.ts';

/** A unit as a row describes it. */
export type UnitDraft = {
  unitId: string;
  name: string;
  level?: Level | undefined;
  cellType?: CellType | undefined;
  parent?: string | undefined;
  validFrom?: LocalDate | undefined;
};

/** The first spelling of each is the one that an export writes. */
export const LEVEL_WORDS: Record<Level, readonly string[]> = {
  province: ['tỉnh ủy', 'tinh', 'province'],
  commune: [
    'đảng ủy xã, phường',
    'dang bo xa',
    'dang uy xa',
    'dang bo phuong',
    'dang uy phuong',
    'xa',
    'phuong',
    'commune',
  ],
  grassroots_committee: ['đảng bộ cơ sở', 'dang uy co so', 'dang bo', 'grassroots committee'],
  part_committee: ['đảng bộ bộ phận', 'dang uy bo phan', 'part committee'],
  cell: ['chi bộ', 'chi bo truc thuoc', 'chi bo co so', 'cell'],
  party_group: ['tổ đảng', 'party group'],
};
export const TYPE_WORDS: Record<CellType, readonly string[]> = {
  residential: ['khu dân cư', 'thon', 'ban', 'khu pho', 'thon ban khu pho', 'dan cu', 'residential'],
  enterprise: ['doanh nghiệp', 'cong ty', 'enterprise'],
  agency: ['cơ quan', 'hanh chinh', 'don vi su nghiep', 'agency'],
  school: ['trường học', 'truong', 'school'],
  armed_forces: ['lực lượng vũ trang', 'luc luong vu trang', 'cong an', 'quan su', 'quan doi', 'armed forces'],
};

const wordsOf = <Key extends string>(words: Record<Key, readonly string[]>): Map<string, Key> =>
  new Map(
    (Object.entries(words) as [Key, readonly string[]][]).flatMap(([key, all]) =>
      all.map((word) => [plain(word), key]),
    ),
  );
const levels = wordsOf(LEVEL_WORDS);
const types = wordsOf(TYPE_WORDS);

const UNIT_ID = /^[A-Z0-9][A-Za-z0-9_-]{0,63}$/;

/** Reads a row about a unit. */
export function readUnit(
  row: number,
  cells: FieldCells,
  today: LocalDate,
): { draft: UnitDraft; problems: RowProblem[] } {
  const reader = new RowReader(row, cells);
  const unitId = reader.text('unitId');
  if (!UNIT_ID.test(unitId)) reader.refuse('unitId', 'IMPORT_UNIT_ID_UNREADABLE');
  const name = reader.text('name');
  if (name === '' || name.length > 200) reader.refuse('name', 'IMPORT_NAME_MISSING');
  const level = levels.get(plain(reader.text('level')));
  if (!level) reader.refuse('level', 'IMPORT_LEVEL_UNKNOWN');
  const cellType = types.get(plain(reader.text('cellType')));
  if (!cellType && (level === 'cell' || reader.has('cellType'))) reader.refuse('cellType', 'IMPORT_TYPE_UNKNOWN');
  const validFrom = reader.read('validFrom', (cell) => dayOf(cell, today));
  const parent = reader.text('parent') || undefined;
  return {
    draft: { unitId, name, level, cellType: level === 'cell' ? cellType : undefined, parent, validFrom },
    problems: reader.problems,
  };
}
