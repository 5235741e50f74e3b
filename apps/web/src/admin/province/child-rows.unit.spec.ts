import type { ChildRow } from '../commune/answers.ts';
import { listed, named, pageOf } from './child-rows.ts';

const row = (id: string, name: string, counts: ChildRow['counts'] = {}) =>
  ({ unit: { id, name, level: 'commune' }, counts, own: null }) as ChildRow;

it('has another revision when a count differs, whatever the order of the counts', () => {
  const [a, b, c] = listed([
    row('A', '', { on_track: 1, at_risk: 2 }),
    row('A', '', { at_risk: 2, on_track: 1 }),
    row('A', '', { at_risk: 3 }),
  ]);
  expect(a!.revision).toBe(b!.revision);
  expect(c!.revision).not.toBe(a!.revision);
});

it('finds a committee by part of its name, without marks', () => {
  const rows = [row('QN-LH', 'Đảng bộ xã Lục Hồn'), row('QN-HL', 'Đảng bộ phường Hạ Long')];
  expect(named(rows, ' luc hon').map(({ unit }) => unit.id)).toEqual(['QN-LH']);
  expect(named(rows, '')).toHaveLength(2);
});

it('opens a cell on its own page', () => {
  expect(pageOf({ id: 'QN-LH-01', level: 'cell' })).toBe('/cells/QN-LH-01');
  expect(pageOf({ id: 'QN-LH', level: 'commune' })).toBe('/units/QN-LH');
});
