import type { AssessedPart, Because, CriteriaSet } from '@bontot/scoring-core';
import type { LocalDate } from '@bontot/kernel';
import { formatDate } from '../format/dates.ts';
import { formatSlots } from '../format/periods.ts';
import { formatLimit, formatPercent } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { measureName } from '../names.ts';
import { say } from '../say.ts';
import { capital, sentence } from './grammar.ts';
import { measuresOf, numbersClause } from './numbers-of.ts';
import { explanationOf, indicatorOf, partOf, type ExplainedAssessment, type NotApplicable } from './shapes.ts';

/** What a sentence about one part depends on besides the part. */
export type Telling = {
  /** The period is closed: what is unknown counts as nothing. */
  final?: boolean;
  /** Say what the part is about even where the state alone would do: its indicator has several. */
  named?: boolean;
};

/**
 * Why one part stands as it does: its numbers first with the limit they are held against, then what waits, was rejected,
 * has expired or is lost for good.
 *
 * @param set for the type of the cell (`setForType`)
 */
export function becauseSentence(language: Language, because: Because, set: CriteriaSet, telling: Telling = {}): string {
  const counts = { pending: 0, rejected: 0, expired: 0 };
  for (const { role, confirmation } of because.evidence) {
    if (role === 'rejected' || role === 'expired') counts[role]++;
    else if (role === 'pending' || confirmation === 'pending') counts.pending++;
  }
  const sentences = [stateSentence(language, because, set, telling)];
  for (const role of ['pending', 'rejected', 'expired'] as const)
    if (counts[role] > 0) sentences.push(say(language, `because.${role}`, { n: counts[role] }));
  if (because.lost && (because.missing ?? 1) > 0 && !telling.final) sentences.push(say(language, 'because.lost'));
  return sentences.join(' ');
}

function stateSentence(language: Language, because: Because, set: CriteriaSet, telling: Telling): string {
  const { state, numbers, rule, slots } = because;
  if (state === 'not_applicable') return say(language, 'because.not_applicable');
  if (state === 'not_due')
    return rule.dueFrom === null
      ? say(language, 'because.not_due')
      : say(language, 'because.not_due_from', { date: formatDate(language, rule.dueFrom, rule.dueFrom) });
  if (state === 'no_data' || numbers === null) return unknown(language, because, set, telling);
  const share = numbersClause(language, rule.formula, numbers);
  if (slots && slots.missed.length > 0)
    return capital(language, say(language, 'because.missed', { share, slots: formatSlots(language, slots.missed) }));
  const [part, whole] = numbers;
  const shared = rule.formula.kind === 'ratio' || rule.formula.kind === 'steps';
  if (!shared || whole === null || part === whole) return sentence(language, share);
  const { key, limit } = limitOf(because);
  const values = { share, percent: formatPercent(language, part, whole), limit: formatLimit(language, limit) };
  return capital(language, say(language, key, values));
}

/** Which limit is worth saying: that of the floor, that of the item, or from where points are full. */
function limitOf({ rule, numbers }: Because) {
  const { floor, passPct, formula } = rule;
  if (floor?.minPct !== undefined && floor.state === 'failed')
    return { key: floor.minPct === 100 ? 'because.floor_whole' : 'because.floor', limit: floor.minPct } as const;
  const [part, whole] = numbers as [number, number];
  if (passPct !== null && 100 * part < passPct * whole)
    return { key: passPct === 100 ? 'because.needed_whole' : 'because.needed', limit: passPct } as const;
  const full = passPct !== null ? 100 : fullAt(formula);
  if (full < 100 && 100 * part < full * whole) return { key: 'because.full_at', limit: full } as const;
  return { key: 'because.percent', limit: 100 } as const;
}

/** The share from which a part gives all its points. */
function fullAt(formula: Because['rule']['formula']): number {
  if (formula.kind === 'ratio') return formula.hiPct;
  if (formula.kind === 'steps')
    return Math.min(100, ...formula.steps.filter(({ givePct }) => givePct === 100).map(({ atPct }) => atPct));
  return 100;
}

function unknown(language: Language, { rule: { formula } }: Because, set: CriteriaSet, telling: Telling): string {
  if (!telling.final) {
    if (formula.kind === 'deduct') return say(language, 'because.uncleared');
    if (formula.kind === 'target' && formula.targetMeasure !== undefined)
      return say(language, 'because.no_plan', { plan: measureName(language, formula.targetMeasure) });
  }
  const key =
    set.scheme === 'pass_fail' ? 'because.no_data_item' : telling.final ? 'because.no_data_final' : 'because.no_data';
  if (!telling.named) return say(language, key);
  return say(language, `${key}_of`, { name: measureName(language, measuresOf(formula)[0]!) });
}

/** What a part without an explanation stands at, for it is in full: «9/9 tháng có nghị quyết hoặc kết luận, có giao việc.» */
export function partSentence(language: Language, { id, state, raw }: AssessedPart, set: CriteriaSet): string {
  const part = partOf(set, id)?.part;
  if (!part || raw === null) return say(language, state === 'not_due' ? 'because.not_due' : 'because.no_data');
  const share = numbersClause(language, part.formula, raw);
  const [p, w] = raw;
  const shared = part.formula.kind === 'ratio' || part.formula.kind === 'steps';
  if (!shared || w === null || p === w) return sentence(language, share);
  return capital(language, say(language, 'because.percent', { share, percent: formatPercent(language, p, w) }));
}

/**
 * All there is to say of one indicator's state: a sentence or two for each part, in the order of the set; what several
 * parts have in common (not due, no data) is said once.
 *
 * @param exemptions approved claims of «not applicable», where the caller has them: they give the dates
 */
export function indicatorSentences(
  language: Language,
  indicator: string,
  assessment: ExplainedAssessment,
  set: CriteriaSet,
  exemptions: NotApplicable[] = [],
): string[] {
  const parts = indicatorOf(set, indicator)?.parts.map(({ id }) => id) ?? [];
  const assessed = assessment.parts.filter(({ id }) => parts.includes(id));
  if (assessed.some(({ state }) => state === 'not_applicable')) {
    const claim = exemptions.find((exemption) => exemption.indicator === indicator);
    return [notApplicable(language, assessment, claim)];
  }
  const { because } = explanationOf(assessment, indicator);
  const sameState = new Set(assessed.map(({ state }) => state)).size === 1;
  const telling = { final: assessment.mode === 'final', named: assessed.length > 1 && !sameState };
  const sentences = assessed.map((part) => {
    const why = because.find((reason) => reason.part === part.id);
    return why ? becauseSentence(language, why, set, telling) : partSentence(language, part, set);
  });
  return [...new Set(sentences)];
}

function notApplicable(language: Language, { period, scheme }: ExplainedAssessment, claim?: NotApplicable): string {
  if (!claim) return say(language, scheme === 'points' ? 'because.not_applicable' : 'because.not_applicable_item');
  const lastDay: LocalDate = `${period.slice(0, 4)}-12-31`;
  return say(language, claim.expiresOn >= lastDay ? 'because.not_applicable_year' : 'because.not_applicable_until', {
    date: formatDate(language, claim.approvedOn, period),
    until: formatDate(language, claim.expiresOn, period),
  });
}
