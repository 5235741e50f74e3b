import type { CellType, Level } from '@bontot/contracts';
import { unreachable } from '@bontot/kernel';

/** A unit that a step founds; its level follows from what it succeeds, or is said. */
export type Successor = { unitId: string; parentId: string; name: string; cellType: CellType | null };

/** One of the units that a split makes, with who and what goes there; `rest` takes whoever is not named anywhere. */
export type Part = Successor & { members: string[]; units: string[]; rest: boolean };

/** One step of a plan of reorganisation (domain handbook 2, «Reorganisation»). */
export type Step =
  | ({ kind: 'create'; level: Level } & Successor)
  | { kind: 'rename'; unitId: string; name: string }
  | { kind: 'change-type'; unitId: string; cellType: CellType }
  | { kind: 'move'; unitId: string; parentId: string }
  | { kind: 'merge'; unitIds: string[]; into: Successor }
  | { kind: 'split'; unitId: string; into: Part[] }
  | { kind: 'dissolve'; unitId: string };

/** The units that a step changes, closes or founds; those it only stands something under are not among them. */
export function subjectsOf(step: Step): string[] {
  switch (step.kind) {
    case 'merge':
      return [...step.unitIds, step.into.unitId];
    case 'split':
      return [step.unitId, ...step.into.map(({ unitId }) => unitId)];
    case 'create':
    case 'rename':
    case 'change-type':
    case 'move':
    case 'dissolve':
      return [step.unitId];
    default:
      return unreachable(step);
  }
}

/** The units under which a step puts something. */
export function destinationsOf(step: Step): string[] {
  if (step.kind === 'create' || step.kind === 'move') return [step.parentId];
  if (step.kind === 'merge') return [step.into.parentId];
  return step.kind === 'split' ? step.into.map(({ parentId }) => parentId) : [];
}

/** The units that a step closes. */
export const closedBy = (step: Step): string[] => {
  if (step.kind === 'merge') return step.unitIds;
  return step.kind === 'split' || step.kind === 'dissolve' ? [step.unitId] : [];
};
