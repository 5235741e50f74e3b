import type { Actor } from '@bontot/access';
import { ok } from '@bontot/kernel';
import { Answers, CurrentActor, notFound, RequestMoment, Requires } from '@bontot/service';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { postOf } from '../events/published.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { afterOf, createdOf } from './outcome.ts';
import { Permission } from './permission.ts';
import { AssignPost, EndPost, PostAnswer, PostPathParams } from './schemas.ts';

@Controller('api/v1/posts')
export class PostsController {
  readonly #units: Units;
  readonly #posts: Posts;
  readonly #permission: Permission;

  constructor(units: Units, posts: Posts, permission: Permission) {
    this.#units = units;
    this.#posts = posts;
    this.#permission = permission;
  }

  @Post()
  @Requires('units.manage')
  @Answers('The post: 201 when it is new, 200 when it was there with this content', PostAnswer, 201)
  async assign(
    @Body({ schema: AssignPost }) post: z.infer<typeof AssignPost>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const unit = await this.#units.find(post.unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId: post.unitId });
    this.#permission.requireManage(actor, unit.state.path, moment);
    const fingerprint = fingerprintOf(post);
    const assigned = await this.#posts.run(post.postId, async () =>
      ok({ type: 'assign', post, unit: (await this.#units.find(post.unitId))?.state, fingerprint }),
    );
    const { state, version } = createdOf(assigned, reply);
    return postOf(state, version);
  }

  @Post(':postId/end')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The post with its last day', PostAnswer)
  async end(
    @Param({ schema: PostPathParams }) { postId }: z.infer<typeof PostPathParams>,
    @Body({ schema: EndPost }) { until }: z.infer<typeof EndPost>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const post = await this.#posts.store.load(postId);
    if (!post) throw notFound('POST_UNKNOWN', { postId });
    this.#permission.requireManage(actor, post.state.path, moment);
    const { state, version } = afterOf(await this.#posts.run(postId, () => ok({ type: 'end', until })));
    return postOf(state, version);
  }
}
