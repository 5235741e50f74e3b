import { table, wayOf } from './table.ts';

describe('the routing table', () => {
  it.each([
    ['/api/v1/cells/QN-LH-07', 'directory'],
    ['/api/v1/cells/QN-LH-07/assessments/2026', 'scoring-api'],
    ['/api/v1/cells/QN-LH-07/evidence', 'scoring-api'],
    ['/api/v1/units', 'directory'],
    ['/api/v1/units/QN/members', 'directory'],
    ['/api/v1/members/01/exempt', 'directory'],
    ['/api/v1/posts', 'directory'],
    ['/api/v1/import', 'directory'],
    ['/api/v1/evidence', 'scoring-api'],
    ['/api/v1/people/me', 'directory'],
    ['/api/v1/next-steps', 'scoring-api'],
    ['/api/v1/register/pending', 'scoring-api'],
    ['/api/v1/dashboards/QN-LH/cells', 'dashboards'],
    ['/api/v1/stream', 'dashboards'],
    ['/api/v1/notices', 'notifications'],
    ['/api/v1/notices/01/read', 'notifications'],
    ['/api/v1/meetings', 'meetings'],
    ['/api/v1/meetings/acts', 'meetings'],
    ['/api/v1/ballots/01/votes', 'meetings'],
    ['/api/v1/minutes-verification', 'meetings'],
    ['/api/v1/pledges/acts', 'pledges'],
    ['/api/v1/registrations/QN-LH-07/2026/acts', 'pledges'],
    ['/api/v1/compact-verification', 'pledges'],
  ])('sends %s to %s', (path, upstream) => expect(wayOf(path)?.to).toBe(upstream));

  it.each([
    '/',
    '/api/v1',
    '/api/v1/',
    '/api/v1/cells',
    '/api/v1/cells/',
    '/api/v1/import/x',
    '/api/v1/stream/x',
    '/api/v1/next-steps/x',
    '/api/v1/unitsX',
    '/api/v1//units',
    '/api/v1/units/../cells/X',
    '/api/v1/units/%2e%2e/stream',
    '/api/v1/cells/X%2Fassessments',
    '/api/v1/cells/X%5Cassessments',
    '/api/v1/cells/X%00',
    '/api/v1/cells/%E0%A4%A',
    '/API/V1/units',
    '/live',
    '/metrics',
    '/ready',
  ])('knows nothing of %s', (path) => expect(wayOf(path)).toBeUndefined());

  it('lets nobody stay unknown but who casts a secret ballot', () => {
    expect(table.filter(({ anonymous }) => anonymous).map(({ pattern }) => pattern)).toEqual([
      '/api/v1/ballots/*/votes',
    ]);
    expect(table.filter(({ untraced }) => untraced).map(({ pattern }) => pattern)).toEqual([
      '/api/v1/ballots/*/votes',
      '/api/v1/ballots/*/tokens',
    ]);
    expect(wayOf('/api/v1/ballots/01/votes')?.anonymous).toBe(true);
    for (const path of ['/api/v1/ballots/01', '/api/v1/ballots/01/tokens', '/api/v1/ballots/01/votes/02'])
      expect(wayOf(path)).toMatchObject({ to: 'meetings' });
    for (const path of ['/api/v1/ballots/01', '/api/v1/ballots/01/tokens', '/api/v1/ballots/01/votes/02'])
      expect(wayOf(path)?.anonymous).toBeUndefined();
  });
});
