import type { CellType } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { DemoCell, DemoMember, DemoPost } from './model.ts';
import { demoName, type Place } from './names.ts';
import { IN_OFFICE_SINCE } from './places.ts';
import { opaqueId, random } from './random.ts';

export type PeopleOf = {
  cellId: string;
  size: number;
  seed: number;
  demoDate: LocalDate;
  place: Place;
  type: CellType;
};

const FULL_AT_LEAST = 3;

/**
 * The members of a cell on the demo date: 4 % in their probation (joined less than a year ago), exempt members
 * (9 % in Lục Hồn and 6 % in other villages, 0.5 % elsewhere), 2 % on special duty.
 */
export function peopleOf({ cellId, size, seed, demoDate, place, type }: PeopleOf): DemoMember[] {
  const exempt = place === 'luc-hon' ? 0.09 : type === 'residential' ? 0.06 : 0.005;
  return Array.from({ length: size }, (_, index) => {
    const chance = random(seed, cellId, 'member', index);
    const leads = index < FULL_AT_LEAST;
    const probationary = !leads && chance.chance(0.045);
    const isExempt = !leads && !probationary && chance.chance(exempt * 1.1);
    const onDuty = !leads && !isExempt && chance.chance(0.022);
    const since = `${chance.int(2021, 2023)}-${String(chance.int(1, 12)).padStart(2, '0')}-15`;
    return {
      memberId: opaqueId(seed, cellId, index),
      cellId,
      name: demoName(chance, place),
      kind: probationary ? 'probationary' : 'full',
      joinedCellOn: probationary ? addDays(demoDate, -chance.int(40, 300)) : `${chance.int(1988, 2022)}-05-19`,
      leftCellOn: null,
      exempt: isExempt ? { from: since, to: null } : null,
      specialDuty: onDuty ? { from: since, to: null } : null,
    };
  });
}

/** Secretary and deputy of a cell; where the accounts of development lead it, nobody else does. */
export function postsOf(cell: DemoCell, seed: number, ledByAccounts = false): DemoPost[] {
  if (ledByAccounts) return [];
  return (['secretary', 'deputy'] as const).flatMap((role, index) => {
    const person = cell.members[index];
    if (!person) return [];
    const postId = opaqueId(seed, cell.id, role);
    return [{ postId, personId: person.memberId, role, unitId: cell.id, from: IN_OFFICE_SINCE, until: null }];
  });
}
