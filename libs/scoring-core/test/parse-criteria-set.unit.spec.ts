import { parseCriteriaSet, templateFor, templates, type CriteriaSet } from '../src/index.ts';
import cellDefault from '../src/sets/cell-default.json' with { type: 'json' };
import { withPart } from './support.ts';

const codes = (input: unknown): string[] => {
  const parsed = parseCriteriaSet(input);
  if (parsed.ok) return [];
  const { faults } = parsed.refusal.details as { faults: { code?: string; at: string }[] };
  return faults.map(({ code, at }) => `${code ?? parsed.refusal.code} ${at}`);
};
const changed = (change: (set: CriteriaSet) => void): CriteriaSet => {
  const set = structuredClone(templates['cell-default']) as CriteriaSet;
  change(set);
  return set;
};
const ratio = (differs: object) => ({
  formula: { kind: 'ratio', measures: ['task.on_time'], loPct: 0, hiPct: 100, ...differs },
});

describe('a criteria set', () => {
  it.each(Object.values(templates))('$id is valid', (set) => expect(codes(set)).toEqual([]));
  it('keeps every field of its file', () => expect(templates['cell-default']).toEqual(cellDefault));
  it('is the template of its subject', () =>
    expect([templateFor('cell').id, templateFor('committee').id]).toEqual(['cell-default', 'committee-default']));

  it.each<[string, CriteriaSet]>([
    ['SUM_OF_MAXIMA 1.1', withPart('1.1.a', { max: 4.99 })],
    ['SUM_OF_MAXIMA C1', changed((set) => void (set.criteria[0]!.max = 31))],
    ['ID_REPEATED 1.2', changed((set) => void (set.criteria[0]!.indicators[0]!.id = '1.2'))],
    ['ID_REPEATED 1.2.a', withPart('1.1.a', { id: '1.2.a' })],
    ['MEASURE_UNKNOWN 1.3.a', withPart('1.3.a', ratio({ measures: ['task.onTime'] }))],
    ['MEASURE_KIND 1.3.a', withPart('1.3.a', ratio({ measures: ['unity.breach'] }))],
    ['MEASURE_SUBJECT 1.3.a', withPart('1.3.a', ratio({ measures: ['sub.cell.attended'] }))],
    ['READING_MISSING 1.3.a', withPart('1.3.a', ratio({ measures: ['meeting.grade'] }))],
    ['READING_UNEXPECTED 1.3.a', withPart('1.3.a', ratio({ gradeMin: 3 }))],
    ['LIMITS_ORDER 1.3.a', withPart('1.3.a', ratio({ loPct: 90, hiPct: 80 }))],
    ['TARGET_CHOICE 4.4.a', withPart('4.4.a', { formula: { kind: 'target', measure: 'candidate.introduced' } })],
    ['FLOOR_KIND 1.2.a', withPart('1.2.a', { floor: { maxCount: 0 } })],
    ['FLOOR_ON_NOT_APPLICABLE 1.5.a', withPart('1.5.a', { floor: { minPct: 50 } })],
    ['DATE_INVALID 1.6.a', withPart('1.6.a', { dueFrom: '02-29' })],
    ['DATE_INVALID 1.2.a', withPart('1.2.a', { floor: { minPct: 100, from: '13-01' } })],
    [
      'MANDATORY_NOT_APPLICABLE 1.1',
      changed(
        (set) => void Object.assign(set.criteria[0]!.indicators[0]!, { mandatory: true, mayBeNotApplicable: true }),
      ),
    ],
    ['MEASURE_KIND G1', changed((set) => void (set.gates[0]!.measure = 'cases.cleared'))],
    ['DATE_INVALID G2', changed((set) => void Object.assign(set.gates[1]!, { after: '04-31' }))],
    ['PASS_PCT_MISSING P1.1.a', withPart('P1.1.a', { passPct: undefined }, templates['pass-fail-default'])],
    ['MAX_UNEXPECTED P1.1.a', withPart('P1.1.a', { max: 5 }, templates['pass-fail-default'])],
  ])('is refused with %s', (code, set) => expect(codes(set)).toContain(code));

  it.each<[string, unknown]>([
    ['nothing', null],
    ['an unknown field, which may be a slip', withPart('1.3.a', ratio({ lowPct: 10 }))],
    ['an unknown formula', withPart('1.3.a', { formula: { kind: 'expression', of: '1+1' } })],
    ['three decimals', withPart('1.1.a', { max: 4.995 })],
  ])('is refused by shape: %s', (_, input) => {
    const parsed = parseCriteriaSet(input);
    expect(parsed.ok ? '' : parsed.refusal.code).toBe('CRITERIA_SET_SHAPE');
  });
});
