import type { Result } from '@bontot/kernel';
import { decide, evolve, type InvitationCommand, type InvitationState } from './invitation.ts';

const personId = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const asked = { by: 'person:X', at: 1, today: '2026-03-01' };
const invite = (digest = 'd'): InvitationCommand => ({
  ...{ type: 'invite', personId, digest, expiresOn: '2026-03-15', ...asked },
});
const accept = (more: object = {}): InvitationCommand =>
  ({ type: 'accept', digest: 'd', accountId: 'A', taken: false, ...asked, ...more }) as InvitationCommand;
const after = (...commands: InvitationCommand[]) =>
  commands.reduce<InvitationState | undefined>((invitation, command) => {
    const decided = decide(command, invitation);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<InvitationState | undefined>(evolve, invitation);
  }, undefined)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

describe('an invitation', () => {
  it('links the account that accepts it, and keeps no code', () =>
    expect(after(invite(), accept())).toMatchObject({ state: 'accepted', accountId: 'A', digest: null }));
  it.each<[string, InvitationState | undefined, InvitationCommand]>([
    ['is not valid when nobody made it', undefined, accept()],
    ['is not valid a second time', after(invite(), accept()), accept({ accountId: 'B' })],
    ['is not valid with another code', after(invite()), accept({ digest: 'e' })],
    ['is not valid after its last day', after(invite()), accept({ today: '2026-03-16' })],
    ['is not valid when it was revoked', after(invite(), { type: 'revoke', ...asked }), accept()],
    ['is not valid when another followed', after(invite(), invite('e')), accept()],
  ])('%s', (_, state, command) => expect(codeOf(decide(command, state))).toBe('INVITATION_NOT_VALID'));
  it('links no account to two people', () =>
    expect(codeOf(decide(accept({ taken: true }), after(invite())))).toBe('ACCOUNT_TAKEN'));
  it('leaves the account of before until another accepts, and takes it away when it is revoked', () => {
    expect(after(invite(), accept(), invite('e'))).toMatchObject({ state: 'open', accountId: 'A' });
    expect(after(invite(), accept(), { type: 'revoke', ...asked })).toMatchObject({ accountId: null });
  });
});
