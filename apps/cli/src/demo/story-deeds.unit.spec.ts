import type { EvidenceBody } from '@bontot/contracts';
import { demoDays, type DemoDay, type DemoOrder } from './index.ts';
import { InMind } from './test/in-mind.ts';

const ORDER: DemoOrder = { profile: 'luc-hon', seed: 1, demoDate: '2026-11-01' };

/** Tasks of the cell of the accounts that are given for the demo date alone (`alive.ts`). */
const UNDER_WAY = ['2026-11-10', '2026-11-17'].map((dueOn) => `QN-LH-07  ${dueOn} {"yes":false}`);

type Said = Pick<EvidenceBody, 'cellId' | 'measure' | 'effectiveOn' | 'slot' | 'value'>;

/** What stands in the end, of each source the highest revision, sorted; sources are named differently by both. */
function standing(facts: readonly EvidenceBody[]): Map<string, string[]> {
  const latest = new Map<string, EvidenceBody>();
  for (const fact of facts) {
    const key = [fact.cellId, fact.measure, fact.source].join('|');
    if ((latest.get(key)?.revision ?? 0) < fact.revision) latest.set(key, fact);
  }
  const lines = [...latest.values()].filter(({ withdrawn }) => !withdrawn).map(lineOf);
  return new Map(
    [...Map.groupBy(lines, ([measure]) => measure)].map(([measure, of]) => [
      measure,
      of.map(([, line]) => line).toSorted(),
    ]),
  );
}

const lineOf = ({ cellId, measure, effectiveOn, slot, value }: Said): [string, string] => [
  measure,
  `${cellId} ${slot ?? ''} ${effectiveOn} ${JSON.stringify(value)}`,
];

describe('what persons do at the doors of the service meetings', () => {
  const told: DemoDay[] = [...demoDays(ORDER, 'facts')];
  const done = new InMind();
  for (const day of demoDays(ORDER, 'persons', Infinity)) done.live(day);
  const expected = standing(told.flatMap(({ facts }) => facts));
  const derived = standing(done.facts());

  it('is never refused by the rules', () => {
    expect(done.refused).toEqual([]);
  });

  it('proves something about every measure that the service owns', () => {
    expect([...derived.keys()].toSorted()).toEqual(InMind.measures.toSorted());
  });

  it.each(InMind.measures)('gives the same facts as the generator: %s', (measure) => {
    const wanted = [...(expected.get(measure) ?? []), ...(measure === 'task.completed' ? UNDER_WAY : [])];
    expect(derived.get(measure)).toEqual(wanted.toSorted());
  });
});
