import type { Actor, Reach } from '@bontot/access';
import { isWithin, localDateOf, ok } from '@bontot/kernel';
import { Answers, CurrentActor, forbidden, notFound, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { memberOf } from '../events/published.ts';
import type { MemberCommand } from '../member/member.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { Members } from '../storage/members.ts';
import { Units } from '../storage/units.ts';
import { afterOf, createdOf } from './outcome.ts';
import { Permission } from './permission.ts';
import {
  ChangeMemberKind,
  JoinMember,
  LeaveMember,
  MemberAnswer,
  MemberList,
  MemberPathParams,
  MembersQuery,
  MemberSpan,
  nextOf,
  TransferMember,
  UnitPathParams,
} from './schemas.ts';

type MemberParam = z.infer<typeof MemberPathParams>;

@Controller('api/v1')
export class MembersController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #permission: Permission;

  constructor(units: Units, members: Members, permission: Permission) {
    this.#units = units;
    this.#members = members;
    this.#permission = permission;
  }

  /** Names are for those entitled to the cell; who is entitled to their own data alone gets their own row. */
  @Get('units/:unitId/members')
  @Requires('members.read')
  @Answers('Members of a cell today', MemberList)
  async list(
    @Param({ schema: UnitPathParams }) { unitId }: z.infer<typeof UnitPathParams>,
    @Query({ schema: MembersQuery }) { cursor: after, limit }: z.infer<typeof MembersQuery>,
    @Scopes() reach: Reach,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const path = await this.#pathOf(unitId);
    const whole = reach.all || reach.prefixes.some((prefix) => isWithin(path, prefix));
    const self = !whole && this.#permission.allows(actor, 'members.read', { path, ownerId: actor.personId! }, moment);
    if (!whole && !self) throw forbidden();
    const day = localDateOf(moment);
    const found = await this.#members.pageOf(unitId, { day, after, limit, ...(self && { onlyId: actor.personId! }) });
    return {
      items: found.map(({ state, version }) => memberOf(state, version)),
      next: self ? null : nextOf(found, limit, ({ id }) => id),
    };
  }

  @Post('members')
  @Requires('units.manage')
  @Answers('The membership: 201 when it is new, 200 when it was there with this content', MemberAnswer, 201)
  async join(
    @Body({ schema: JoinMember }) member: z.infer<typeof JoinMember>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.#permission.requireManage(actor, await this.#pathOf(member.cellId), moment);
    const fingerprint = fingerprintOf(member);
    const joined = await this.#members.run(member.memberId, async () => {
      const cell = cellOnDay(await this.#units.find(member.cellId), member.joinedCellOn);
      return ok({ type: 'join', member, cell, fingerprint });
    });
    const { state, version } = createdOf(joined, reply);
    return memberOf(state, version);
  }

  @Post('members/:memberId/change-kind')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  changeKind(
    @Param({ schema: MemberPathParams }) { memberId }: MemberParam,
    @Body({ schema: ChangeMemberKind }) { kind }: z.infer<typeof ChangeMemberKind>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#command(memberId, { type: 'change-kind', kind }, actor, moment);
  }

  @Post('members/:memberId/exempt')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  exempt(
    @Param({ schema: MemberPathParams }) { memberId }: MemberParam,
    @Body({ schema: MemberSpan }) { span }: z.infer<typeof MemberSpan>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#command(memberId, { type: 'exempt', span }, actor, moment);
  }

  @Post('members/:memberId/special-duty')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  specialDuty(
    @Param({ schema: MemberPathParams }) { memberId }: MemberParam,
    @Body({ schema: MemberSpan }) { span }: z.infer<typeof MemberSpan>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#command(memberId, { type: 'special-duty', span }, actor, moment);
  }

  @Post('members/:memberId/transfer')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership in its new cell', MemberAnswer)
  async transfer(
    @Param({ schema: MemberPathParams }) { memberId }: MemberParam,
    @Body({ schema: TransferMember }) { cellId, on }: z.infer<typeof TransferMember>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#permission.requireManage(actor, await this.#pathOf(cellId), moment);
    const cell = cellOnDay(await this.#units.find(cellId), on);
    return this.#command(memberId, { type: 'transfer', cellId, cell, on }, actor, moment);
  }

  @Post('members/:memberId/leave')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership, ended', MemberAnswer)
  leave(
    @Param({ schema: MemberPathParams }) { memberId }: MemberParam,
    @Body({ schema: LeaveMember }) { on }: z.infer<typeof LeaveMember>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#command(memberId, { type: 'leave', on }, actor, moment);
  }

  async #command(memberId: string, command: MemberCommand, actor: Actor, moment: number) {
    const member = await this.#members.store.load(memberId);
    if (!member) throw notFound('MEMBER_UNKNOWN', { memberId });
    this.#permission.requireManage(actor, await this.#pathOf(member.state.cellId), moment);
    const { state, version } = afterOf(await this.#members.run(memberId, () => ok(command)));
    return memberOf(state, version);
  }

  async #pathOf(unitId: string): Promise<string> {
    const unit = await this.#units.find(unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    return unit.state.path;
  }
}
