import { blankDraft, blankStep, blankUnit, contentOf, draftOf, faultsOf, type Draft, type DraftStep } from './draft.ts';
import type { Plan, Step } from './plans.ts';

const successor = { unitId: 'QN-N', parentId: 'QN', name: 'Xã Mới', cellType: null };
const steps: Step[] = [
  { kind: 'create', level: 'commune', ...successor },
  { kind: 'rename', unitId: 'QN-A', name: 'A' },
  { kind: 'change-type', unitId: 'QN-A-1', cellType: 'school' },
  { kind: 'move', unitId: 'QN-A-1', parentId: 'QN-B' },
  { kind: 'merge', unitIds: ['QN-A', 'QN-B', 'QN-C'], into: { ...successor, unitId: 'QN-D' } },
  {
    kind: 'split',
    unitId: 'QN-A-1',
    into: [
      { ...successor, unitId: 'QN-S1', cellType: 'school', members: ['M1'], units: [], rest: false },
      { ...successor, unitId: 'QN-S2', cellType: 'school', members: [], units: ['QN-A-1-T'], rest: true },
    ],
  },
  { kind: 'dissolve', unitId: 'QN-A-2' },
];
const content = { decision: '12-QĐ/TU', effectiveOn: '2026-07-01', steps };
const draft = (change: Partial<DraftStep>): Draft => ({
  ...{ decision: '1-QĐ', effectiveOn: '2026-07-01' },
  steps: [{ ...blankStep(), ...change }],
});
const fieldsOf = (typed: Draft) => faultsOf(typed).map(({ step, field }) => `${step} ${field}`);

describe('a plan that is written', () => {
  it('comes back from the form as it went in', () => {
    const typed = draftOf(content as Plan);
    expect(faultsOf(typed)).toEqual([]);
    expect(contentOf(typed)).toEqual(content);
  });
  it('asks for everything that is empty, from the top', () =>
    expect(fieldsOf(blankDraft())).toEqual([
      ...['null decision', 'null effectiveOn', '0 unitIds.0', '0 unitIds.1'],
      ...['0 unitId', '0 name', '0 parentId'],
    ]));
  it('takes no day that does not exist and no id with a space', () => {
    expect(fieldsOf({ ...draft({ kind: 'dissolve', unitId: 'QN-A' }), effectiveOn: '2026-02-29' })).toEqual([
      'null effectiveOn',
    ]);
    expect(fieldsOf(draft({ kind: 'dissolve', unitId: 'qn a' }))).toEqual(['0 unitId']);
  });
  it('leaves out units to be merged that were added and not named', () => {
    const typed = draft({ unitIds: ['A', 'B', ''], unitId: 'C', name: 'C', parentId: 'QN' });
    expect(fieldsOf(typed)).toEqual([]);
    expect(contentOf(typed).steps).toMatchObject([{ unitIds: ['A', 'B'], into: { unitId: 'C' } }]);
  });
  it('sends people where they are sent, and lets the others go with the rest', () => {
    const into = [
      { ...blankUnit(true), unitId: 'A' },
      { ...blankUnit(), unitId: 'B' },
    ];
    const goes = { M1: into[1]!.key };
    const typed = draft({ kind: 'split', unitId: 'X', into, goes, members: ['M1', 'M2'], units: [] });
    expect(contentOf(typed).steps).toMatchObject([
      {
        into: [
          { members: [], rest: true },
          { members: ['M1'], rest: false },
        ],
      },
    ]);
  });
});
