import { accountIdOf, Actors, type KnownPost } from './actors.ts';

const PERSON = '01DEV000000000000000SECRTR';
const NOW = Date.parse('2026-11-01T00:00:00Z');
const caller = { subject: PERSON, clientId: 'cli', isMachine: false, expiresAt: Infinity };
const post = (unitId: string): KnownPost => ({
  role: 'secretary',
  unitId,
  path: `/QN/${unitId}/`,
  from: '2020-01-01',
  until: null,
});

/** A copy of posts whose reads end when the test says so. */
function slowBook(posts: KnownPost[]) {
  const reads: (() => void)[] = [];
  const postsOf = () => {
    const asRead = [...posts];
    return new Promise<KnownPost[]>((resolve) => reads.push(() => resolve(asRead)));
  };
  return { posts, postsOf, endRead: () => reads.shift()!() };
}

it('does not remember posts that changed while they were being read', async () => {
  const book = slowBook([]);
  const actors = new Actors({ book, senders: {}, mayTellTime: false });
  const before = actors.actorOf(caller, undefined, NOW);
  book.posts.push(post('QN-LH-07'));
  actors.forget(PERSON);
  book.endRead();
  expect((await before).posts).toEqual([]);
  const after = actors.actorOf(caller, undefined, NOW + 1);
  book.endRead();
  expect((await after).posts).toMatchObject([{ unitId: 'QN-LH-07' }]);
});

it('reads posts once for many calls of one person', async () => {
  const book = slowBook([post('QN-LH-07')]);
  const actors = new Actors({ book, senders: {}, mayTellTime: false });
  const first = actors.actorOf(caller, undefined, NOW);
  book.endRead();
  expect((await first).posts).toEqual((await actors.actorOf(caller, undefined, NOW + 1)).posts);
});

describe('an account of another provider', () => {
  const stranger = { ...caller, subject: 'auth0|5f7c' };
  const linked = new Map<string, string>();
  const accounts = { personOf: (accountId: string) => Promise.resolve(linked.get(accountId)) };
  const book = { postsOf: () => Promise.resolve([post('QN-LH-07')]) };
  const actors = new Actors({ book, accounts, senders: {}, mayTellTime: false });

  it('is nobody until somebody is linked to it, and then that person', async () => {
    await expect(actors.actorOf(stranger, undefined, NOW)).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
    linked.set(accountIdOf(stranger.subject), PERSON);
    actors.forgetAccounts();
    expect(await actors.actorOf(stranger, undefined, NOW)).toMatchObject({ personId: PERSON, posts: [{}] });
  });
  it('comes as itself to accept an invitation, and holds nothing then', () =>
    expect(actors.accountOf(caller)).toEqual({ ref: `account:${accountIdOf(PERSON)}`, posts: [] }));
});
