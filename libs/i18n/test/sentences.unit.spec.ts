import { measures, type FactValue, type Measure } from '@bontot/contracts';
import {
  actionCodes,
  templates,
  type Action,
  type ActionCode,
  type Because,
  type FactEdit,
  type Formula,
} from '@bontot/scoring-core';
import {
  actionSentence,
  becauseSentence,
  causeSentence,
  gainText,
  isWordKey,
  languages,
  measureName,
  type Language,
} from '../src/index.ts';
import { numbersClause, rateOf } from '../src/assessment/numbers-of.ts';
import { shortClause } from '../src/assessment/blocks.ts';
import { sentence } from '../src/assessment/grammar.ts';
import { expectGolden } from './golden.ts';
import { FAULTS } from './told.ts';

const set = templates['cell-default'];
const NUMBERS: [number, number][] = [
  [1, 1],
  [5, 21],
  [130, 153],
];

/** The formulas that may read a measure of a kind, each with numbers it could give. */
function formulasFor({ id, kind }: Measure): { formula: Formula; raws: [number, number | null][] }[] {
  const share = { kind: 'ratio' as const, measures: [id], loPct: 0, hiPct: 100 };
  if (kind === 'count')
    return [
      {
        formula: { kind: 'target', measure: id, target: 3 },
        raws: [
          [0, 1],
          [2, 3],
        ],
      },
      {
        formula: { kind: 'deduct', measures: [id], per: 1, clearance: 'cases.cleared' },
        raws: [
          [0, null],
          [1, null],
          [2, null],
          [5, null],
        ],
      },
    ];
  if (kind === 'grade')
    return [
      { formula: { ...share, gradeMin: 3 }, raws: NUMBERS },
      {
        formula: { kind: 'judged', measure: id },
        raws: [
          [3, 4],
          [7, 8],
          [11, 12],
        ],
      },
    ];
  if (kind === 'ratio')
    return [
      { formula: share, raws: NUMBERS },
      { formula: { ...share, ratioMinPct: 30 }, raws: NUMBERS },
    ];
  return [
    { formula: share, raws: NUMBERS },
    {
      formula: { kind: 'calendar', every: 'month', measure: id },
      raws: [
        [9, 10],
        [1, 1],
      ],
    },
    { formula: { kind: 'calendar', every: 'quarter', measure: id }, raws: [[2, 3]] },
  ];
}

const VALUES: Record<Measure['kind'], FactValue[]> = {
  flag: [{ yes: true }, { yes: false }],
  ratio: [{ part: 15, whole: 17 }],
  count: [{ n: 1 }],
  grade: [{ grade: 3 }],
};

function actionOf(code: ActionCode, { id, kind, needsConfirmation }: Measure, count: number): Action {
  const edits = Array.from({ length: count }, (_, n): FactEdit => {
    if (code === 'confirm') return { kind: 'confirm', measure: id, source: `s${n}`, revision: 1 };
    const slots =
      code === 'answer_slot' || code === 'enter_approval' ? { slot: `2026-${String(n + 2).padStart(2, '0')}` } : {};
    const effectiveOn = `2026-04-${String(25 + n)}`;
    return {
      kind: 'state',
      measure: id,
      source: `s${n}`,
      effectiveOn,
      ...slots,
      value: VALUES[kind][0]!,
      needsConfirmation,
    };
  });
  return { code, part: null, proof: code === 'prove_in_time', edits, gain: 0.74, result: 'on_track', unblocks: [] };
}

/** What is said of one measure: its names, its numbers in every formula, entries of a timeline. */
function about(language: Language, measure: Measure): string[] {
  const { id, kind } = measure;
  const because = formulasFor(measure).flatMap(({ formula, raws }) => [
    ...raws.map((raw) => sentence(language, numbersClause(language, formula, raw))),
    sentence(
      language,
      shortClause(language, { formula, raw: raws.at(-1)!, minPct: 85, missed: ['2026-02', '2026-06'] }),
    ),
    sentence(language, shortClause(language, { formula, raw: null, minPct: 100 })),
  ]);
  const fact = { kind: 'fact' as const, measure: id, source: 's', revision: 1 };
  const verdict = { kind: 'verdict' as const, measure: id, source: 's' };
  const causes = [
    ...VALUES[kind].map((value) => ({ ...fact, value, effectiveOn: '2026-09-12' })),
    { ...fact, value: VALUES[kind][0]!, effectiveOn: '2026-09-12', slot: '2026-Q3' },
    { ...fact, effectiveOn: '2026-09-12', withdrawn: true },
    fact,
    { ...verdict, verdict: 'confirmed' as const },
    { ...verdict, verdict: 'rejected' as const, reason: 'ảnh không rõ.' },
  ].map((cause) => causeSentence(language, cause, set));
  return [`== ${id}`, measureName(language, id), rateOf(language, [id]), ...because, ...causes];
}

