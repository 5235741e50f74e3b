import { measureOf, type Measure } from '@bontot/contracts';
import { isLocalDate, ok, refuse, type Result } from '@bontot/kernel';
import { CriteriaSetShape, type CriteriaSet, type Floor, type Formula, type Gate, type Part } from './criteria-set.ts';

type Fault = { code: string; at: string; details: Record<string, unknown> };
type FindMeasure = (id: string) => Measure | undefined;
type Reading = { gradeMin?: number | undefined; ratioMinPct?: number | undefined };

/**
 * Reads a criteria set: its shape, and what a shape cannot say. Never throws.
 *
 * Refuses with `CRITERIA_SET_SHAPE` (details.faults: path and what was expected), or with `CRITERIA_SET_INVALID`, whose
 * details.faults list every fault found, each `{ code, at, details }`: ID_REPEATED, SUM_OF_MAXIMA, MAX_MISSING, MAX_UNEXPECTED,
 * PASS_PCT_MISSING, MEASURE_UNKNOWN, MEASURE_KIND, MEASURE_SUBJECT, READING_MISSING, READING_UNEXPECTED, LIMITS_ORDER,
 * TARGET_CHOICE, FLOOR_KIND, FLOOR_ON_NOT_APPLICABLE, MANDATORY_NOT_APPLICABLE, DATE_INVALID, BANDS_ORDER.
 *
 * @param find the catalogue of measures, with the registered `custom.` ones of a province where there are any
 */
export function parseCriteriaSet(input: unknown, find: FindMeasure = measureOf): Result<CriteriaSet> {
  const shape = CriteriaSetShape.safeParse(input);
  if (!shape.success)
    return refuse('CRITERIA_SET_SHAPE', {
      faults: shape.error.issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.'), expected: message })),
    });
  const faults = faultsOf(shape.data, find);
  return faults.length === 0 ? ok(shape.data) : refuse('CRITERIA_SET_INVALID', { faults });
}

function faultsOf(set: CriteriaSet, find: FindMeasure): Fault[] {
  const faults: Fault[] = [];
  const fault = (code: string, at: string, details: Record<string, unknown> = {}) => faults.push({ code, at, details });
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators);
  repeated(set.criteria).forEach((id) => fault('ID_REPEATED', id));
  repeated(indicators).forEach((id) => fault('ID_REPEATED', id));
  repeated(indicators.flatMap(({ parts }) => parts)).forEach((id) => fault('ID_REPEATED', id));
  repeated(set.gates).forEach((id) => fault('ID_REPEATED', id));
  if (set.scheme === 'points') sumsOf(set).forEach((sum) => fault('SUM_OF_MAXIMA', sum.at, sum));
  if (set.scheme === 'points' && !set.rules.bands.some(({ min }) => min === 0)) fault('BANDS_ORDER', 'rules.bands');
  for (const indicator of indicators) {
    if (indicator.mandatory && indicator.mayBeNotApplicable) fault('MANDATORY_NOT_APPLICABLE', indicator.id);
    for (const part of indicator.parts) partFaults(part, set, indicator.mayBeNotApplicable, find, fault);
  }
  for (const gate of set.gates) gateFaults(gate, set.subject, find, fault);
  return faults;
}

type Report = (code: string, at: string, details?: Record<string, unknown>) => void;

function partFaults(part: Part, set: CriteriaSet, mayBeNotApplicable: boolean, find: FindMeasure, fault: Report) {
  const points = set.scheme === 'points';
  if (points && part.max === undefined) fault('MAX_MISSING', part.id);
  if (!points && part.max !== undefined) fault('MAX_UNEXPECTED', part.id);
  if (!points && part.passPct === undefined) fault('PASS_PCT_MISSING', part.id);
  if (part.dueFrom !== undefined && !isDayOfYear(part.dueFrom))
    fault('DATE_INVALID', part.id, { dueFrom: part.dueFrom });
  const forms = [{ formula: part.formula, floor: part.floor }, ...(part.variants ?? [])];
  for (const { formula, floor } of forms) {
    formulaFaults(formula, part.id, set.subject, find, fault);
    if (floor) floorFaults(floor, formula, part.id, fault);
    if (floor && mayBeNotApplicable) fault('FLOOR_ON_NOT_APPLICABLE', part.id);
  }
}

