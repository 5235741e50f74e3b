import { chooseSet, type Adoption, type Subject } from './adoption.ts';

const CELL: Subject = { path: '/QN/QN-LH/QN-LH-07/', subject: 'cell', cellType: 'residential', period: '2026' };

/** A set adopted by the province for all its cells in 2026, unless told otherwise. */
const adoption = (setId: string, differs: Partial<Adoption> = {}): Adoption => ({
  adoptionId: setId,
  unitId: 'QN',
  path: '/QN/',
  subject: 'cell',
  cellTypes: null,
  period: '2026',
  setId,
  setVersion: '1.0.0',
  at: 100,
  ...differs,
});
const commune = { unitId: 'QN-LH', path: '/QN/QN-LH/' };
const chosen = (adoptions: Adoption[], differs: Partial<Subject> = {}, knownAt = 1_000): string =>
  chooseSet(adoptions, { ...CELL, ...differs }, knownAt).id;

describe('the set that scores a card', () => {
  it('is the template, marked as such, where nobody adopted one', () => {
    expect(chooseSet([], CELL, 0)).toEqual({ id: 'cell-default', version: '1.0.0', template: true });
    expect(chosen([], { subject: 'committee', cellType: null })).toBe('committee-default');
  });
  it('is that of the nearest ancestor, in any order of adoption', () => {
    const [near, far] = [adoption('near', commune), adoption('far', { at: 900 })];
    expect(chosen([near, far])).toBe('near');
    expect(chosen([far, near])).toBe('near');
  });
  it('may be adopted by the unit itself', () =>
    expect(chosen([adoption('far'), adoption('own', { path: CELL.path })])).toBe('own'));
  it('is not that of a unit beside it whose path begins alike', () =>
    expect(chosen([adoption('other', { path: '/QN/QN-LH/QN-LH-0/' })])).toBe('cell-default'));
  it('is the one for its type before the one for all types of the same unit', () => {
    const [all, typed] = [adoption('all', { at: 900 }), adoption('typed', { cellTypes: ['residential', 'agency'] })];
    expect(chosen([all, typed])).toBe('typed');
    expect(chosen([typed, all])).toBe('typed');
    expect(chosen([all, typed], { cellType: 'school' })).toBe('all');
  });
  it('is the nearer one even where the farther names the type', () =>
    expect(chosen([adoption('typed', { cellTypes: ['residential'] }), adoption('near', commune)])).toBe('near'));
  it('is of its own year', () => expect(chosen([adoption('old', { period: '2025' })])).toBe('cell-default'));
  it('is of its own kind of subject', () =>
    expect(chosen([adoption('committees', { subject: 'committee' })])).toBe('cell-default'));
  it('is what was adopted by the moment that is asked about', () => {
    expect(chosen([adoption('late', { at: 500 })], {}, 499)).toBe('cell-default');
    expect(chosen([adoption('late', { at: 500 })], {}, 500)).toBe('late');
  });
  it('follows the card to its new place after a move', () => {
    const adopted = [adoption('here', commune), adoption('there', { path: '/QN/QN-HM/' })];
    expect(chosen(adopted, { path: '/QN/QN-HM/QN-LH-07/' })).toBe('there');
  });
});
