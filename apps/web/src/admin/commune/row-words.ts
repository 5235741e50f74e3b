import {
  actionSentence,
  formatDate,
  formatPoints,
  gainText,
  reasonSentence,
  setForType,
  type Language,
} from '@bontot/i18n';
import { localDateOf } from '@bontot/kernel';
import type { CriteriaSet } from '@bontot/scoring-core';
import type { Say } from '../../shared/index.ts';
import type { CardRow, NextStep } from './answers.ts';
import { needsAttention } from './attention.ts';
import { setKey } from './reads.ts';

export type Sets = ReadonlyMap<string, CriteriaSet> | undefined;

/** What the lists say of one card, in the reader's language. */
export type RowWords = {
  /** The pace while the year runs, the total afterwards; an en dash where there is no value. */
  figure: string;
  why: string;
  step: string;
  /** What that step brings. */
  gain: string;
  since: string;
};

const NO_VALUE = '–';

/** The set of a card as it holds for its type of cell. */
export const setOf = (row: Pick<CardRow, 'criteriaSet' | 'cellType'>, sets: Sets): CriteriaSet | undefined => {
  const set = row.criteriaSet && sets?.get(setKey(row.criteriaSet));
  return set ? setForType(set, row.cellType) : undefined;
};

export const figureOf = (language: Language, { total, pace }: Pick<CardRow, 'total' | 'pace'>): string =>
  total === null && pace === null ? NO_VALUE : formatPoints(language, (total ?? pace)!);

/** The same with one decimal, cut from the figure itself and never computed anew. */
export const shortFigureOf = (language: Language, card: Pick<CardRow, 'total' | 'pace'>): string => {
  const figure = figureOf(language, card);
  return figure === NO_VALUE ? figure : figure.slice(0, -1);
};

/** Why a card stands where it stands; nothing of one that is in order, for there is nothing to explain. */
export const whyOf = (language: Language, row: CardRow, sets: Sets): string => {
  if (!needsAttention(row)) return '';
  const { outcome: result, blockedBy, failing, criteria, pace, total } = row;
  return reasonSentence(language, { result, blockedBy, failing, criteria, pace, total }, setOf(row, sets));
};

/** The best next step and what it brings; nothing while it or its set is unknown. */
export function stepOf(
  language: Language,
  row: CardRow,
  step: NextStep | undefined,
  sets: Sets,
): Pick<RowWords, 'step' | 'gain'> {
  const set = setOf(row, sets);
  if (!step?.best || !set) return { step: '', gain: '' };
  return { step: actionSentence(language, step.best, set), gain: gainText(language, step.best, set) };
}

export const sinceOf = (t: Say, language: Language, since: string | null, period: string): string =>
  since === null ? '' : t('units.since', { day: formatDate(language, localDateOf(Date.parse(since)), period) });

export const wordsOf = (
  { t, language }: { t: Say; language: Language },
  row: CardRow,
  step: NextStep | undefined,
  sets: Sets,
  period: string,
): RowWords => ({
  figure: figureOf(language, row),
  why: whyOf(language, row, sets),
  ...stepOf(language, row, step, sets),
  since: sinceOf(t, language, row.since, period),
});
