import { admitMeasure, admitPath, needsVerdict, type SenderContract } from './contract.ts';

const dues: SenderContract = {
  sender: 'dues-office',
  measures: ['dues.paid'],
  scope: '/QN/QN-LH/',
  confirmedByNature: false,
};

describe("a sender's contract", () => {
  it('admits the measures it names', () => {
    expect(admitMeasure(dues, 'dues-office', 'dues.paid')).toEqual({ ok: true, value: dues });
    expect(admitMeasure(dues, 'dues-office', 'task.completed')).toMatchObject({
      ok: false,
      refusal: { code: 'MEASURE_OUTSIDE_CONTRACT' },
    });
  });
  it('admits every measure when it says so', () =>
    expect(admitMeasure({ ...dues, measures: 'all' }, 'dues-office', 'task.completed').ok).toBe(true));
  it('is needed', () =>
    expect(admitMeasure(undefined, 'stranger', 'dues.paid')).toMatchObject({
      ok: false,
      refusal: { code: 'SENDER_UNKNOWN', details: { got: 'stranger' } },
    }));
  it('admits its part of the tree and no neighbour', () => {
    expect(admitPath(dues, '/QN/QN-LH/QN-LH-07/').ok).toBe(true);
    expect(admitPath(dues, '/QN/QN-LHX/')).toMatchObject({ ok: false, refusal: { code: 'CELL_OUTSIDE_CONTRACT' } });
  });
});

describe('a verdict', () => {
  it('is needed for a measure that asks for one, unless the door vouches', () => {
    expect(needsVerdict('task.exceeded', false)).toBe(true);
    expect(needsVerdict('task.exceeded', true)).toBe(false);
  });
  it('is not needed for the others', () => expect(needsVerdict('task.completed', false)).toBe(false));
});