function formulaFaults(formula: Formula, at: string, subject: 'cell' | 'committee', find: FindMeasure, fault: Report) {
  const need = (id: string, kinds: Measure['kind'][]): Measure | undefined => {
    const measure = find(id);
    if (!measure) fault('MEASURE_UNKNOWN', at, { measure: id });
    else if (!kinds.includes(measure.kind)) fault('MEASURE_KIND', at, { measure: id, kind: measure.kind, kinds });
    else if (!measure.subject.includes(subject)) fault('MEASURE_SUBJECT', at, { measure: id, subject });
    else return measure;
    return undefined;
  };
  switch (formula.kind) {
    case 'ratio':
    case 'steps': {
      if (formula.kind === 'ratio' && formula.loPct > formula.hiPct)
        fault('LIMITS_ORDER', at, { loPct: formula.loPct, hiPct: formula.hiPct });
      const kinds = formula.measures.map((id) => need(id, ['flag', 'ratio', 'grade'])?.kind);
      if (kinds.includes('grade') && formula.gradeMin === undefined)
        fault('READING_MISSING', at, { needs: 'gradeMin' });
      unexpectedReading(formula, kinds, at, fault);
      if (formula.of !== undefined) need(formula.of, ['flag', 'ratio', 'grade']);
      return;
    }
    case 'calendar':
      need(formula.measure, ['flag']);
      if (formula.excuse !== undefined) need(formula.excuse, ['flag']);
      return;
    case 'target':
      need(formula.measure, ['count']);
      if (formula.targetMeasure !== undefined) need(formula.targetMeasure, ['count']);
      if ((formula.targetMeasure === undefined) === (formula.target === undefined)) fault('TARGET_CHOICE', at);
      return;
    case 'deduct':
      formula.measures.forEach((id) => need(id, ['count']));
      need(formula.clearance, ['flag']);
      return;
    case 'judged':
      need(formula.measure, ['grade']);
  }
}

/** A threshold that no listed measure can be held against is a slip of the author. */
function unexpectedReading(reading: Reading, kinds: (string | undefined)[], at: string, fault: Report) {
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length === 0) return;
  if (reading.gradeMin !== undefined && !known.includes('grade'))
    fault('READING_UNEXPECTED', at, { gradeMin: reading.gradeMin });
  if (reading.ratioMinPct !== undefined && !known.includes('ratio'))
    fault('READING_UNEXPECTED', at, { ratioMinPct: reading.ratioMinPct });
}

function floorFaults(floor: Floor, formula: Formula, at: string, fault: Report) {
  const counts = formula.kind === 'deduct';
  const fits = counts
    ? floor.maxCount !== undefined && floor.minPct === undefined
    : floor.minPct !== undefined && floor.maxCount === undefined;
  if (!fits) fault('FLOOR_KIND', at, { formula: formula.kind, needs: counts ? 'maxCount' : 'minPct' });
  if (floor.from !== undefined && floor.from !== 'close' && !isDayOfYear(floor.from))
    fault('DATE_INVALID', at, { from: floor.from });
}

function gateFaults(gate: Gate, subject: 'cell' | 'committee', find: FindMeasure, fault: Report) {
  const kind = gate.rule === 'count_at_least' ? 'count' : 'flag';
  const ids = [
    gate.measure,
    ...(gate.rule === 'count_at_least' && gate.alternativeMeasure ? [gate.alternativeMeasure] : []),
  ];
  for (const id of ids) {
    const measure = find(id);
    if (!measure) fault('MEASURE_UNKNOWN', gate.id, { measure: id });
    else if (measure.kind !== kind) fault('MEASURE_KIND', gate.id, { measure: id, kind: measure.kind, kinds: [kind] });
    else if (!measure.subject.includes(subject)) fault('MEASURE_SUBJECT', gate.id, { measure: id, subject });
  }
  if (gate.rule === 'no_yes_flag' && !isDayOfYear(gate.after)) fault('DATE_INVALID', gate.id, { after: gate.after });
}

/** Where a sum of maxima does not give the maximum above it, in points. */
function sumsOf(
  set: Extract<CriteriaSet, { scheme: 'points' }>,
): { at: string; sum: number; max: number | undefined }[] {
  const wrong: { at: string; sum: number; max: number | undefined }[] = [];
  const compare = (at: string, max: number | undefined, items: { max?: number | undefined }[]) => {
    const sum = items.reduce((total, item) => total + Math.round((item.max ?? 0) * 100), 0);
    if (max === undefined || sum !== Math.round(max * 100)) wrong.push({ at, sum: sum / 100, max });
  };
  compare('total', set.totalMax, set.criteria);
  for (const criterion of set.criteria) {
    compare(criterion.id, criterion.max, criterion.indicators);
    for (const indicator of criterion.indicators) compare(indicator.id, indicator.max, indicator.parts);
  }
  return wrong;
}

/** A set serves every year, so 29 February is no day of it. */
const isDayOfYear = (monthDay: string): boolean => isLocalDate(`2025-${monthDay}`);

const repeated = (things: { id: string }[]): string[] => [
  ...new Set(
    things.filter(({ id }, index) => things.findIndex((other) => other.id === id) !== index).map(({ id }) => id),
  ),
];