/** Every action of every measure, once for each wording; for one, two and five of it where that is the first of its code. */
function actionsIn(language: Language): string[] {
  const said = new Set<string>();
  for (const code of actionCodes) {
    said.add(`== ${code}`);
    for (const [index, measure] of measures.entries())
      for (const count of index === 0 || isOwn(language, code, measure) ? [1, 2, 5] : [1])
        said.add(actionSentence(language, actionOf(code, measure, count), set));
  }
  return [...said];
}

const isOwn = (language: Language, code: ActionCode, { id }: Measure): boolean =>
  isWordKey(language, `action.${code}.${id}`);

describe.each(languages)('%s', (language) => {
  const ofMeasures = measures.flatMap((measure) => about(language, measure));
  const ofActions = actionsIn(language);
  it('says every measure in every formula and every entry of the timeline as a person has read it', () =>
    expectGolden(`measures.${language}`, [...new Set(ofMeasures)]));
  it('asks for every action on every measure as a person has read it', () =>
    expectGolden(`actions.${language}`, ofActions));
  it('leaves no hole open', () =>
    expect([...ofMeasures, ...ofActions].filter((line) => FAULTS.test(line))).toEqual([]));
  it('names each of the 59 measures by a name of its own', () =>
    expect(new Set(measures.map(({ id }) => measureName(language, id))).size).toBe(59));
});

describe('becauseSentence', () => {
  const attendance = (state: 'met' | 'failed'): Because => ({
    part: '2.3.a',
    state: 'scored',
    points: 4.98,
    max: 5,
    missing: 0.02,
    numbers: [130, 153],
    rule: {
      formula: { kind: 'ratio', measures: ['meeting.attendance'], loPct: 75, hiPct: 85 },
      dueFrom: null,
      passPct: null,
      floor: { minPct: 85, from: null, state },
      basis: '12-HD/BTCTW (2018)',
      criteriaSet: { id: 'cell-default', version: '1.0.0' },
    },
    evidence: [],
    more: 0,
    lost: false,
  });
  it('says the numbers and the limit of the floor that they miss, the share cut and not rounded', () =>
    expect(languages.map((language) => becauseSentence(language, attendance('failed'), set))).toEqual([
      '130/153 lượt có mặt (84,9%); bắt buộc từ 85%.',
      '130 of 153 attendances due (84.9%); at least 85% is mandatory.',
      'Присутствие 130 из 153 (84,9\u00a0%); обязательно не менее 85\u00a0%.',
    ]));
});

describe('gainText', () => {
  const action = {
    ...actionOf(
      'complete_task',
      measures.find(({ id }) => id === 'task.completed')!,
      1,
    ),
    gain: 1.5,
  };
  it.each<[string, Partial<Action>, string]>([
    ['the gain with its sign', {}, '+1,50'],
    ['«đến» where that is the most it can be', { code: 'send_first' }, 'đến +1,50'],
    ['the condition before points', { unblocks: ['floor:2.3'] }, 'Đạt điều kiện'],
    ['points where only a share of points comes back', { unblocks: ['total', 'criterion:C1'] }, '+1,50'],
  ])('says %s', (_, changed, text) => expect(gainText('vi', { ...action, ...changed })).toBe(text));
  it('counts items in a met / not-met set', () =>
    expect(
      languages.map((language) => gainText(language, { ...action, gain: 2 }, templates['pass-fail-default'])),
    ).toEqual(['+2 nội dung', '+2 items', '+2 пункта']));
});
