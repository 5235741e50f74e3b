/**
 * What the scoring core costs, without engines. One JSON line, microseconds, medians.
 * Run: node_modules/.bin/node --conditions=source bench/scoring-core.bench.ts
 */
import { measureOf } from '@bontot/contracts';
import {
  add,
  compile,
  digestInput,
  evaluate,
  evaluateTally,
  Facts,
  nextCandidate,
  remove,
  tallyOf,
  templates,
  type CellContext,
  type Fact,
} from '@bontot/scoring-core';

const set = templates['cell-default'];
const asOf = '2025-09-20';
const context: CellContext = {
  subject: 'cell',
  cellType: 'residential',
  period: '2025',
  activeFrom: '2020-01-01',
  view: 'self',
  notApplicable: [],
};

/** Facts a cell really sends, in the proportions of domain handbook 5.3. */
const MIX = [
  ...['meeting.regular.held', 'resolution.adopted', 'meeting.premeeting.held', 'meeting.papers.on_time'],
  ...['meeting.attendance', 'meeting.duration.met', 'meeting.speakers', 'minutes.signed.on_time', 'meeting.grade'],
  ...['task.completed', 'task.completed', 'task.on_time', 'task.on_time', 'task.exceeded'],
  ...[
    'pledge.registered',
    'pledge.reported',
    'pledge.reported',
    'document.acknowledged',
    'dues.paid',
    'report.on_time',
  ],
  ...Array.from({ length: 12 }, () => 'member.reported'),
  ...['cases.cleared', 'principle.graded', 'inspection.done', 'candidate.introduced'],
];

function fact(index: number, revision = 1): Fact {
  const measure = MIX[index % MIX.length]!;
  const { kind, needsConfirmation } = measureOf(measure)!;
  const month = String((index % 9) + 1).padStart(2, '0');
  const yes = (index * 7 + revision) % 10 > 0;
  return {
    measure,
    source: `s${index}`,
    revision,
    effectiveOn: `2025-${month}-${String((index % 19) + 1).padStart(2, '0')}`,
    recordedAt: 0,
    slot: index % 3 === 0 ? `2025-${month}` : undefined,
    value:
      kind === 'flag'
        ? { yes }
        : kind === 'ratio'
          ? { part: yes ? 9 : 7, whole: 10 }
          : kind === 'grade'
            ? { grade: yes ? 4 : 2 }
            : { n: 1 },
    confirmation: needsConfirmation ? (index % 5 === 0 ? 'pending' : 'confirmed') : 'by_nature',
  };
}

const factsOf = (size: number): Facts => Facts.of(Array.from({ length: size }, (_, index) => fact(index)));

/** Median over 15 rounds of the mean time of one call. */
function micros(calls: number, call: () => unknown): number {
  const rounds: number[] = [];
  for (let round = 0; round < 20; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) call();
    rounds.push(Number(process.hrtime.bigint() - start) / 1000 / calls);
  }
  const kept = rounds.slice(5).sort((a, b) => a - b);
  return Math.round(kept[7]! * 100) / 100;
}

const plan = compile(set, context.cellType, context.period);
const small = factsOf(100);
const usual = factsOf(700);
const large = factsOf(8000);
const tally = tallyOf(plan, usual, asOf);
const assessment = evaluateTally(tally, context);
const changed = Array.from({ length: 700 }, (_, index) => [fact(index), fact(index, 2)] as const);
let next = 0;

console.log(
  JSON.stringify({
    evaluate100: micros(2000, () => evaluate(set, small, asOf, context)),
    evaluate700: micros(500, () => evaluate(set, usual, asOf, context)),
    evaluate8000: micros(50, () => evaluate(set, large, asOf, context)),
    tally700: micros(500, () => tallyOf(plan, usual, asOf)),
    incrementalPerFact:
      micros(20_000, () => {
        const [before, after] = changed[next++ % 700]!;
        remove(tally, before);
        add(tally, after);
        remove(tally, after);
        add(tally, before);
      }) / 2,
    evaluateTally: micros(5000, () => evaluateTally(tally, context)),
    nextCandidate: micros(20_000, () => nextCandidate(tally, context, assessment)),
    digestInput: micros(5000, () => digestInput(assessment, 'QN-LH-07')),
  }),
);
