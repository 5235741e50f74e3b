import type { Result } from '@bontot/kernel';
import {
  decide,
  evolve,
  type NewUnit,
  type ParentUnit,
  type UnitChange,
  type UnitCommand,
  type UnitEvent,
  type UnitState,
} from './unit.ts';
import type { UnitSpan } from './spans.ts';

const TODAY = '2026-06-30';
const standing = (unitId: string, path: string, from = '2025-07-01', to: string | null = null): UnitSpan => ({
  ...{ from, to, path, parentId: path.split('/').at(-3) ?? null, name: unitId },
  ...{ cellType: null, grassroots: false },
});
const above = (unitId: string, path: string, more: Partial<ParentUnit> = {}): ParentUnit => ({
  ...{ unitId, path, level: 'commune', validFrom: '2025-07-01', validTo: null },
  spans: [standing(unitId, path)],
  ...more,
});
const commune = above('QN-LH', '/QN/QN-LH/');
const committee = above('QN-LH-C1', '/QN/QN-LH/QN-LH-C1/', { level: 'grassroots_committee' });
const content: NewUnit = {
  unitId: 'QN-LH-07',
  parentId: 'QN-LH',
  level: 'cell',
  cellType: 'residential',
  name: 'Chi bộ thôn 7',
  validFrom: '2025-07-01',
  validTo: null,
  successorOf: [],
};
const basis = { decision: '12-QĐ/ĐU', effectiveOn: '2026-06-01', by: 'person:X', at: 0 };

