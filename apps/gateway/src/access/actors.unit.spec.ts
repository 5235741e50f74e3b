import { Actors, type KnownPost } from './actors.ts';

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
