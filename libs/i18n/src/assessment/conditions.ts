import type { Because, CriteriaSet, Gate, Part } from '@bontot/scoring-core';
import { formatDate } from '../format/dates.ts';
import {
  formatLimit,
  formatMean,
  formatNumber,
  formatPace,
  formatPercent,
  formatPoints,
  formatRatio,
} from '../format/numbers.ts';
import { formatSlots } from '../format/periods.ts';
import type { Language } from '../language.ts';
import { say } from '../say.ts';
import { capital, sayOf, small } from './grammar.ts';
import { measuresOf, rateOf } from './numbers-of.ts';
import { explanationOf, type ExplainedAssessment } from './shapes.ts';

/** One line of «Điều kiện của danh hiệu». */
export type Condition = {
  /** As in `blockedBy`, floors by part: `total`, `criterion:C1`, `floor:2.3.a`, `item:P1.2`, `gate:G1`. */
  id: string;
  kind: 'total' | 'criterion' | 'floor' | 'item' | 'gate';
  /** The indicator to open; null for the whole. */
  indicator: string | null;
  /** «Tỷ lệ dự sinh hoạt từ 85%». */
  name: string;
  state: 'met' | 'failed' | 'unknown' | 'not_due';
  /** «84,9%», «9/9»; the state's word where there is no number. */
  value: string;
  /** «Xét khi kết thúc năm»; null when there is nothing to add. */
  note: string | null;
};

type Points = Extract<ExplainedAssessment, { scheme: 'points' }>;
type Items = Extract<ExplainedAssessment, { scheme: 'pass_fail' }>;

/**
 * What a title asks for, each with how it stands: failed ones first, then floors, gates, criteria and the whole. A gate on
 * what a floor looks at already is left out.
 *
 * @param set for the type of the cell (`setForType`)
 */
export function conditionsOf(language: Language, assessment: ExplainedAssessment, set: CriteriaSet): Condition[] {
  const conditions =
    assessment.scheme === 'points'
      ? [
          ...floorsOf(language, assessment, set),
          ...gatesOf(language, assessment, set),
          ...criteriaOf(language, assessment, set),
          totalOf(language, assessment, set),
        ]
      : [
          ...itemsOf(language, assessment, set),
          ...gatesOf(language, assessment, set),
          itemCountOf(language, assessment),
        ];
  return conditions
    .map((condition) => ({ ...condition, name: capital(language, condition.name) }))
    .sort((a, b) => +(b.state === 'failed') - +(a.state === 'failed'));
}

function floorsOf(language: Language, assessment: Points, set: CriteriaSet): Condition[] {
  return set.criteria.flatMap(({ indicators }) =>
    indicators.flatMap((indicator) =>
      indicator.parts.flatMap((part): Condition[] => {
        const floor = assessment.floors[part.id];
        const assessed = assessment.parts.find(({ id }) => id === part.id);
        if (floor === undefined || assessed === undefined || part.floor === undefined) return [];
        const because = explanationOf(assessment, indicator.id).because.find((reason) => reason.part === part.id);
        const late = !floor.enforced && floor.state !== 'met';
        const state = assessed.state === 'not_due' ? 'not_due' : late ? 'not_due' : floor.state;
        return [
          {
            id: `floor:${part.id}`,
            kind: 'floor',
            indicator: indicator.id,
            name: floorName(language, part),
            state,
            value: valueOf(language, part, assessed.raw) ?? stateWord(language, state),
            note: floor.enforced ? missingNote(language, because) : fromNote(language, part, assessment.period),
          },
        ];
      }),
    ),
  );
}

function floorName(language: Language, part: Part): string {
  const { formula, floor } = part;
  const measures = measuresOf(formula);
  const rate = rateOf(language, measures);
  if (formula.kind === 'deduct')
    return floor?.maxCount
      ? say(language, 'condition.count', { rate, n: floor.maxCount })
      : sayOf(language, 'none', measures, {}, 'none.other');
  const minPct = floor?.minPct ?? 100;
  if (formula.kind === 'calendar' && minPct === 100) return say(language, `condition.${formula.every}`, { rate });
  return say(language, minPct === 100 ? 'condition.whole' : 'condition.share', {
    rate,
    limit: formatLimit(language, minPct),
  });
}

/** Shares as percentages where they are cut by a limit below 100, else as part of whole. */
function valueOf(language: Language, { formula, floor }: Part, raw: [number, number | null] | null): string | null {
  if (raw === null) return null;
  const [part, whole] = raw;
  if (whole === null) return formatNumber(language, part);
  if (formula.kind === 'judged') return formatMean(language, part, whole / 4);
  const inParts = formula.kind === 'calendar' || formula.kind === 'target' || floor?.minPct === 100;
  return inParts ? formatRatio(language, part, whole) : formatPercent(language, part, whole);
}

const missingNote = (language: Language, because: Because | undefined): string | null =>
  because?.slots && because.slots.missed.length > 0
    ? say(language, 'condition.missing', { slots: formatSlots(language, because.slots.missed) })
    : null;

const fromNote = (language: Language, { floor }: Part, period: string): string | null =>
  floor?.from === undefined
    ? null
    : floor.from === 'close'
      ? say(language, 'condition.at_close')
      : say(language, 'condition.from', { date: formatDate(language, `${period.slice(0, 4)}-${floor.from}`, period) });

