import type { Unit } from '@bontot/contracts';
import { allOpen, branchesOf, namedOn } from './day-tree.ts';
import { linesOf } from './tree-model.ts';

const unit = (unitId: string, parentId: string | null, name = unitId): Unit => ({
  ...{ unitId, parentId, name, version: 1, path: `/${unitId}/`, level: 'cell', cellType: null, grassroots: false },
  ...{ validFrom: '2020-01-01', validTo: null, successorOf: [] },
});
const units = [unit('QN', null), unit('A', 'QN', 'Xã 10'), unit('B', 'QN', 'Xã 9'), unit('A-1', 'A', 'Chi bộ Hạnh')];

describe('the tree of a day', () => {
  it('stands units below their parents of then, in the order of their names and numbers', () => {
    const { roots, branches } = branchesOf(units);
    const lines = linesOf(roots, { idOf: ({ unitId }) => unitId, isLeaf: () => false, open: allOpen(units), branches });
    expect(lines.map((line) => (line.kind === 'unit' ? line.node.id : line.kind))).toEqual(['QN', 'B', 'A', 'A-1']);
  });
  it('begins with whatever stands under a unit that the reader does not see', () =>
    expect(branchesOf(units.slice(1)).roots.map(({ unitId }) => unitId)).toEqual(['A', 'B']));
  it('finds by name without marks, and by id', () => {
    expect(namedOn(units, 'hanh').map(({ unitId }) => unitId)).toEqual(['A-1']);
    expect(namedOn(units, 'a-1').map(({ unitId }) => unitId)).toEqual(['A-1']);
  });
  it('makes the lines of a province of 4,845 units without anybody noticing', () => {
    const province = [
      unit('QN', null),
      ...Array.from({ length: 59 }, (_, n) => unit(`C${n}`, 'QN')),
      ...Array.from({ length: 4_785 }, (_, n) => unit(`C${n % 59}-${n}`, `C${n % 59}`)),
    ];
    const started = performance.now();
    const { roots, branches } = branchesOf(province);
    const open = allOpen(province);
    const lines = linesOf(roots, {
      ...{ idOf: ({ unitId }: Unit) => unitId, isLeaf: ({ unitId }: Unit) => !open.has(unitId) },
      ...{ open, branches },
    });
    expect(lines).toHaveLength(4_845);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
