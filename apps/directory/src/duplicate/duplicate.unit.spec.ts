import { plainMembership } from '@bontot/contracts';
import type { MemberState } from '../member/state.ts';
import type { PostState } from '../post/post.ts';
import { decide, evolve, type DuplicateCommand, type DuplicateState } from './duplicate.ts';
import { handOver, type Side } from './hand-over.ts';

const TODAY = '2026-03-10';
const deciding = { by: 'person:X', at: 1_000, today: TODAY };
const member = (memberId: string, more: Partial<MemberState> = {}): MemberState => ({
  ...plainMembership,
  ...{ memberId, cellId: 'QN-LH-07', name: 'Nguyễn Văn An', kind: 'full', joinedCellOn: '2024-05-19' },
  ...{ leftCellOn: null, past: [], fingerprint: 'f', ...more },
});
const side = (memberId: string, more: Partial<Side> = {}): Side => ({
  ...{ member: member(memberId), version: 3, posts: [], link: undefined },
  ...{ openTransferId: undefined, openCandidateId: undefined, ...more },
});
const post = (role: PostState['role'], unitId = 'QN-LH-07', until: string | null = null): PostState => ({
  ...{ postId: `${role} ${unitId}`, personId: 'B', role, unitId, path: '/QN/', from: '2024-06-01', until },
  fingerprint: 'f',
});
const link = (more: object = {}) => ({
  ...{ digest: null, expiresOn: '2026-03-20', state: 'accepted' as const, accountId: 'one', acceptedOn: '2026-01-01' },
  ...more,
});
const close = (more: Partial<Extract<DuplicateCommand, { type: 'close' }>> = {}): DuplicateCommand => ({
  ...{ type: 'close', kept: side('A'), duplicate: side('B'), seen: { kept: 3, duplicate: 3 }, reason: 'Nhập hai lần' },
  ...deciding,
  ...more,
});
const after = (...commands: DuplicateCommand[]): DuplicateState =>
  commands.reduce((state: DuplicateState | undefined, command) => {
    const decided = decide(command, state);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<DuplicateState | undefined>(evolve, state);
  }, undefined)!;
const codeOf = (command: DuplicateCommand, state?: DuplicateState) => {
  const decided = decide(command, state);
  return decided.ok ? 'ok' : decided.refusal.code;
};
const told: DuplicateCommand = { type: 'told', versions: { kept: 4, duplicate: 4 } };
const reopen = (more: object = {}): DuplicateCommand => ({
  ...{ type: 'reopen', now: { kept: 4, duplicate: 4 }, untouched: true, ...deciding, ...more },
});

describe('a second record of one person', () => {
  it('is closed by decision, and told to both records afterwards', () =>
    expect(after(close())).toMatchObject({ duplicateId: 'B', keptId: 'A', state: 'closed', untold: true }));
  it('is closed once, however often it is sent', () =>
    expect(decide(close(), after(close(), told))).toEqual({ ok: true, value: [] }));
  it('is nobody else’s second record meanwhile', () =>
    expect(codeOf(close({ kept: side('C') }), after(close(), told))).toBe('MEMBER_DUPLICATE'));
  it('is looked at again when one of the two has changed', () =>
    expect(codeOf(close({ seen: { kept: 3, duplicate: 2 } }))).toBe('DUPLICATE_CHANGED'));
  it('leaves the reason to the histories of the two', () => expect(after(close(), told).reason).toBeNull());
  it('is opened again while nobody has changed either record', () => {
    expect(after(close(), told, reopen())).toMatchObject({ state: 'reopened', untold: true });
    expect(codeOf(reopen({ now: { kept: 5, duplicate: 4 } }), after(close(), told))).toBe('DUPLICATE_CHANGED_SINCE');
    expect(codeOf(reopen({ untouched: false }), after(close(), told))).toBe('DUPLICATE_CHANGED_SINCE');
  });
  it('is opened again once', () => expect(decide(reopen(), after(close(), told, reopen())).ok).toBe(true));
  it('waits until what was decided before is done', () => {
    expect(codeOf(reopen(), after(close()))).toBe('DUPLICATE_UNDER_WAY');
    expect(codeOf(close(), after(close(), told, reopen()))).toBe('DUPLICATE_UNDER_WAY');
  });
  it('is closed once more after it was opened again', () =>
    expect(after(close(), told, reopen(), told, close())).toMatchObject({ state: 'closed', untold: true }));
  it('is opened again by itself where a record no longer allows it', () => {
    const why = { code: 'DUPLICATE_KEEPS_OTHERS', details: {} };
    expect(after(close(), { type: 'give-up', why })).toMatchObject({ state: 'reopened', refused: why, untold: true });
  });
});

