import type { HeldPost } from '@bontot/access';
import { currentOf, homeOf, navigationFor } from './navigation.ts';

const post = (role: HeldPost['role'], unitId: string, path: string) => ({
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
  it.each(['member', 'probationary', 'exempt'] as const)('of a %s is the members’ home, another bundle', (role) =>
    expect(homeOf([post(role, 'QN-LH-07', '/QN/QN-LH/QN-LH-07/')])).toBe('/m/'),
  );
  it('of a member who leads another cell is the cell that they lead', () =>
    expect(
      homeOf([post('member', 'QN-LH-07', '/QN/QN-LH/QN-LH-07/'), post('deputy', 'QN-LH-08', '/QN/QN-LH/QN-LH-08/')]),
    ).toBe('/cells/QN-LH-08'));
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
  const hrefsOf = (role: HeldPost['role'], unitId: string, actions: string[]) =>
    navigationFor([post(role, unitId, `/QN/${unitId}/`)], (action) => actions.includes(action)).map(({ href }) => href);
  it('leads a supervisor to the meetings of the cells that they follow', () =>
    expect(hrefsOf('supervisor', 'QN-LH-07', ['meeting-score.confirm'])).toEqual(['/assigned', '/meetings']));
  it('leads a committee to the meetings of its cells, and an inspector, who decides none of it, not', () => {
    expect(hrefsOf('committee', 'QN-LH', ['waiver.approve'])).toContain('/units/QN-LH/meetings');
    expect(hrefsOf('inspector', 'QN-LH', ['dashboards.read'])).not.toContain('/units/QN-LH/meetings');
  });
  it('leads leaders to their cell’s month on the phone, and members to their home there', () => {
    expect(hrefsOf('secretary', 'QN-LH-07', ['meeting.conduct'])).toEqual(['/m/cell']);
    expect(hrefsOf('member', 'QN-LH-07', ['check-in.self'])).toEqual(['/m/']);
  });
  it('stays with the members on every page about people', () => {
    const items = navigationFor([post('committee', 'QN-LH', '/QN/QN-LH/')], everything);
    for (const path of ['/units/QN-LH/transfers', '/people/01A', '/candidates/01C', '/units/QN-LH/classification'])
      expect(currentOf(items, path)?.id).toBe('people');
  });
  it('marks the longest address that fits', () => {
    const items = navigationFor([post('committee', 'QN-LH', '/QN/QN-LH/')], everything);
    expect(currentOf(items, '/units/QN-LH/cells')?.href).toBe('/units/QN-LH/cells');
    expect(currentOf(items, '/units/QN-LH')?.href).toBe('/units/QN-LH');
    expect(currentOf(items, '/units/QN-LHX')).toBeUndefined();
  });
});
