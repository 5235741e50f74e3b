import type { CellType } from '@bontot/contracts';
import type { DemoUnit } from './model.ts';

export const PROVINCE = 'QN';
export const COMMUNE = 'QN-LH';
/** Units of the demo exist, and posts are held, since before the first month. */
export const FOUNDED = '2020-01-01';
export const IN_OFFICE_SINCE = '2023-01-01';

/** Id of a cell of Lục Hồn by its number from 1. */
export const cellOfLucHon = (number: number): string => `${COMMUNE}-${String(number).padStart(2, '0')}`;

/** The cell that the accounts of development belong to. */
export const ACCOUNTS_CELL = cellOfLucHon(7);

/** Agency cells that the officials among the accounts belong to. */
export const OFFICE_OF_COMMUNE = cellOfLucHon(19);
export const OFFICE_OF_PROVINCE = cellOfLucHon(20);

/** A grassroots committee that is dissolved on the second day; until the first one cell stands below it. */
export const FORMER_COMMITTEE = `${COMMUNE}-TH`;
export const MOVED_CELL = cellOfLucHon(18);

export function unit(
  unitId: string,
  parentId: string | null,
  level: DemoUnit['level'],
  name: string,
  cellType: CellType | null = null,
  grassroots = false,
): DemoUnit {
  return { unitId, parentId, level, cellType, grassroots, name, validFrom: FOUNDED, validTo: null, successorOf: [] };
}
