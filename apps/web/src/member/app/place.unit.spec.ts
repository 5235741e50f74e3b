import { match } from './place.ts';
import type { RouteRow } from './route.ts';

const row = (path: RouteRow['path']): RouteRow => ({
  path,
  load: () => Promise.reject(new Error('not loaded here')),
  title: 'phone.app',
});
const routes = [row('/m/'), row('/m/meetings/:id'), row('/m/meetings/:id/run')];

describe('an address of the app', () => {
  it('finds its page and the parts that are named', () => {
    const place = match(routes, '/m/meetings/01A%2FB/run?step=roll');
    expect(place.route?.path).toBe('/m/meetings/:id/run');
    expect(place).toMatchObject({ params: { id: '01A/B' }, search: { step: 'roll' } });
  });
  it.each(['/m', '/m/'])('is the home at %s', (path) => expect(match(routes, path).route?.path).toBe('/m/'));
  it('finds no page for what is longer', () => expect(match(routes, '/m/meetings/1/run/2').route).toBeUndefined());
  it('survives what is no text', () =>
    expect(match(routes, '/m/meetings/%E0%A4%A').params).toEqual({ id: '%E0%A4%A' }));
});
