import { decide, evolve, type UnitState } from '../unit/unit.ts';
import { rehearse, type Person, type RehearsedPlan, type Scene } from './rehearsal.ts';
import type { Part, Step } from './steps.ts';

type Sown = [unitId: string, parentId: string | null, level: UnitState['level'], type?: UnitState['cellType']];
const SOWN: Sown[] = [
  ['QN', null, 'province'],
  ['QN-A', 'QN', 'commune'],
  ['QN-B', 'QN', 'commune'],
  ['QN-A-1', 'QN-A', 'cell', 'residential'],
  ['QN-A-2', 'QN-A', 'cell', 'residential'],
  ['QN-A-C', 'QN-A', 'grassroots_committee'],
  ['QN-A-C-1', 'QN-A-C', 'cell', 'school'],
  ['QN-B-1', 'QN-B', 'cell', 'agency'],
];

function treeOf(rows: readonly Sown[]): Map<string, UnitState> {
  const units = new Map<string, UnitState>();
  for (const [unitId, parentId, level, cellType = null] of rows) {
    const unit = { unitId, parentId, level, cellType, name: `Tên ${unitId}`, validFrom: '2020-01-01', validTo: null };
    const parent = parentId === null ? null : units.get(parentId)!;
    const command = { type: 'create' as const, unit: { ...unit, successorOf: [] }, parent, fingerprint: unitId };
    const decided = decide(command, undefined);
    if (!decided.ok) throw new Error(decided.refusal.code);
    units.set(unitId, decided.value.reduce<UnitState | undefined>(evolve, undefined)!);
  }
  return units;
}

const person = (memberId: string, more: Partial<Person> = {}): Person => ({
  ...{ memberId, joinedCellOn: '2024-01-01', leftCellOn: null, likeness: null, notTwins: [] },
  ...more,
});
const scene = (more: Partial<Scene> = {}): Scene => ({
  units: treeOf(SOWN),
  members: new Map([
    ['QN-A-1', [person('M1'), person('M2')]],
    ['QN-A-2', [person('M3')]],
  ]),
  ...{ guests: new Map(), laterPosts: new Map(), others: [] },
  ...more,
});
const plan = (steps: Step[], more: Partial<RehearsedPlan> = {}): RehearsedPlan => ({
  ...{ planId: 'P', unitId: 'QN', decision: '1-QĐ', effectiveOn: '2026-07-01', steps },
  ...more,
});
const codes = async (steps: Step[], on: Scene = scene(), more: Partial<RehearsedPlan> = {}) =>
  (await rehearse(plan(steps, more), on)).problems.map(({ step, code }) => `${step} ${code}`);

const into = (unitId: string, parentId: string, cellType: UnitState['cellType'] = null) => ({
  ...{ unitId, parentId, name: `Tên ${unitId}`, cellType },
});
const mergeCells: Step = {
  kind: 'merge',
  unitIds: ['QN-A-1', 'QN-A-2'],
  into: into('QN-A-9', 'QN-A', 'residential'),
};
const mergeCommunes: Step = { kind: 'merge', unitIds: ['QN-A', 'QN-B'], into: into('QN-N', 'QN') };
const part = (unitId: string, more: Partial<Part> = {}): Part => ({
  ...into(unitId, 'QN-A', 'residential'),
  ...{ members: [], units: [], rest: false },
  ...more,
});
const move = (unitId: string, parentId: string): Step => ({ kind: 'move', unitId, parentId });

