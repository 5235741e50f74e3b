import { evaluate } from '../src/index.ts';
import { cases } from './examples.ts';

describe('the worked examples (domain handbook 7)', () => {
  it('are all there', () => expect(cases).toHaveLength(21));

  it.each(cases)('$name', ({ set, facts, asOf, context, expected }) => {
    const assessment = evaluate(set, facts, asOf, context) as unknown as Record<string, unknown>;
    const compared = Object.fromEntries(Object.keys(expected).map((name) => [name, assessment[name]]));
    expect(compared).toEqual(expected);
  });
});
