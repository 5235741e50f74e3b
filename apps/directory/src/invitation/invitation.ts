import { ok, refuse, unreachable, type Instant, type LocalDate, type Result } from '@bontot/kernel';

/**
 * A member's way to a sign-in account: a code for one use, of which the digest is kept, and the account that used it.
 * One for each person; a new code makes the one before worthless and leaves the account until another accepts.
 */
export type InvitationState = {
  personId: string;
  digest: string | null;
  expiresOn: LocalDate;
  state: 'open' | 'accepted' | 'revoked';
  accountId: string | null;
  acceptedOn: LocalDate | null;
  history: { at: Instant; by: string; what: 'invite' | 'accept' | 'revoke' | 'take-over' }[];
};

/** A way to an account that goes from one record of a person to another, or back. */
export type Link = Pick<InvitationState, 'digest' | 'expiresOn' | 'state' | 'accountId' | 'acceptedOn'>;

type Deciding = { by: string; at: Instant; today: LocalDate };
export type InvitationCommand =
  | ({ type: 'invite'; personId: string; digest: string; expiresOn: LocalDate } & Deciding)
  /** `taken`: another person has accepted with this account. */
  | ({ type: 'accept'; digest: string; accountId: string; taken: boolean } & Deciding)
  | ({ type: 'revoke' } & Deciding)
  /** The other record has let go of it. */
  | ({ type: 'take-over'; personId: string; link: Link } & Deciding);
export type InvitationEvent = { type: 'invitation.changed'; state: InvitationState };

/** Long enough for the next cell meeting's post, short enough for a lost sheet of paper. */
export const INVITATION_DAYS = 14;

/** Decides on one person's invitation. Codes: INVITATION_NOT_VALID, ACCOUNT_TAKEN. */
export function decide(command: InvitationCommand, invitation: InvitationState | undefined): Result<InvitationEvent[]> {
  const { type: what, at, by, today } = command;
  const history = [...(invitation?.history ?? []), { at, by, what }];
  switch (command.type) {
    case 'invite': {
      const { personId, digest, expiresOn } = command;
      const { accountId = null, acceptedOn = null } = invitation ?? {};
      return to({ ...{ personId, digest, expiresOn, accountId, acceptedOn, history }, state: 'open' });
    }
    case 'accept': {
      const { digest, accountId, taken } = command;
      const open = invitation?.state === 'open' && invitation.digest === digest && today <= invitation.expiresOn;
      // One answer for unknown, used, revoked and outdated: who guesses learns nothing.
      if (!open) return refuse('INVITATION_NOT_VALID');
      if (taken) return refuse('ACCOUNT_TAKEN');
      return to({ ...invitation, ...{ digest: null, accountId, acceptedOn: today, history }, state: 'accepted' });
    }
    case 'revoke':
      if (!invitation || invitation.state === 'revoked') return ok([]);
      return to({ ...invitation, ...{ digest: null, accountId: null, acceptedOn: null, history }, state: 'revoked' });
    case 'take-over': {
      const { personId, link } = command;
      return invitation && isLink(invitation, link) ? ok([]) : to({ personId, ...link, history });
    }
    default:
      return unreachable(command);
  }
}

export const evolve = (_: InvitationState | undefined, { state }: InvitationEvent): InvitationState => state;

export const linkOf = ({ digest, expiresOn, state, accountId, acceptedOn }: InvitationState): Link => ({
  ...{ digest, expiresOn, state, accountId, acceptedOn },
});

export const isLink = (invitation: InvitationState, link: Link): boolean =>
  (Object.keys(link) as (keyof Link)[]).every((key) => invitation[key] === link[key]);

const to = (state: InvitationState): Result<InvitationEvent[]> => ok([{ type: 'invitation.changed', state }]);
