import type { Reach } from '@bontot/access';
import { addDays, localDateOf, ok } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { Answers, Asks, forbidden, notFound, RequestMoment, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { postOf } from '../events/published.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Members } from '../storage/members.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { createdOf } from './outcome.ts';
import { holdsAll, PeopleDesk } from './people-desk.ts';
import { ExtendPost, PostList, PostsQuery } from './people-schemas.ts';
import { Permission } from './permission.ts';
import { AssignPost, EndPost, PostAnswer, PostPathParams, UnitPathParams } from './schemas.ts';

/** Posts with their terms: what a person may do follows from them, from and until their days. */
@Controller('api/v1')
export class PostsController {
  readonly #units: Units;
  readonly #posts: Posts;
  readonly #members: Members;
  readonly #desk: PeopleDesk;
  readonly #permission: Permission;

  constructor(units: Units, posts: Posts, members: Members, desk: PeopleDesk, permission: Permission) {
    this.#members = members;
    this.#desk = desk;
    this.#units = units;
    this.#posts = posts;
    this.#permission = permission;
  }

  @Post('posts')
  @Requires('units.manage')
  @Answers('The post: 201 when it is new, 200 when it was there with this content', PostAnswer, 201)
  async assign(
    @Body({ schema: AssignPost }) post: z.infer<typeof AssignPost>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const unit = await this.#units.find(post.unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId: post.unitId });
    this.#permission.requireManage(unit.state.path, asking);
    this.#desk.refuseDuplicate((await this.#members.store.load(post.personId))?.state);
    const fingerprint = fingerprintOf(post);
    const assigned = await this.#posts.run(post.postId, async () =>
      ok({ type: 'assign', post, unit: (await this.#units.find(post.unitId))?.state, fingerprint }),
    );
    const { state, version } = createdOf(assigned, reply);
    return postOf(state, version);
  }

  @Post('posts/:postId/end')
  @Requires('units.manage')
  @Answers('The post with its last day', PostAnswer)
  async end(
    @Param({ schema: PostPathParams }) { postId }: z.infer<typeof PostPathParams>,
    @Body({ schema: EndPost }) { until }: z.infer<typeof EndPost>,
    @Asks() asking: Asking,
  ) {
    const post = await this.#posts.store.load(postId);
    if (!post) throw notFound('POST_UNKNOWN', { postId });
    this.#permission.requireManage(post.state.path, asking);
    const { state, version } = afterOf(await this.#posts.run(postId, () => ok({ type: 'end', until })));
    // Who led a cell and stays in it acts for themselves from the next day.
    await this.#members.lookAt(state.personId, addDays(until, 1));
    if (until < localDateOf(asking.moment)) await this.#desk.settle(state.personId, asking);
    return postOf(state, version);
  }

  @Post('posts/:postId/extend')
  @Requires('units.manage')
  @Answers('The post with its longer term', PostAnswer)
  async extend(
    @Param({ schema: PostPathParams }) { postId }: z.infer<typeof PostPathParams>,
    @Body({ schema: ExtendPost }) { until }: z.infer<typeof ExtendPost>,
    @Asks() asking: Asking,
  ) {
    const post = await this.#posts.store.load(postId);
    if (!post) throw notFound('POST_UNKNOWN', { postId });
    this.#permission.requireManage(post.state.path, asking);
    const unit = (await this.#units.find(post.state.unitId))?.state;
    const { state, version } = afterOf(await this.#posts.run(postId, () => ok({ type: 'extend', until, unit })));
    return postOf(state, version);
  }

  @Get('units/:unitId/posts')
  @Requires('members.read')
  @Answers('Posts in a unit on a day, or all of them with their terms', PostList)
  async list(
    @Param({ schema: UnitPathParams }) { unitId }: z.infer<typeof UnitPathParams>,
    @Query({ schema: PostsQuery }) { on, all }: z.infer<typeof PostsQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() moment: number,
  ) {
    if (!holdsAll(reach, await this.#desk.pathOf(unitId))) throw forbidden();
    const day = on ?? localDateOf(moment);
    const found = (await this.#posts.inUnit(unitId)).filter(
      ({ state: { from, until } }) => all || (from <= day && (until === null || until >= day)),
    );
    const names = await this.#desk.names(found.map(({ state }) => state.personId));
    return {
      items: found.map(({ state, version }) => ({ ...postOf(state, version), name: names[state.personId] ?? null })),
    };
  }
}
