import type { Unit } from '@bontot/contracts';
import { addDays, type LocalDate, type UnitPath } from '@bontot/kernel';

/** The ids on a closed path from the root down to the unit itself. */
export const idsOn = (path: UnitPath): string[] => path.split('/').filter((id) => id !== '');

/** How many units lie above and including this one: roll-ups go from the deepest up. */
export const depthOf = (path: UnitPath): number => idsOn(path).length;

/** Every closed path at or above this one, for looking up who listens there. */
export function pathsAbove(path: UnitPath): UnitPath[] {
  const paths: UnitPath[] = ['/'];
  for (const id of idsOn(path)) paths.push(`${paths.at(-1)}${id}/`);
  return paths;
}

/** Counted from its first to its last day; closed and coming units are kept, not counted. */
export const countsOn = ({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>, today: LocalDate): boolean =>
  validFrom <= today && (validTo === null || validTo >= today);

/** The next day after this one on which {@link countsOn} tells something else; null when there is none. */
export function turnsAfter(
  { validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>,
  today: LocalDate,
): LocalDate | null {
  if (validFrom > today) return validTo !== null && validTo < validFrom ? null : validFrom;
  return validTo !== null && validTo >= today ? addDays(validTo, 1) : null;
}
