import { CellType } from '@bontot/contracts';
import * as z from 'zod';

/**
 * The shape of a criteria set (domain handbook 6.1): versioned data, no expression language. Amounts of points have at
 * most two decimals, thresholds are whole percents, dates `MM-DD` are days of the year that is scored.
 */
const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const Texts = z.strictObject({ vi: z.string().min(1), en: z.string().min(1), ru: z.string().min(1) });
const Percent = z.int().min(0).max(100);
const Points = z
  .number()
  .positive()
  .max(100_000)
  .refine((points) => Math.round(points * 100) / 100 === points, 'at most two decimals');
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/);
const MeasureId = z.string().min(1);
const Measures = z.array(MeasureId).min(1);

const Ratio = z.strictObject({
  kind: z.literal('ratio'),
  measures: Measures,
  loPct: Percent.default(0),
  hiPct: Percent.default(100),
  of: MeasureId.optional(),
  gradeMin: z.int().min(1).max(4).optional(),
  ratioMinPct: Percent.optional(),
});
const Steps = z.strictObject({
  kind: z.literal('steps'),
  measures: Measures,
  steps: z.array(z.strictObject({ atPct: Percent, givePct: Percent })).min(1),
  of: MeasureId.optional(),
  gradeMin: z.int().min(1).max(4).optional(),
  ratioMinPct: Percent.optional(),
});
const Calendar = z.strictObject({
  kind: z.literal('calendar'),
  every: z.enum(['month', 'quarter', 'half']),
  measure: MeasureId,
  excuse: MeasureId.optional(),
});
const Target = z.strictObject({
  kind: z.literal('target'),
  measure: MeasureId,
  targetMeasure: MeasureId.optional(),
  target: z.int().min(1).max(1_000_000).optional(),
});
const Deduct = z.strictObject({
  kind: z.literal('deduct'),
  measures: Measures,
  per: Points,
  clearance: MeasureId,
});
const Judged = z.strictObject({ kind: z.literal('judged'), measure: MeasureId });

/** The closed list of formulas (domain handbook 6.2). */
export const Formula = z.discriminatedUnion('kind', [Ratio, Steps, Calendar, Target, Deduct, Judged]);

const Floor = z.strictObject({
  minPct: Percent.optional(),
  maxCount: z.int().min(0).optional(),
  from: z.union([MonthDay, z.literal('close')]).optional(),
});
const Variant = z.strictObject({
  cellTypes: z.array(CellType).min(1),
  formula: Formula,
  floor: Floor.optional(),
  passPct: Percent.optional(),
});
const Part = z.strictObject({
  id: Id,
  max: Points.optional(),
  formula: Formula,
  dueFrom: MonthDay.optional(),
  passPct: Percent.optional(),
  window: z.literal('period').optional(),
  floor: Floor.optional(),
  variants: z.array(Variant).optional(),
});
const Indicator = z.strictObject({
  id: Id,
  max: Points.optional(),
  mandatory: z.boolean(),
  mayBeNotApplicable: z.boolean(),
  valueFrom: z.enum(['computed', 'reported', 'judged']),
  name: Texts,
  hint: Texts,
  evidence: z.array(z.string()),
  basis: z.string(),
  parts: z.array(Part).min(1),
});
const Criterion = z.strictObject({
  id: Id,
  max: Points.optional(),
  name: Texts,
  indicators: z.array(Indicator).min(1),
});

const CountGate = z.strictObject({
  id: Id,
  rule: z.literal('count_at_least'),
  measure: MeasureId,
  n: z.int().min(1),
  recoverable: z.boolean(),
  /** What a place may choose instead; the evaluation reads `measure` only. */
  alternativeMeasure: MeasureId.optional(),
  name: Texts,
});
const FlagGate = z.strictObject({
  id: Id,
  rule: z.literal('no_yes_flag'),
  measure: MeasureId,
  after: MonthDay,
  recoverable: z.boolean(),
  name: Texts,
});
export const Gate = z.discriminatedUnion('rule', [CountGate, FlagGate]);

const Close = z.strictObject({ offsetDays: z.int().min(-60).max(180) });
const ExcellentCap = z.strictObject({
  maxPct: Percent,
  base: z.enum(['good', 'good_and_excellent']),
  groupBy: z.array(z.string()),
});
const NotApplicable = z.strictObject({
  redistribute: z.literal('within_criterion').optional(),
  maxSharePct: Percent,
  mandatoryMayBe: z.literal(false),
});
const PointsRules = z.strictObject({
  title: z.strictObject({
    minTotal: Points,
    minCriterionPct: Percent,
    requireFloors: z.boolean(),
    requireNoGate: z.boolean(),
  }),
  bands: z.array(z.strictObject({ id: z.enum(['fair', 'average', 'weak']), min: z.number().min(0) })).min(1),
  notApplicable: NotApplicable,
  selfReviewDifferenceNeedsReason: z.number().min(0),
  outlook: z.strictObject({ tooEarlyBelow: z.number().min(0), noDataAbove: z.number().min(0) }),
  close: Close,
  excellentCap: ExcellentCap.optional(),
});
const ItemRules = z.strictObject({
  title: z.strictObject({ minMetPct: Percent, requireMandatory: z.boolean(), requireNoGate: z.boolean() }),
  notApplicable: NotApplicable,
  outlook: z.strictObject({ tooEarlyBelowItems: z.int().min(0) }),
  close: Close,
  excellentCap: ExcellentCap.optional(),
});

const common = {
  id: Id,
  version: z.string().min(1).max(32),
  subject: z.enum(['cell', 'committee']),
  period: z.literal('year'),
  name: Texts,
  notice: Texts.optional(),
  gates: z.array(Gate),
  criteria: z.array(Criterion).min(1),
};
export const CriteriaSetShape = z.discriminatedUnion('scheme', [
  z.strictObject({ ...common, scheme: z.literal('points'), totalMax: Points, rules: PointsRules }),
  z.strictObject({
    ...common,
    scheme: z.literal('pass_fail'),
    alsoPeriods: z.array(z.enum(['month', 'half'])).optional(),
    rules: ItemRules,
  }),
]);

export type CriteriaSet = z.infer<typeof CriteriaSetShape>;
export type PointsSet = Extract<CriteriaSet, { scheme: 'points' }>;
export type PassFailSet = Extract<CriteriaSet, { scheme: 'pass_fail' }>;
export type Formula = z.infer<typeof Formula>;
export type Gate = z.infer<typeof Gate>;
export type Part = z.infer<typeof Part>;
export type Indicator = z.infer<typeof Indicator>;
export type Criterion = z.infer<typeof Criterion>;
export type Floor = z.infer<typeof Floor>;
