import { ok, refused } from '@bontot/kernel';
import { afterOf, type Stored } from '@bontot/persistence';
import { Answers, Asks, notFound, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import type { DuplicateState } from '../duplicate/duplicate.ts';
import { memberOf } from '../events/published.ts';
import { DuplicateWork } from '../jobs/duplicate-work.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { CompareDesk } from './compare-desk.ts';
import { decidingOf, PeopleDesk } from './people-desk.ts';
import { CloseDuplicate, Comparison, ReopenDuplicate, TwoMembers } from './people-schemas.ts';
import { MemberAnswer } from './schemas.ts';

/** Two records of one person: compared, closed as one by somebody who may change both, and taken back. */
@Controller('api/v1/members/duplicates')
export class DuplicatesController {
  readonly #members: Members;
  readonly #people: PeopleStores;
  readonly #work: DuplicateWork;
  readonly #desk: PeopleDesk;
  readonly #compare: CompareDesk;

  constructor(members: Members, people: PeopleStores, work: DuplicateWork, desk: PeopleDesk, compare: CompareDesk) {
    this.#members = members;
    this.#people = people;
    this.#work = work;
    this.#desk = desk;
    this.#compare = compare;
  }

  @Get('compare')
  @Requires('units.manage')
  @Answers('Two records side by side, and why one may not be closed in favour of the other', Comparison)
  async compare(@Query({ schema: TwoMembers }) { one, other }: z.infer<typeof TwoMembers>, @Asks() asking: Asking) {
    return this.#compare.of(await this.#desk.both([one, other], asking), asking);
  }

  @Post('close')
  @Requires('units.manage')
  @Answers('The membership that stays; the same again changes nothing', MemberAnswer)
  async close(@Body({ schema: CloseDuplicate }) body: z.infer<typeof CloseDuplicate>, @Asks() asking: Asking) {
    const { keptId, duplicateId, seen, reason } = body;
    await this.#desk.both([keptId, duplicateId], asking);
    const outcome = await this.#people.duplicates.run(duplicateId, async () => {
      const [kept, duplicate] = await Promise.all([keptId, duplicateId].map((id) => this.#side(id)));
      return ok({ type: 'close', kept: kept!, duplicate: duplicate!, seen, reason, ...decidingOf(asking) });
    });
    const { state } = await this.#carriedOut(afterOf(outcome));
    if (state.refused) throw refused(state.refused.code, state.refused.details);
    return this.#answer(keptId);
  }

  /** As long as nobody has changed either record since. */
  @Post('reopen')
  @Requires('units.manage')
  @Answers('The membership of the record that was closed, as it was before', MemberAnswer)
  async reopen(
    @Body({ schema: ReopenDuplicate }) { duplicateId }: z.infer<typeof ReopenDuplicate>,
    @Asks() asking: Asking,
  ) {
    const { keptId } = await this.#closing(duplicateId, asking);
    await this.#desk.both([keptId, duplicateId], asking);
    const outcome = await this.#people.duplicates.run(duplicateId, async (closing) => {
      const [kept, duplicate] = await Promise.all([keptId, duplicateId].map((id) => this.#desk.member(id)));
      const now = { kept: kept!.version, duplicate: duplicate!.version };
      const untouched = closing !== undefined && (await this.#work.isUntouched(closing));
      return ok({ type: 'reopen', now, untouched, ...decidingOf(asking) });
    });
    await this.#carriedOut(afterOf(outcome));
    return this.#answer(duplicateId);
  }

  /** Problem 404 for what was never closed; nobody hears of records out of reach. */
  async #closing(duplicateId: string, asking: Asking): Promise<DuplicateState> {
    const { state } = await this.#desk.member(duplicateId);
    this.#desk.require('units.manage', await this.#desk.pathOf(state.cellId), asking);
    const closing = await this.#people.duplicates.store.load(duplicateId);
    if (!closing) throw notFound('DUPLICATE_UNKNOWN', { memberId: duplicateId });
    return closing.state;
  }

  async #side(memberId: string) {
    return this.#work.sideOf(await this.#desk.member(memberId));
  }

  /** What fails here stands in the record as untold, and the sweep finds it. */
  async #carriedOut(decided: Stored<DuplicateState>): Promise<Stored<DuplicateState>> {
    await this.#work.tell(decided).catch(() => undefined);
    return (await this.#people.duplicates.store.load(decided.id))!;
  }

  async #answer(memberId: string) {
    const { state, version } = (await this.#members.store.load(memberId))!;
    return memberOf(state, version);
  }
}
