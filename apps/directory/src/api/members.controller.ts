import type { Reach } from '@bontot/access';
import { localDateOf, ok } from '@bontot/kernel';
import { Answers, Asks, forbidden, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { memberOf, postOf } from '../events/published.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Members } from '../storage/members.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { newMemberOf } from './new-member.ts';
import { createdOf } from './outcome.ts';
import { decidingOf, holdsAll, PeopleDesk } from './people-desk.ts';
import { PeopleList, PeopleQuery } from './people-schemas.ts';
import { JoinMember, MemberAnswer, nextOf, UnitPathParams } from './schemas.ts';

/** Who belongs to a cell, or to all cells below a committee. */
@Controller('api/v1')
export class MembersController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #posts: Posts;
  readonly #desk: PeopleDesk;

  constructor(units: Units, members: Members, posts: Posts, desk: PeopleDesk) {
    this.#units = units;
    this.#members = members;
    this.#posts = posts;
    this.#desk = desk;
  }

  /** Names are for those entitled to the cell; who is entitled to their own data alone gets their own row. */
  @Get('units/:unitId/members')
  @Requires('members.read')
  @Answers('Members of a cell, or of all cells below, on a day', PeopleList)
  async list(
    @Param({ schema: UnitPathParams }) { unitId }: z.infer<typeof UnitPathParams>,
    @Query({ schema: PeopleQuery }) query: z.infer<typeof PeopleQuery>,
    @Scopes() reach: Reach,
    @Asks() asking: Asking,
  ) {
    const { below, on, cursor: after, limit, ...filter } = query;
    const path = await this.#desk.pathOf(unitId);
    const self =
      !holdsAll(reach, path) && this.#desk.may('members.read', path, asking, asking.actor.personId ?? undefined);
    if (!self && !below && !holdsAll(reach, path)) throw forbidden();
    const cells = self || !below ? [unitId] : await this.#desk.cellsInReach(path, reach);
    const day = on ?? localDateOf(asking.moment);
    const found = await this.#members.pageOf(cells, {
      ...{ day, after, limit, ...filter },
      ...(self && { onlyId: asking.actor.personId! }),
    });
    const posts = await this.#posts.ofPersons(found.map(({ id }) => id));
    return {
      items: found.map(({ state, version }) => memberOf(state, version)),
      next: self ? null : nextOf(found, limit, ({ id }) => id),
      posts: posts
        .filter(({ state: { from, until } }) => from <= day && (until === null || until >= day))
        .map(({ state, version }) => postOf(state, version)),
    };
  }

  @Post('members')
  @Requires('units.manage')
  @Answers('The membership: 201 when it is new, 200 when it was there with this content', MemberAnswer, 201)
  async join(
    @Body({ schema: JoinMember }) body: z.infer<typeof JoinMember>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.#desk.require('units.manage', await this.#desk.pathOf(body.cellId), asking);
    const fingerprint = fingerprintOf(body);
    const member = newMemberOf(body);
    const deciding = decidingOf(asking);
    const joined = await this.#members.run(body.memberId, async () => {
      const cell = cellOnDay(await this.#units.find(body.cellId), body.joinedCellOn);
      return ok({ type: 'join', member, cell, fingerprint, deciding });
    });
    const { state, version } = createdOf(joined, reply);
    return memberOf(state, version);
  }
}
