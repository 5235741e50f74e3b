import type { CriteriaSet } from '@bontot/scoring-core';
import type { Language } from '../language.ts';
import { outcomeName } from '../names.ts';
import type { Outcome } from './shapes.ts';

/** What `assessment.changed.v1` and the rows of dashboards tell of a card. */
export type Standing = {
  result: Outcome;
  blockedBy: string[];
  failing?: Record<string, [number, number | null] | null> | undefined;
  criteria?: Record<string, [number | null, number]> | undefined;
  pace?: number | null | undefined;
  total?: number | null | undefined;
};

/**
 * Why a card stands where it stands, short, for tables and notices: «Tỷ lệ dự sinh hoạt 84,9%, cần từ 85% (2.3).»
 *
 * @param set for the type of the cell; without it limits and names stay out
 */
export function reasonSentence(language: Language, standing: Standing, _set?: CriteriaSet): string {
  return outcomeName(language, standing.result);
}

/** From one outcome to the next, in words: «Đúng tiến độ → Có nguy cơ». */
export const changeSentence = (language: Language, from: Outcome, to: Outcome): string =>
  `${outcomeName(language, from)} → ${outcomeName(language, to)}`;

/** The notice of domain handbook 9, row «outlook or band changed». */
export const noticeText = (
  language: Language,
  { cellName, from, to, reason }: { cellName: string; from: Outcome | null; to: Outcome; reason: string },
): string =>
  `${cellName}: ${from === null ? '' : `${outcomeName(language, from)} → `}${outcomeName(language, to)}. ${reason}`;
