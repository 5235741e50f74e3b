import fc from 'fast-check';
import { after, aroundOf, closed, inProgress } from '../test/builders.ts';
import { changedFacts, factsOf, type Fact } from './index.ts';

const fact = (more: Partial<Fact> = {}): Fact => ({
  cellId: 'QN-LH-07',
  measure: 'meeting.unexcused',
  source: 'meeting/1',
  effectiveOn: '2026-03-05',
  value: { n: 0 },
  ...more,
});
const withdrawn = (gone: Fact): Fact => ({ ...gone, withdrawn: true });

describe('what others hear of changed facts', () => {
  it('is each new one, in full', () => expect(changedFacts([], [fact()])).toEqual([fact()]));
  it('is nothing of what stands, whatever the order of its members', () => {
    const { value, ...rest } = fact();
    expect(changedFacts([fact()], [{ value, ...rest }])).toEqual([]);
  });
  it('is the full new value of what says something else', () =>
    expect(changedFacts([fact()], [fact({ value: { n: 2 } })])).toEqual([fact({ value: { n: 2 } })]));
  it('is a withdrawal of what is gone, with what it said last', () =>
    expect(changedFacts([fact()], [])).toEqual([withdrawn(fact())]));
  it('is both when a fact moves to another year', () => {
    const moved = fact({ effectiveOn: '2027-01-02' });
    expect(changedFacts([fact()], [moved])).toEqual([withdrawn(fact()), moved]);
  });
  it('is one when it moves within its year, or keeps the year of its slot', () => {
    const moved = fact({ effectiveOn: '2026-04-02' });
    expect(changedFacts([fact()], [moved])).toEqual([moved]);
    const [before, later] = [fact({ slot: '2026-12' }), fact({ slot: '2026-12', effectiveOn: '2027-01-03' })];
    expect(changedFacts([before], [later])).toEqual([later]);
  });
  it('is a withdrawal of each of them when a meeting is annulled', () => {
    const annulled = after(closed(), [{ type: 'annul', number: '12-QĐ/ĐU', reason: 'sai quy định' }], aroundOf());
    const gone = changedFacts(factsOf(closed()), factsOf(annulled));
    expect(gone).toEqual(factsOf(closed()).map(withdrawn));
    expect(gone).toHaveLength(9);
  });
  it('is all of a meeting at its closing, and of a corrected row what it touches', () => {
    expect(changedFacts(factsOf(inProgress()), factsOf(closed()))).toEqual(factsOf(closed()));
    const corrected = after(
      closed(),
      [{ type: 'correct-roll', personId: 'm3', mark: 'excused', reasonClass: 'work', reason: 'có đơn' }],
      aroundOf(),
    );
    expect(changedFacts(factsOf(closed()), factsOf(corrected)).map(({ measure }) => measure)).toEqual([
      'meeting.attendance',
      'meeting.speakers',
    ]);
  });

  /** The last word of each key, without what is withdrawn: as the score keeps it (rules R1 and R2). */
  const keyOf = ({ cellId, measure, source, slot, effectiveOn }: Fact) =>
    JSON.stringify([cellId, measure, source, (slot ?? effectiveOn).slice(0, 4)]);
  const put = (held: Map<string, Fact>, said: readonly Fact[]) => said.forEach((each) => held.set(keyOf(each), each));
  const facts = fc.uniqueArray(
    fc.record({
      cellId: fc.constantFrom('A', 'B'),
      measure: fc.constantFrom('task.completed', 'task.on_time'),
      source: fc.constantFrom('task/1', 'task/2'),
      effectiveOn: fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-01'),
      value: fc.record({ yes: fc.boolean() }),
    }),
    { selector: keyOf, maxLength: 6 },
  );
  it('leaves whoever keeps the last word of each key with exactly what stands, whatever came before', () =>
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), (states) => {
        const held = new Map<string, Fact>();
        states.forEach((state, index) => put(held, changedFacts(states[index - 1] ?? [], state)));
        const standing = [...held.values()].filter((each) => !each.withdrawn);
        const sorted = (list: readonly Fact[]) => [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
        expect(sorted(standing)).toEqual(sorted(states.at(-1)!));
      }),
    ));
});