describe('a merger', () => {
  it('closes the old cells, founds the new one and takes the members over', async () => {
    const { problems, rows, cells, members } = await rehearse(plan([mergeCells]), scene());
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { unitId: 'QN-A-9', before: null, after: { parentId: 'QN-A', parentName: 'Tên QN-A' } },
      { unitId: 'QN-A-1', before: { name: 'Tên QN-A-1' }, after: null },
      { unitId: 'QN-A-2', before: { name: 'Tên QN-A-2' }, after: null },
    ]);
    expect({ cells, members }).toEqual({ cells: 3, members: 3 });
  });
  it('of committees takes everything below along', async () => {
    const { problems, rows, cells } = await rehearse(plan([mergeCommunes]), scene());
    expect(problems).toEqual([]);
    expect(rows.filter(({ after }) => after?.parentId === 'QN-N').map(({ unitId }) => unitId)).toEqual([
      ...['QN-A-1', 'QN-A-2', 'QN-A-C', 'QN-B-1'],
    ]);
    expect(cells).toBe(4);
  });
  it('of cells is possible in the committee that the same plan founds', async () =>
    expect(
      await codes([
        mergeCommunes,
        { kind: 'merge', unitIds: ['QN-A-1', 'QN-B-1'], into: into('QN-N-1', 'QN-N', 'agency') },
        { kind: 'rename', unitId: 'QN-A-2', name: 'Mới' },
      ]),
    ).toEqual([]));
  it.each<[string, Step[], Partial<Scene>]>([
    ['0 MERGE_OF_LEVELS', [{ ...mergeCells, unitIds: ['QN-A-1', 'QN-A-C'] }], {}],
    ['0 MERGE_INTO_ITSELF', [{ ...mergeCommunes, into: into('QN-N', 'QN-A') }], {}],
    ['0 UNIT_UNKNOWN', [{ ...mergeCells, unitIds: ['QN-A-1', 'QN-X'] }], {}],
    ['0 UNIT_EXISTS', [{ ...mergeCells, into: into('QN-B-1', 'QN-A', 'residential') }], {}],
    ['0 CELL_TYPE_MISSING', [{ ...mergeCells, into: into('QN-A-9', 'QN-A') }], {}],
    ['0 POST_BEGINS_LATER', [mergeCells], { laterPosts: new Map([['QN-A-2', ['2026-08-01']]]) }],
    [
      '0 TEMPORARY_STAY_OPEN',
      [mergeCells],
      { guests: new Map([['QN-A-2', [{ memberId: 'M1', until: '2026-09-30' }]]]) },
    ],
    [
      '0 PERSON_TWICE',
      [mergeCells],
      {
        members: new Map([
          ['QN-A-1', [person('M1', { likeness: 'an 1980-01-01' })]],
          ['QN-A-2', [person('M2', { likeness: 'an 1980-01-01' })]],
        ]),
      },
    ],
    [
      '0 MEMBER_LEAVES_LATER',
      [mergeCells],
      { members: new Map([['QN-A-1', [person('M1', { leftCellOn: '2026-09-01' })]]]) },
    ],
    [
      '0 MEMBER_JOINS_LATER',
      [mergeCells],
      { members: new Map([['QN-A-1', [person('M1', { joinedCellOn: '2026-08-01' })]]]) },
    ],
  ])('is refused with %s', async (expected, steps, more) =>
    expect((await codes(steps, scene(more)))[0]).toBe(expected),
  );
});

describe('two of one name and birth date', () => {
  it('may come into one cell once somebody has said that they are two', async () => {
    const one = person('M1', { likeness: 'an 1980-01-01', notTwins: ['M3'] });
    const other = person('M3', { likeness: 'an 1980-01-01', notTwins: ['M1'] });
    const members = new Map([
      ['QN-A-1', [one]],
      ['QN-A-2', [other]],
    ]);
    expect(await codes([mergeCells], scene({ members }))).toEqual([]);
  });
});

describe('a split', () => {
  it('sends everybody where they are named, and the others to the part that takes the rest', async () => {
    const split: Step = {
      kind: 'split',
      unitId: 'QN-A-1',
      into: [part('QN-A-8', { members: ['M1'] }), part('QN-A-9', { rest: true })],
    };
    expect(await rehearse(plan([split]), scene())).toMatchObject({ problems: [], members: 2, cells: 3 });
  });
  it('leaves nobody without a cell and names nobody who is not there', async () =>
    expect(
      await codes([{ kind: 'split', unitId: 'QN-A-1', into: [part('S1', { members: ['M1', 'M3'] }), part('S2')] }]),
    ).toEqual(['0 SPLIT_NAMES_STRANGERS', '0 SPLIT_LEAVES_SOME', '0 UNIT_NOT_EMPTY']));
});

