import { RecordId } from '@bontot/contracts';
import { addDays, localDateOf, ok } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { Answers, Asks, forbidden, Requires, SignedIn, type Asking } from '@bontot/service';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { INVITATION_DAYS } from '../invitation/invitation.ts';
import type { MemberState } from '../member/member.ts';
import { PeopleStores } from '../storage/people.ts';
import { decidingOf, PeopleDesk } from './people-desk.ts';
import { Done, Nothing } from './people-schemas.ts';
import { MemberPathParams } from './schemas.ts';

const InvitationAnswer = z.object({
  code: z.string().describe('shown this once, to be printed or sent'),
  expiresOn: z.string(),
});
const Accept = z.object({ code: z.string().max(60) });
const AcceptAnswer = z.object({ personId: RecordId });
type OfMember = z.infer<typeof MemberPathParams>;

/** No letters that look like figures: the code is typed from paper. 20 of 32 letters are 100 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const ACCOUNT = 'account:';

/** Links members to accounts of the provider of sign-in. */
@Controller('api/v1')
export class InvitationsController {
  readonly #people: PeopleStores;
  readonly #desk: PeopleDesk;

  constructor(people: PeopleStores, desk: PeopleDesk) {
    this.#people = people;
    this.#desk = desk;
  }

  @Post('members/:memberId/invitation')
  @Requires('members.invite')
  @Answers('A code for one use; the one before is worth nothing any more', InvitationAnswer)
  async invite(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Nothing }) _: z.infer<typeof Nothing>,
    @Asks() asking: Asking,
  ) {
    this.#desk.refuseDuplicate(await this.#mayInvite(memberId, asking));
    const code = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
    const expiresOn = addDays(localDateOf(asking.moment), INVITATION_DAYS);
    const invite = { type: 'invite' as const, personId: memberId, digest: digestOf(code), expiresOn };
    const deciding = decidingOf(asking);
    afterOf(await this.#people.invitations.run(memberId, () => ok({ ...invite, ...deciding })));
    return { code: code.replace(/(.{4})(?=.)/g, '$1-'), expiresOn };
  }

  @Post('members/:memberId/invitation/revoke')
  @Requires('members.invite')
  @Answers('The code is worth nothing, and the account is linked no more', Done)
  async revoke(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Nothing }) _: z.infer<typeof Nothing>,
    @Asks() asking: Asking,
  ) {
    await this.#mayInvite(memberId, asking);
    const deciding = decidingOf(asking);
    const outcome = await this.#people.invitations.run(memberId, () => ok({ type: 'revoke', ...deciding }));
    if (outcome.ok && outcome.value.after) afterOf(outcome);
    return { ok: true as const };
  }

  /** The gateway brings who signed in as their account here, linked to a person or not. */
  @Post('invitations/accept')
  @SignedIn('links the account of the caller alone, and only with a code that somebody gave them')
  @Answers('Who the account belongs to from now on', AcceptAnswer)
  async accept(@Body({ schema: Accept }) { code }: z.infer<typeof Accept>, @Asks() asking: Asking) {
    if (!asking.actor.ref.startsWith(ACCOUNT)) throw forbidden();
    const accountId = asking.actor.ref.slice(ACCOUNT.length);
    const digest = digestOf(code);
    const { invitations } = this.#people;
    const personId = (await invitations.personWith(digest)) ?? 'nobody';
    const outcome = await invitations.run(personId, async () => {
      const owner = await invitations.personOf(accountId);
      const taken = owner !== undefined && owner !== personId;
      return ok({ type: 'accept', digest, accountId, taken, ...decidingOf(asking) });
    });
    return { personId: afterOf(outcome).state.personId };
  }

  async #mayInvite(memberId: string, asking: Asking): Promise<MemberState> {
    const { state } = await this.#desk.member(memberId);
    this.#desk.require('members.invite', await this.#desk.pathOf(state.cellId), asking);
    return state;
  }
}

/** As it was typed: with or without its hyphens, in any case. */
const digestOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('base64url');
