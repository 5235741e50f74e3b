import type { CellType } from '@bontot/contracts';
import { isWithin, type Instant, type UnitPath } from '@bontot/kernel';

/** A committee's word that its subjects are scored by one version of a set in one year; frozen once given. */
export type Adoption = {
  adoptionId: string;
  unitId: string;
  path: UnitPath;
  subject: 'cell' | 'committee';
  /** null is every type. */
  cellTypes: CellType[] | null;
  period: string;
  setId: string;
  setVersion: string;
  at: Instant;
};

export type Subject = { path: UnitPath; subject: 'cell' | 'committee'; cellType: CellType | null; period: string };

export type SetChoice = { id: string; version: string; template: boolean };

const TEMPLATE = { cell: 'cell-default', committee: 'committee-default' } as const;
export const TEMPLATE_VERSION = '1.0.0';

/**
 * The set adopted by the nearest ancestor for this subject, type and year, as known at `knownAt`; the template where none
 * is adopted (design 3). Of two adoptions by one unit the one that names the type is nearer, then the later.
 */
export function chooseSet(adoptions: readonly Adoption[], of: Subject, knownAt: Instant): SetChoice {
  let best: Adoption | undefined;
  for (const adoption of adoptions) {
    if (adoption.subject !== of.subject || adoption.period !== of.period || adoption.at > knownAt) continue;
    if (!isWithin(of.path, adoption.path)) continue;
    if (adoption.cellTypes && (!of.cellType || !adoption.cellTypes.includes(of.cellType))) continue;
    if (!best || nearer(adoption, best)) best = adoption;
  }
  return best
    ? { id: best.setId, version: best.setVersion, template: false }
    : { id: TEMPLATE[of.subject], version: TEMPLATE_VERSION, template: true };
}

function nearer(a: Adoption, b: Adoption): boolean {
  if (a.path.length !== b.path.length) return a.path.length > b.path.length;
  if ((a.cellTypes === null) !== (b.cellTypes === null)) return a.cellTypes !== null;
  return a.at > b.at;
}
