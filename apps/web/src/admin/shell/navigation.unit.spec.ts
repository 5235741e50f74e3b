import { currentOf, homeOf, navigationFor } from './navigation.ts';

const post = (role: 'committee' | 'secretary' | 'supervisor' | 'external_system', unitId: string, path: string) => ({
  role,
  unitId,
  path,
});
const everything = () => true;

describe('the first page', () => {
  it('of a secretary is the own cell', () =>
    expect(homeOf([post('secretary', 'QN-LH-07', '/QN/QN-LH/QN-LH-07/')])).toBe('/cells/QN-LH-07'));
  it('of a committee is its overview, also for one who leads a cell besides', () =>
    expect(
      homeOf([post('secretary', 'QN-LH-07', '/QN/QN-LH/QN-LH-07/'), post('committee', 'QN-LH', '/QN/QN-LH/')]),
    ).toBe('/units/QN-LH'));
  it('of a supervisor is the list of assigned cells', () =>
    expect(homeOf([post('supervisor', 'QN-LH-07', '/QN/QN-LH/QN-LH-07/')])).toBe('/assigned'));
  it('is not there for somebody without a post here', () =>
    expect(homeOf([post('external_system', 'QN', '/QN/')])).toBeUndefined());
});

describe('the side bar', () => {
  it('offers a secretary no overview and no tree', () =>
    expect(
      navigationFor([post('secretary', 'QN-LH-07', '/QN/QN-LH/QN-LH-07/')], (action) => action === 'score.read').map(
        ({ href }) => href,
      ),
    ).toEqual(['/cells/QN-LH-07', '/notices']));
  it('marks the longest address that fits', () => {
    const items = navigationFor([post('committee', 'QN-LH', '/QN/QN-LH/')], everything);
    expect(currentOf(items, '/units/QN-LH/cells')?.href).toBe('/units/QN-LH/cells');
    expect(currentOf(items, '/units/QN-LH')?.href).toBe('/units/QN-LH');
    expect(currentOf(items, '/units/QN-LHX')).toBeUndefined();
  });
});
