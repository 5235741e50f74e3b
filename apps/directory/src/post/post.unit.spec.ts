import { Role } from '@bontot/contracts';
import type { Result } from '@bontot/kernel';
import { decide, evolve, type NewPost, type PostCommand, type PostState } from './post.ts';

const content: NewPost = {
  postId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9P',
  personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
  role: 'secretary',
  unitId: 'QN-LH-07',
  from: '2026-01-01',
  until: null,
};
const cell = { path: '/QN/QN-LH/QN-LH-07/', level: 'cell' as const, validFrom: '2020-01-01', validTo: null };
const assign = (post: Partial<NewPost> = {}, more: object = {}): PostCommand =>
  ({ type: 'assign', post: { ...content, ...post }, unit: cell, fingerprint: 'f', ...more }) as PostCommand;
const after = (post: PostState | undefined, command: PostCommand): PostState => {
  const decided = decide(command, post);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce<PostState | undefined>(evolve, post)!;
};
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const post = after(undefined, assign());

describe('a post', () => {
  it('takes the path of its unit', () => expect(post.path).toBe(cell.path));
  it('is assigned once, however often it is sent', () =>
    expect(decide(assign(), post)).toEqual({ ok: true, value: [] }));
  it('ends on a day and may end earlier, not later', () => {
    const ended = after(post, { type: 'end', until: '2026-06-30' });
    expect(ended.until).toBe('2026-06-30');
    expect(after(ended, { type: 'end', until: '2026-05-31' }).until).toBe('2026-05-31');
    expect(codeOf(decide({ type: 'end', until: '2026-07-31' }, ended))).toBe('POST_ENDED');
  });
  it('follows its unit', () =>
    expect(after(post, { type: 'follow-unit', path: '/QN/X/QN-LH-07/' }).path).toBe('/QN/X/QN-LH-07/'));
  it.each([
    ['POST_EXISTS', assign({}, { fingerprint: 'g' }), post],
    ['UNIT_UNKNOWN', assign({}, { unit: undefined }), undefined],
    ['UNIT_CLOSED', assign({}, { unit: { ...cell, validTo: '2025-12-31' } }), undefined],
    ['POST_ENDS_BEFORE_START', assign({ until: '2025-12-31' }), undefined],
    ['POST_ENDS_BEFORE_START', { type: 'end', until: '2025-12-31' } as PostCommand, post],
    ['POST_UNKNOWN', { type: 'end', until: '2026-12-31' } as PostCommand, undefined],
  ])('refuses with %s', (code, command, state) => expect(codeOf(decide(command, state))).toBe(code));
  it.each(['secretary', 'deputy', 'member', 'supervisor'] as const)(
    'keeps %s out of a commune, where it would see every cell',
    (role) =>
      expect(codeOf(decide(assign({ role }, { unit: { ...cell, level: 'commune' } }), undefined))).toBe(
        'ROLE_NOT_IN_UNIT',
      ),
  );
  it.each(Role.options)('never gives %s a place in a party group', (role) =>
    expect(codeOf(decide(assign({ role }, { unit: { ...cell, level: 'party_group' } }), undefined))).toBe(
      'ROLE_NOT_IN_UNIT',
    ),
  );
});