function gatesOf(language: Language, assessment: ExplainedAssessment, set: CriteriaSet): Condition[] {
  const floored = new Set(
    set.criteria.flatMap(({ indicators }) =>
      indicators
        .flatMap(({ parts, mandatory }) => parts.map((part) => ({ part, mandatory })))
        .filter(({ part, mandatory }) => (set.scheme === 'points' ? part.floor !== undefined : mandatory))
        .flatMap(({ part }) => (part.formula.kind === 'deduct' ? part.formula.measures : [])),
    ),
  );
  return set.gates
    .filter(({ rule, measure }) => rule === 'no_yes_flag' || !floored.has(measure))
    .map((gate) => {
      const open = assessment.gates.includes(gate.id);
      const early = gate.rule === 'no_yes_flag' && assessment.asOf.slice(5) <= gate.after;
      const beforeYearEnd = assessment.asOf.startsWith(assessment.period.slice(0, 4));
      const state = open ? 'failed' : early && beforeYearEnd ? 'not_due' : 'met';
      return {
        id: `gate:${gate.id}`,
        kind: 'gate' as const,
        indicator: null,
        name: gateName(language, gate),
        state,
        value:
          gate.rule === 'count_at_least'
            ? formatNumber(language, casesOf(gate.id, assessment))
            : stateWord(language, state),
        note: null,
      };
    });
}

/** How many cases hold a gate open, as far as they are listed; nobody lists those of a gate that is shut. */
const casesOf = (gate: string, { gateReasons }: ExplainedAssessment): number =>
  (gateReasons[gate]?.evidence ?? [])
    .filter(({ role }) => role === 'lowers')
    .reduce((sum, { value }) => sum + ('n' in value ? value.n : 0), 0);

/** Said the other way round: a gate's own name is what must not be. */
const gateName = (language: Language, { measure, name }: Gate): string =>
  measure === 'emulation.registered'
    ? say(language, 'condition.registered')
    : sayOf(language, 'none', [measure], {}, 'none.other').includes(measure)
      ? say(language, 'condition.gate', { name: small(language, name[language]) })
      : sayOf(language, 'none', [measure], {}, 'none.other');

function criteriaOf(language: Language, assessment: Points, set: CriteriaSet): Condition[] {
  if (set.scheme !== 'points') return [];
  const limit = formatLimit(language, set.rules.title.minCriterionPct);
  return set.criteria.map(({ id, name }) => {
    const { earned, assessable, max } = assessment.criteria[id] ?? { earned: null, assessable: 0, max: 0 };
    const of = assessment.mode === 'final' ? max : assessable;
    const failed = assessment.blockedBy.includes(`criterion:${id}`);
    const state = failed ? 'failed' : earned !== null ? 'met' : assessable > 0 ? 'unknown' : 'not_due';
    return {
      id: `criterion:${id}`,
      kind: 'criterion',
      indicator: null,
      name: say(language, 'condition.criterion', { name: name[language], limit }),
      state,
      value:
        of === 0 || (earned === null && !failed)
          ? stateWord(language, state)
          : formatPercent(language, Math.round((earned ?? 0) * 100), Math.round(of * 100)),
      note: null,
    };
  });
}

function totalOf(language: Language, assessment: Points, set: CriteriaSet): Condition {
  const min = set.scheme === 'points' ? set.rules.title.minTotal : 0;
  const common = { id: 'total', kind: 'total' as const, indicator: null, note: null };
  if (assessment.mode === 'final') {
    const { total } = assessment;
    const state = total === null ? 'unknown' : total >= min ? 'met' : 'failed';
    const value = total === null ? stateWord(language, state) : formatPoints(language, total);
    return { ...common, name: say(language, 'condition.total', { min: formatPoints(language, min) }), state, value };
  }
  const { pace } = assessment;
  const state = pace === null ? 'not_due' : pace >= min ? 'met' : 'failed';
  const value = pace === null ? stateWord(language, state) : formatPace(language, pace);
  return { ...common, name: say(language, 'condition.pace', { limit: formatLimit(language, min) }), state, value };
}

const ITEM_STATES = {
  met: 'met',
  not_met: 'failed',
  no_data: 'unknown',
  not_due: 'not_due',
  not_applicable: 'not_due',
} as const;

/** The mandatory items of a met / not-met set. */
const itemsOf = (language: Language, assessment: Items, set: CriteriaSet): Condition[] =>
  set.criteria.flatMap(({ indicators }) =>
    indicators
      .filter(({ mandatory }) => mandatory)
      .map(({ id, name, parts }) => {
        const item = assessment.items[id] ?? 'not_due';
        const state = assessment.blockedBy.includes(`item:${id}`) ? 'failed' : ITEM_STATES[item];
        const [part] = parts;
        const raw = assessment.parts.find((assessed) => assessed.id === part?.id)?.raw ?? null;
        const because = explanationOf(assessment, id).because.find((reason) => reason.part === part?.id);
        return {
          id: `item:${id}`,
          kind: 'item' as const,
          indicator: id,
          name: name[language],
          state,
          value: (part && parts.length === 1 && itemValue(language, part, raw)) || stateWord(language, state),
          note: missingNote(language, because),
        };
      }),
  );

const itemValue = (language: Language, part: Part, raw: [number, number | null] | null): string | null =>
  valueOf(language, { ...part, floor: { minPct: part.passPct ?? 100 } }, raw);

function itemCountOf(language: Language, assessment: Items): Condition {
  const { counts, applicable, required, blockedBy } = assessment;
  const state = blockedBy.includes('total') ? 'failed' : applicable === 0 ? 'not_due' : 'met';
  return {
    id: 'total',
    kind: 'total',
    indicator: null,
    name: say(language, 'condition.items', { required, applicable }),
    state,
    value: formatRatio(language, counts.met, applicable),
    note: null,
  };
}

const stateWord = (language: Language, state: Condition['state']): string =>
  say(language, state === 'not_due' ? 'state.not_due' : `floor.${state}`);
