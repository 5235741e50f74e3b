import { evaluate, explain, rankActions, type Action, type Explained } from '../src/index.ts';
import { cases } from './examples.ts';

const action = (part: string, differs: Partial<Action> = {}): Action => ({
  code: 'complete_task',
  part,
  proof: false,
  gain: 1,
  result: 'on_track',
  unblocks: [],
  edits: [{ kind: 'confirm', measure: 'task.completed', source: part, revision: 1 }],
  ...differs,
});

const explained = (next: Record<string, Action[]>, gates: Record<string, Action[]> = {}): Explained => ({
  indicators: Object.fromEntries(Object.entries(next).map(([id, all]) => [id, { because: [], next: all }])),
  gates: Object.fromEntries(
    Object.entries(gates).map(([id, all]) => [id, { evidence: [], more: 0, recoverable: true, next: all }]),
  ),
});

const order = (given: Explained, most?: number) =>
  rankActions(given, most).map(({ indicator, gate, part }) => indicator ?? gate ?? part);

describe('the list of what to do next', () => {
  it('begins with what opens a condition, however little it gains', () =>
    expect(
      order(
        explained({
          '1.2': [action('1.2.a', { gain: 3 })],
          '2.3': [action('2.3.a', { gain: 0.2, unblocks: ['floor:2.3'] })],
        }),
      ),
    ).toEqual(['2.3', '1.2']));

  it('goes on by gain', () =>
    expect(order(explained({ '1.1': [action('1.1.a')], '1.2': [action('1.2.a', { gain: 1.5 })] }))).toEqual([
      '1.2',
      '1.1',
    ]));

  it('puts what can still be done before what must have been so', () =>
    expect(order(explained({ '1.1': [action('1.1.a', { proof: true })], '1.2': [action('1.2.a')] }))).toEqual([
      '1.2',
      '1.1',
    ]));

  it('puts the smaller of two equal steps first', () => {
    const [edit] = action('1.1.a').edits;
    const large = action('1.1.a', { edits: [edit!, { ...edit!, source: 'other' }] });
    expect(order(explained({ '1.1': [large], '1.2': [action('1.2.a')] }))).toEqual(['1.2', '1.1']);
  });

  it('names one way to better a part, for their gains do not add up', () => {
    const [best, ...others] = rankActions(
      explained({ '1.2': [action('1.2.a', { gain: 0.5, code: 'confirm', edits: [] }), action('1.2.a')] }),
    );
    expect([best!.code, others]).toEqual(['complete_task', []]);
  });

  it('names a change once that betters two parts', () => {
    const { edits } = action('1.2.a');
    expect(order(explained({ '1.2': [action('1.2.a')], '1.3': [action('1.3.a', { edits, gain: 2 })] }))).toEqual([
      '1.3',
    ]);
  });

  it('holds the steps of open gates, too', () =>
    expect(
      order(
        explained(
          { '1.2': [action('1.2.a', { gain: 2 })] },
          { G3: [action('', { part: null, gain: 0, unblocks: ['gate:G3'] })] },
        ),
      ),
    ).toEqual(['G3', '1.2']));

  it('is cut where it is asked to be', () =>
    expect(order(explained({ '1.1': [action('a')], '1.2': [action('b')], '1.3': [action('c')] }), 2)).toHaveLength(2));

  it.each(cases)('of $name opens conditions first and then gains less and less', (example) => {
    const { set, facts, context, asOf } = example;
    const ranked = rankActions(explain(set, facts, evaluate(set, facts, asOf, context), context, asOf));
    const keys = ranked.map(({ unblocks, gain }) => (unblocks.length > 0 ? 1_000 : 0) + gain);
    expect(keys).toEqual([...keys].sort((a, b) => b - a));
  });
});
