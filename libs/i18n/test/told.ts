import type { Action, Because, CriteriaSet, NotApplicable } from '@bontot/scoring-core';
import type { CellType } from '@bontot/contracts';
import {
  actionSentence,
  becauseSentence,
  conditionsOf,
  effectSentence,
  explanationOf,
  gainText,
  indicatorSentences,
  noticeText,
  reasonSentence,
  setForType,
  whySentence,
  type ExplainedAssessment,
  type Language,
  type Standing,
} from '../src/index.ts';

/** What the event and the dashboards keep of an assessment. */
export function standingOf(assessment: ExplainedAssessment): Standing {
  const { result, blockedBy } = assessment;
  if (assessment.scheme === 'pass_fail') return { result, blockedBy };
  const failing = Object.entries(assessment.floors)
    .filter(([, { state }]) => state === 'failed')
    .map(([id]) => [id, assessment.parts.find((part) => part.id === id)!.raw]);
  const criteria = Object.entries(assessment.criteria).map(([id, { earned, assessable }]) => [
    id,
    [earned, assessable],
  ]);
  return {
    result,
    blockedBy,
    failing: Object.fromEntries(failing),
    criteria: Object.fromEntries(criteria),
    ...(assessment.mode === 'running' ? { pace: assessment.pace } : { total: assessment.total }),
  };
}

type About = {
  language: Language;
  set: CriteriaSet;
  cellType: CellType | undefined;
  assessment: ExplainedAssessment;
  exemptions: NotApplicable[];
};

/** Everything that is said of one assessment in one language, a line each, as a person would read it through. */
export function told({ language, set: whole, cellType, assessment, exemptions }: About): string[] {
  const set = setForType(whole, cellType);
  const { lead, others } = whySentence(language, assessment, set);
  const reason = reasonSentence(language, standingOf(assessment), set);
  const lines = [
    [lead, others].filter(Boolean).join(' '),
    reason,
    reasonSentence(language, standingOf(assessment)),
    noticeText(language, { cellName: 'Chi bộ thôn 7', from: 'on_track', to: assessment.result, reason }),
    noticeText(language, { cellName: 'Chi bộ thôn 7', from: null, to: assessment.result, reason }),
  ];
  for (const { id } of set.criteria.flatMap(({ indicators }) => indicators)) {
    lines.push(`${id}  ${indicatorSentences(language, id, assessment, set, exemptions).join(' ')}`);
    const { because, next } = explanationOf(assessment, id);
    lines.push(...because.map((each: Because) => `${id}  ${becauseSentence(language, each, set)}`));
    lines.push(...next.map((action) => `${id}  ${step(language, action, set, assessment)}`));
  }
  for (const [id, { next }] of Object.entries(assessment.gateReasons))
    lines.push(...next.map((action) => `${id}  ${step(language, action, set, assessment)}`));
  for (const { name, value, note, state } of conditionsOf(language, assessment, set))
    lines.push([`[${state}]`, `${name}:`, value, note].filter(Boolean).join(' '));
  return lines;
}

const step = (language: Language, action: Action, set: CriteriaSet, assessment: ExplainedAssessment): string =>
  [
    '→',
    actionSentence(language, action, set, assessment),
    `(${gainText(language, action, set)})`,
    effectSentence(language, action, assessment),
  ]
    .filter(Boolean)
    .join(' ');

/** What no sentence may hold: a hole that nothing filled, an empty one, a piece of a program. */
export const FAULTS =
  /undefined|NaN|null|Infinity|\[object|[{}]| {2}|\(không rõ\)|\(not stated\)|\(не указано\)|\.\.| [.,;]|\(\)|: \./;
