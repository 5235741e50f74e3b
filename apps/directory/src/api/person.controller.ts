import type { Reach } from '@bontot/access';
import { ok } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { Answers, Asks, forbidden, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { memberOf } from '../events/published.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { contactOf } from './contact.ts';
import { decidingOf, holdsAll, PeopleDesk } from './people-desk.ts';
import { Correct, Done, Erase, NotTwins, PersonAnswer, TwinList, TwinsQuery } from './people-schemas.ts';
import { PersonPage } from './person-page.ts';
import { MemberAnswer, MemberPathParams } from './schemas.ts';

type OfMember = z.infer<typeof MemberPathParams>;
const MAX_GROUPS = 100;

/** One person with all that is known of them, and people who may be one. */
@Controller('api/v1/members')
export class PersonController {
  readonly #members: Members;
  readonly #people: PeopleStores;
  readonly #page: PersonPage;
  readonly #desk: PeopleDesk;

  constructor(members: Members, people: PeopleStores, page: PersonPage, desk: PeopleDesk) {
    this.#members = members;
    this.#people = people;
    this.#page = page;
    this.#desk = desk;
  }

  /** Suggested, never merged: two people of one name and birth date exist. */
  @Get('duplicates')
  @Requires('contact.read')
  @Answers('Members of one name and birth date who may be one person', TwinList)
  async duplicates(@Query({ schema: TwinsQuery }) { unitId }: z.infer<typeof TwinsQuery>, @Scopes() reach: Reach) {
    const path = await this.#desk.pathOf(unitId);
    if (!holdsAll(reach, path)) throw forbidden();
    const groups = await this.#members.twinsIn(await this.#desk.cellsAt([path]), MAX_GROUPS);
    const cells = await this.#desk.cellNames(groups.flat().map(({ cellId }) => cellId));
    return {
      items: groups.map((group) => ({
        birthDate: group[0]!.details!.birthDate!,
        members: group.map(({ memberId, name, cellId, joinedCellOn, leftCellOn }) => ({
          ...{ memberId, name, cellId, cellName: cells[cellId] ?? cellId, joinedCellOn, leftCellOn },
        })),
      })),
    };
  }

  @Post('duplicates/dismiss')
  @Requires('units.manage')
  @Answers('Remembers that two are not the same person', Done)
  async dismiss(
    @Body({ schema: NotTwins }) { memberIds: [one, other] }: z.infer<typeof NotTwins>,
    @Asks() asking: Asking,
  ) {
    await this.#desk.both([one, other], asking);
    const deciding = decidingOf(asking);
    afterOf(await this.#members.run(one, () => ok({ type: 'not-twin', otherId: other, deciding })));
    afterOf(await this.#members.run(other, () => ok({ type: 'not-twin', otherId: one, deciding })));
    return { ok: true as const };
  }

  /** Who belongs to the cell sees name, kind and posts; the rest is for those entitled, and for oneself. */
  @Get(':memberId')
  @Requires('members.read')
  @Answers('The person with membership, posts and what happened', PersonAnswer)
  async person(@Param({ schema: MemberPathParams }) { memberId }: OfMember, @Asks() asking: Asking) {
    const stored = await this.#desk.member(memberId);
    const path = await this.#desk.pathOf(stored.state.cellId);
    if (!this.#desk.may('members.read', path, asking, memberId)) throw forbidden();
    return this.#page.of(stored, path, asking);
  }

  @Post(':memberId/correct')
  @Requires('units.manage')
  @Answers('The membership with the corrected name', MemberAnswer)
  async correct(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Correct }) { name, ...contact }: z.infer<typeof Correct>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#desk.member(memberId);
    this.#desk.require('units.manage', await this.#desk.pathOf(state.cellId), asking);
    const deciding = decidingOf(asking);
    const command = { type: 'correct' as const, name, details: contactOf(contact), deciding };
    const after = afterOf(await this.#members.run(memberId, () => ok(command)));
    return memberOf(after.state, after.version);
  }

  /** On request (design §4). Nothing brings a name back, so it is typed; the audit keeps who erased and why. */
  @Post(':memberId/erase')
  @Requires('units.manage')
  @Answers('The membership without name and private data', MemberAnswer)
  async erase(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Erase }) { confirm, reason }: z.infer<typeof Erase>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#desk.member(memberId);
    this.#desk.require('units.manage', await this.#desk.pathOf(state.cellId), asking);
    const deciding = decidingOf(asking);
    const after = afterOf(await this.#members.run(memberId, () => ok({ type: 'erase', confirm, reason, deciding })));
    const changed = { at: deciding.at, by: deciding.by };
    await this.#eraseCandidate(memberId, confirm, changed, deciding.today);
    for (const duplicate of after.state.duplicates ?? []) {
      const { name } = (await this.#desk.member(duplicate.memberId)).state;
      const erase = { type: 'erase' as const, confirm: name, reason, deciding };
      afterOf(await this.#members.run(duplicate.memberId, () => ok(erase)));
      await this.#eraseCandidate(duplicate.memberId, name, changed, deciding.today);
    }
    return memberOf(after.state, after.version);
  }

  /** Who came here as a candidate is known by name there too. */
  async #eraseCandidate(memberId: string, name: string, changed: { at: number; by: string }, today: string) {
    const candidate = await this.#people.candidates.store.load(memberId);
    if (candidate)
      afterOf(await this.#people.candidates.run(memberId, () => ok({ type: 'erase', name, changed, today })));
  }
}