const run = (unit: UnitState | undefined, command: UnitCommand): Result<UnitEvent[]> => decide(command, unit);
const after = (unit: UnitState | undefined, command: UnitCommand): UnitState => {
  const decided = run(unit, command);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce<UnitState | undefined>(evolve, unit)!;
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const create = (unit: Partial<NewUnit> = {}, parent: ParentUnit | null = commune, fingerprint = 'f'): UnitCommand => ({
  type: 'create',
  unit: { ...content, ...unit },
  parent,
  fingerprint,
});
const change = (changed: UnitChange, more: object = {}): UnitCommand => ({
  type: 'change',
  change: changed,
  basis,
  today: TODAY,
  ...more,
});
const cell = after(undefined, create());

describe('creating a unit', () => {
  it('closes the path below its parent', () => expect(cell.path).toBe('/QN/QN-LH/QN-LH-07/'));
  it('calls a cell directly under a commune grassroots, and one under a committee not', () => {
    expect(cell.grassroots).toBe(true);
    expect(after(undefined, create({}, committee)).grassroots).toBe(false);
  });
  it('does nothing for the same content again and refuses other content', () => {
    expect(run(cell, create())).toEqual({ ok: true, value: [] });
    expect(codeOf(run(cell, create({ name: 'x' }, commune, 'g')))).toBe('UNIT_EXISTS');
  });
  it('remembers its first content after a change, so that a repeated seeding stays quiet', () =>
    expect(run(after(cell, change({ kind: 'rename', name: 'Chi bộ thôn Bảy' })), create())).toEqual({
      ok: true,
      value: [],
    }));
  it.each([
    ['PARENT_UNKNOWN', create({}, null)],
    ['PARENT_CLOSED', create({}, { ...commune, validTo: '2025-06-30' })],
    ['LEVEL_NOT_ALLOWED', create({}, { ...commune, level: 'province' })],
    ['LEVEL_NOT_ALLOWED', create({ parentId: null }, null)],
    ['CELL_TYPE_MISSING', create({ cellType: null })],
    ['CELL_TYPE_NOT_ALLOWED', create({ level: 'grassroots_committee' })],
  ])('refuses with %s', (code, command) => expect(codeOf(run(undefined, command))).toBe(code));
  it('counts no levels: part committees nest as deep as they like', () => {
    let parent: ParentUnit = { ...committee, level: 'part_committee' };
    for (let depth = 0; depth < 20; depth++)
      parent = after(undefined, create({ unitId: `P${depth}`, level: 'part_committee', cellType: null }, parent));
    expect(parent.path.split('/')).toHaveLength(25);
  });
});

describe('changing a unit', () => {
  it('renames, and keeps the decision in the history', () => {
    const renamed = after(cell, change({ kind: 'rename', name: 'Chi bộ thôn Bảy' }));
    expect(renamed.name).toBe('Chi bộ thôn Bảy');
    expect(renamed.changes).toEqual([{ kind: 'rename', name: 'Chi bộ thôn Bảy', ...basis }]);
  });
  it('does a decision once, however often it is sent', () => {
    const command = change({ kind: 'rename', name: 'B' });
    expect(run(after(cell, command), command)).toEqual({ ok: true, value: [] });
  });
  it('moves with everything that hangs on the parent, and marks what is below as stale', () => {
    const moved = after(cell, change({ kind: 'move', parentId: 'QN-LH-C1' }, { parent: committee }));
    expect(moved).toMatchObject({
      parentId: 'QN-LH-C1',
      path: '/QN/QN-LH/QN-LH-C1/QN-LH-07/',
      grassroots: false,
      stale: true,
    });
  });
  it('keeps what is entered ahead until its day', () => {
    const ahead = change({ kind: 'rename', name: 'B' }, { basis: { ...basis, effectiveOn: '2026-07-01' } });
    const waiting = after(cell, ahead);
    expect(waiting).toMatchObject({ name: content.name, ahead: [{ kind: 'rename', name: 'B' }] });
    expect(run(waiting, ahead)).toEqual({ ok: true, value: [] });
    expect(after(waiting, { ...ahead, today: '2026-07-01' } as UnitCommand)).toMatchObject({ name: 'B', ahead: [] });
  });
  it('closes on the day before a dissolution takes effect', () =>
    expect(after(cell, change({ kind: 'dissolve' }, { below: { units: 0, members: 0 } })).validTo).toBe('2026-05-31'));
  it.each<[string, UnitCommand]>([
    ['UNIT_NOT_EMPTY', change({ kind: 'dissolve' }, { below: { units: 0, members: 3 } })],
    ['UNIT_NOT_EMPTY', change({ kind: 'dissolve' }, { below: { units: 1, members: 0 } })],
    [
      'MOVE_INTO_ITSELF',
      change(
        { kind: 'move', parentId: 'X' },
        // The path of the new parent is still that of before another move: its parents tell the truth.
        { parent: above('X', '/QN/OLD/X/'), above: ['X', 'QN-LH-07', 'QN-LH', 'QN'] },
      ),
    ],
    ['MOVE_INTO_ITSELF', change({ kind: 'move', parentId: 'QN-LH-07' }, { parent: cell })],
    [
      'LEVEL_NOT_ALLOWED',
      change({ kind: 'move', parentId: 'QN' }, { parent: { ...commune, path: '/QN/', level: 'province' } }),
    ],
    [
      'PARENT_CLOSED',
      change({ kind: 'move', parentId: 'QN-LH-C1' }, { parent: { ...committee, validTo: '2026-01-01' } }),
    ],
    ['PARENT_UNKNOWN', change({ kind: 'move', parentId: 'QN-XX' })],
    [
      'EFFECTIVE_BEFORE_START',
      change({ kind: 'rename', name: 'B' }, { basis: { ...basis, effectiveOn: '2025-07-01' } }),
    ],
  ])('refuses with %s', (code, command) => expect(codeOf(run(cell, command))).toBe(code));
  it('changes nothing that is dissolved', () => {
    const dissolved = after(cell, change({ kind: 'dissolve' }, { below: { units: 0, members: 0 } }));
    expect(codeOf(run(dissolved, change({ kind: 'rename', name: 'B' })))).toBe('UNIT_CLOSED');
  });
  it('follows a parent that moved, once', () => {
    const command: UnitCommand = { type: 'follow-parent', parent: above('QN-LH', '/QN/NEW/QN-LH/') };
    const moved = after(cell, command);
    expect(moved).toMatchObject({ path: '/QN/NEW/QN-LH/QN-LH-07/', stale: true });
    expect(run(moved, command)).toEqual({ ok: true, value: [] });
    expect(after(moved, { type: 'settle-below', path: moved.path, spans: moved.spans }).stale).toBe(false);
    expect(run(moved, { type: 'settle-below', path: cell.path, spans: cell.spans })).toEqual({ ok: true, value: [] });
  });
});

describe('the tree by days', () => {
  const named = (unit: UnitState) => unit.spans.map(({ from, to, name }) => [from, to, name]);
  const rename = (name: string, effectiveOn: string, decision = effectiveOn) =>
    change({ kind: 'rename', name }, { basis: { ...basis, decision, effectiveOn } });

  it('keeps what a unit was called until the day before', () =>
    expect(named(after(cell, rename('B', '2026-01-01')))).toEqual([
      ['2025-07-01', '2025-12-31', 'Chi bộ thôn 7'],
      ['2026-01-01', null, 'B'],
    ]));
  it('puts a decision that is entered late into its place: the later one still holds', () => {
    const late = after(after(cell, rename('C', '2026-03-01')), rename('B', '2026-01-01'));
    expect(late.name).toBe('C');
    expect(named(late).slice(1)).toEqual([
      ['2026-01-01', '2026-02-28', 'B'],
      ['2026-03-01', null, 'C'],
    ]);
  });
  it('closes on 29 February where there is one, and on the 28th where there is none', () => {
    const ending = (effectiveOn: string) =>
      after(cell, change({ kind: 'dissolve' }, { basis: { ...basis, effectiveOn }, today: effectiveOn }));
    expect(ending('2028-03-01')).toMatchObject({ validTo: '2028-02-29', spans: [{ to: '2028-02-29' }] });
    expect(ending('2027-03-01').validTo).toBe('2027-02-28');
    expect(named(after(cell, { ...rename('B', '2028-02-29'), today: '2028-03-01' } as UnitCommand))[0]).toEqual([
      '2025-07-01',
      '2028-02-28',
      'Chi bộ thôn 7',
    ]);
  });
  it('refuses a second change of one kind on one day, done or entered ahead', () => {
    const done = after(cell, rename('B', '2026-01-01', '1-QĐ'));
    expect(codeOf(run(done, rename('C', '2026-01-01', '1-QĐ')))).toBe('CHANGE_ON_SAME_DAY');
    expect(codeOf(run(done, rename('C', '2026-01-01', '2-QĐ')))).toBe('CHANGE_ON_SAME_DAY');
    const waiting = after(cell, rename('B', '2026-12-01', '1-QĐ'));
    expect(codeOf(run(waiting, rename('C', '2026-12-01', '2-QĐ')))).toBe('CHANGE_ON_SAME_DAY');
  });
  it('shows where a unit stood before a committee above it moved', () => {
    const moved = above('QN-LH', '/QN/NEW/QN-LH/', {
      spans: [
        standing('QN-LH', '/QN/QN-LH/', '2025-07-01', '2026-03-31'),
        standing('QN-LH', '/QN/NEW/QN-LH/', '2026-04-01'),
      ],
    });
    const followed = after(cell, { type: 'follow-parent', parent: moved });
    expect(followed.path).toBe('/QN/NEW/QN-LH/QN-LH-07/');
    expect(followed.spans.map(({ from, path }) => [from, path])).toEqual([
      ['2025-07-01', '/QN/QN-LH/QN-LH-07/'],
      ['2026-04-01', '/QN/NEW/QN-LH/QN-LH-07/'],
    ]);
  });
  it('lets a closed unit go with its parent, and leaves its own days as they were', () => {
    const closed = after(cell, change({ kind: 'merge', into: ['QN-LH-99'] }, { below: { units: 0, members: 0 } }));
    const parent = above('QN-LH', '/QN/NEW/QN-LH/', {
      spans: [
        standing('QN-LH', '/QN/QN-LH/', '2025-07-01', '2026-06-14'),
        standing('QN-LH', '/QN/NEW/QN-LH/', '2026-06-15'),
      ],
    });
    const followed = after(closed, { type: 'follow-parent', parent });
    expect(closed).toMatchObject({ validTo: '2026-05-31', stale: true });
    expect(followed).toMatchObject({ path: '/QN/NEW/QN-LH/QN-LH-07/', spans: [{ path: cell.path, to: '2026-05-31' }] });
  });
  it('forgets a move on the day of its end: it never stood there', () => {
    const to = { kind: 'move', parentId: 'QN-LH-C1' } as const;
    const moved = after(cell, change(to, { parent: committee, above: ['QN-LH-C1', 'QN-LH', 'QN'] }));
    const closed = after(moved, change({ kind: 'merge', into: ['N'] }, { below: { units: 0, members: 0 } }));
    expect(closed).toMatchObject({ parentId: 'QN-LH', path: cell.path, validTo: '2026-05-31' });
    expect(closed.spans).toHaveLength(1);
  });
});
