import { noticeText, reasonSentence, say, outcomeName, type Language } from '@bontot/i18n';
import { templates, type CriteriaSet } from '@bontot/scoring-core';
import type { Reason } from '../outlook/outlook.ts';
import type { Notice } from '../storage/notices.ts';

/** A notice as its reader gets it, in their language. */
export function shown(notice: Notice, language: Language) {
  const { noticeId, kind, cellId, cellName, day, period, from, to, via, at, readAt, revision } = notice;
  const reason = reasonSentence(language, notice.reason, setOf(notice.reason));
  const named = { cellName: nameOf(notice), from, to, reason };
  return {
    ...{ noticeId, kind, cellId, cellName, day, period, from, to, via },
    text: via === null ? noticeText(language, named) : undoneText(notice, via, language),
    reason,
    at: new Date(at).toISOString(),
    readAt: readAt === null ? null : new Date(readAt).toISOString(),
    revision,
  };
}

/** The cell, with the period where it is not the year in which it happened: last year's card changes in January too. */
const nameOf = ({ cellName, period, day }: Notice): string =>
  day.startsWith(period) ? cellName : `${cellName} (${period})`;

const undoneText = (notice: Notice, via: Notice['to'], language: Language): string =>
  say(language, 'notices.undone', {
    cell: nameOf(notice),
    via: outcomeName(language, via),
    to: outcomeName(language, notice.to),
  });

/** Limits and names come from the set; one that a place adopted itself is known to scoring alone, and stays out. */
const setOf = ({ criteriaSet: { id, version } }: Reason): CriteriaSet | undefined =>
  Object.values(templates).find((set) => set.id === id && set.version === version);
