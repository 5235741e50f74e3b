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

const TODAY = '2026-06-30';
const commune: ParentUnit = {
  unitId: 'QN-LH',
  path: '/QN/QN-LH/',
  level: 'commune',
  validFrom: '2025-07-01',
  validTo: null,
};
const committee: ParentUnit = {
  ...commune,
  unitId: 'QN-LH-C1',
  path: '/QN/QN-LH/QN-LH-C1/',
  level: 'grassroots_committee',
};
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
    ['MOVE_INTO_ITSELF', change({ kind: 'move', parentId: 'X' }, { parent: { ...commune, path: `${cell.path}X/` } })],
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
    const command: UnitCommand = { type: 'follow-parent', parent: { ...commune, path: '/QN/NEW/QN-LH/' } };
    const moved = after(cell, command);
    expect(moved).toMatchObject({ path: '/QN/NEW/QN-LH/QN-LH-07/', stale: true });
    expect(run(moved, command)).toEqual({ ok: true, value: [] });
    expect(after(moved, { type: 'settle-below', path: moved.path }).stale).toBe(false);
    expect(run(moved, { type: 'settle-below', path: cell.path })).toEqual({ ok: true, value: [] });
  });
});