describe('what goes over from one record to the other', () => {
  const refusalOf = (kept: Partial<Side>, duplicate: Partial<Side>) => {
    const handed = handOver(side('A', kept), side('B', duplicate), TODAY);
    return handed.ok ? 'ok' : handed.refusal.code;
  };
  const handed = (kept: Partial<Side>, duplicate: Partial<Side>) => {
    const result = handOver(side('A', kept), side('B', duplicate), TODAY);
    return result.ok ? result.value : result.refusal;
  };

  it.each<[string, Partial<Side>, Partial<Side>]>([
    ['MEMBER_ERASED', { member: member('A', { erased: true }) }, {}],
    ['MEMBER_DUPLICATE', { member: member('A', { sameAs: 'C' }) }, {}],
    ['DUPLICATE_KEEPS_OTHERS', {}, { member: member('B', { duplicates: [{ memberId: 'C', filled: [] }] }) }],
    ['DUPLICATE_KEPT_LEFT', { member: member('A', { leftCellOn: TODAY }) }, {}],
    ['DUPLICATE_TRANSFER_OPEN', {}, { openTransferId: 'T' }],
    ['DUPLICATE_CANDIDATE_OPEN', {}, { openCandidateId: 'B' }],
    ['DUPLICATE_POST', { member: member('A', { cellId: 'QN-LH-08' }) }, { posts: [post('secretary')] }],
    ['DUPLICATE_POST', { posts: [post('deputy')] }, { posts: [post('secretary')] }],
    ['DUPLICATE_ACCOUNTS', { link: link({ accountId: 'two' }) }, { link: link() }],
  ])('is refused with %s', (code, kept, duplicate) => expect(refusalOf(kept, duplicate)).toBe(code));

  it('is refused to nobody for what is open on the record that stays', () =>
    expect(refusalOf({ openTransferId: 'T', openCandidateId: 'A' }, {})).toBe('ok'));
  it('are posts from today on, but those that the other holds or that come with the membership', () =>
    expect(
      handed(
        { posts: [post('committee', 'QN-LH')] },
        {
          posts: [
            ...[post('secretary'), post('member'), post('committee', 'QN-LH')],
            post('supervisor', 'QN-LH-08', '2026-12-31'),
            post('deputy', 'QN-LH-07', '2026-03-09'),
          ],
        },
      ),
    ).toEqual({
      posts: [
        {
          ...{ postId: 'secretary QN-LH-07', until: null },
          to: { role: 'secretary', unitId: 'QN-LH-07', from: TODAY, until: null },
        },
        { postId: 'member QN-LH-07', until: null, to: null },
        { postId: 'committee QN-LH', until: null, to: null },
        {
          ...{ postId: 'supervisor QN-LH-08', until: '2026-12-31' },
          to: { role: 'supervisor', unitId: 'QN-LH-08', from: TODAY, until: '2026-12-31' },
        },
      ],
      link: null,
    }));
  it('is an account where the other has none, with what it had instead', () => {
    const open = link({ state: 'open', accountId: null, acceptedOn: null, digest: 'd' });
    expect(handed({ link: open }, { link: link() })).toMatchObject({
      link: { given: { accountId: 'one' }, taken: true, before: open },
    });
    expect(handed({ link: link() }, { link: open })).toMatchObject({ link: { taken: false, before: null } });
    expect(handed({}, { link: open })).toMatchObject({ link: { given: open, taken: true, before: null } });
  });
  it('is no invitation that is over', () => {
    const over = link({ state: 'open', accountId: null, expiresOn: '2026-03-09' });
    expect(handed({}, { link: over })).toMatchObject({ link: null });
  });
});
