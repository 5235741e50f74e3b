import { ownPath } from './own-path.ts';

const HOME = 'http://localhost:8080';

describe('the page after a sign-in', () => {
  it.each(['/', '/cells/QN-LH-07', '/cells/QN-LH-07?view=reviewed&asOf=2026-06-30#why', '/ch%C3%ADnh'])(
    'is %s as asked for',
    (path) => expect(ownPath(path, HOME)).toBe(path),
  );
  it.each([
    undefined,
    '',
    'cells',
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n//evil.test',
    '/.//evil.test',
    '/x/..//evil.test',
    '\\\\evil.test',
    'javascript:alert(1)',
    ' /cells',
    '/auth/login',
    '/auth/logout',
    '/api/v1/session',
    '/bootstrap?token=1',
    '/x/../auth/callback',
  ])('is the first one instead of %j', (path) => expect(ownPath(path, HOME)).toBe('/'));
});