describe('steps one after another', () => {
  it('stand on what the steps before have made', async () => {
    expect(
      await codes([
        { kind: 'create', level: 'commune', ...into('QN-D', 'QN') },
        move('QN-A-C', 'QN-D'),
        { kind: 'rename', unitId: 'QN-A-C', name: 'Mới' },
      ]),
    ).toEqual([]);
    expect(await codes([move('QN-A-C', 'QN-D'), { kind: 'create', level: 'commune', ...into('QN-D', 'QN') }])).toEqual([
      '0 PARENT_UNKNOWN',
    ]);
  });
  it('never make a circle, whichever of the two is told first', async () => {
    const deep = treeOf([...SOWN, ['QN-A-P', 'QN-A-C', 'part_committee'], ['QN-A-Q', 'QN-A-P', 'part_committee']]);
    expect(await codes([move('QN-A-P', 'QN-A-Q')], scene({ units: deep }))).toEqual(['0 MOVE_INTO_ITSELF']);
  });
  it('give a unit one parent a day, and nothing to a unit that has ended', async () => {
    expect(await codes([move('QN-B-1', 'QN-A'), move('QN-B-1', 'QN-A-C')])).toEqual(['1 CHANGE_ON_SAME_DAY']);
    expect(await codes([mergeCells, { kind: 'rename', unitId: 'QN-A-1', name: 'X' }])).toEqual(['1 UNIT_CLOSED']);
    expect(await codes([{ ...mergeCells, unitIds: ['QN-A-1', 'QN-A-1'] }])).toContain('0 UNIT_NAMED_TWICE');
  });
  it('end a cell only when nobody belongs to it', async () =>
    expect(await codes([{ kind: 'dissolve', unitId: 'QN-A-1' }])).toEqual(['0 UNIT_NOT_EMPTY']));
  it('stay inside the unit of the plan', async () =>
    expect(await codes([move('QN-A-1', 'QN-B')], scene(), { unitId: 'QN-A' })).toEqual(['0 UNIT_OUTSIDE_PLAN']));
});

describe('beside other plans', () => {
  const other = (steps: Step[], effectiveOn: string) => plan(steps, { planId: 'O', decision: '2-QĐ', effectiveOn });

  it('never has a unit in hand that another approved plan has', async () =>
    expect(await codes([mergeCells], scene({ others: [other([move('QN-A-1', 'QN-B')], '2026-09-01')] }))).toContain(
      '0 UNIT_IN_ANOTHER_PLAN',
    ));
  it('stands on what plans of earlier days will have done', async () => {
    const found = other([{ kind: 'create', level: 'commune', ...into('QN-D', 'QN') }], '2026-06-20');
    expect(await codes([move('QN-B-1', 'QN-D')], scene({ others: [found] }))).toEqual([]);
  });
  it('does not take away what a later plan needs', async () => {
    const needs = other([move('QN-B-1', 'QN-A-C')], '2026-09-01');
    const steps: Step[] = [move('QN-A-C-1', 'QN-A'), { kind: 'dissolve', unitId: 'QN-A-C' }];
    expect(await codes(steps, scene({ others: [needs] }))).toEqual(['null PLAN_BREAKS_ANOTHER']);
  });
  it('counts with what is entered ahead for single units', async () => {
    const units = treeOf(SOWN);
    const cell = units.get('QN-A-C-1')!;
    const ahead = { kind: 'move' as const, parentId: 'QN-A', decision: '9', effectiveOn: '2026-06-25', by: '', at: 0 };
    units.set(cell.unitId, { ...cell, ahead: [ahead] });
    expect(await codes([{ kind: 'dissolve', unitId: 'QN-A-C' }], scene({ units }))).toEqual([]);
  });
});
