import type { LocalDate } from '@bontot/kernel';
import type { CellOnDay } from '../member/member.ts';
import { isActiveOn, type UnitState } from '../unit/unit.ts';

/** What a decision on a membership needs to know of the cell. */
export const cellOnDay = (unit: { state: UnitState } | undefined, day: LocalDate): CellOnDay =>
  unit && { level: unit.state.level, active: isActiveOn({ ...unit.state, validFrom: '' }, day) };
