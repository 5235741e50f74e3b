import type { CellType, EvidenceKind, Level, Role } from '@bontot/contracts';
import type { Confirmation, EvidenceRole } from '@bontot/scoring-core';
import type { Language } from './language.ts';
import type { Outcome } from './assessment/shapes.ts';
import { isWordKey, say } from './say.ts';

/** Where a subject stands, short, as on a chip: «Có nguy cơ». */
export const outcomeName = (language: Language, outcome: Outcome): string => say(language, `outcome.${outcome}`);
/** The same in a head line: «Có nguy cơ không đạt «4 tốt»». */
export const outcomeLong = (language: Language, outcome: Outcome): string => say(language, `outcomeLong.${outcome}`);
export const roleName = (language: Language, role: Role): string => say(language, `role.${role}`);
export const levelName = (language: Language, level: Level): string => say(language, `level.${level}`);
export const cellTypeName = (language: Language, type: CellType): string => say(language, `cellType.${type}`);
export const evidenceKindName = (language: Language, kind: EvidenceKind): string => say(language, `evidence.${kind}`);
export const evidenceRoleName = (language: Language, role: EvidenceRole): string =>
  say(language, `evidenceRole.${role}`);
/** Whether a fact waits for a verdict, and what the verdict was. */
export const confirmationName = (language: Language, state: Confirmation): string =>
  say(language, `confirmation.${state}`);

/** What a measure counts, as a heading or in a list of choices; the id itself for a measure of a place's own. */
export function measureName(language: Language, measure: string): string {
  const key = `measure.${measure}`;
  return isWordKey(language, key) ? say(language, key) : measure;
}

/** Title of a problem+json answer by its HTTP status (RFC 9457), the same for every occurrence. */
export function problemTitle(language: Language, status: number): string {
  const key = `problem.${status}`;
  return say(language, isWordKey(language, key) ? key : status < 500 ? 'problem.400' : 'problem.500');
}
