import { compile, measuresOf, templates } from '../src/index.ts';

const set = templates['cell-default'];

describe('the measures of an indicator', () => {
  it('are all that any of its parts reads', () => {
    expect([...measuresOf(set, '2.3')]).toEqual(['meeting.attendance']);
    expect([...measuresOf(set, '1.4')]).toEqual(['task.exceeded', 'task.completed']);
  });

  it('of a gate are its one', () => expect([...measuresOf(set, set.gates[0]!.id)]).toEqual([set.gates[0]!.measure]));

  it('of nothing are none', () => expect(measuresOf(set, '9.9').size).toBe(0));

  it.each(Object.values(templates))('of all indicators and gates of $id are those that its plan reads', (each) => {
    const ids = [...each.criteria.flatMap(({ indicators }) => indicators), ...each.gates].map(({ id }) => id);
    const named = new Set(ids.flatMap((id) => [...measuresOf(each, id)]));
    const read = compile(each, each.subject === 'cell' ? 'residential' : undefined, '2026').ops;
    for (const measure of read.keys()) expect(named).toContain(measure);
  });
});
