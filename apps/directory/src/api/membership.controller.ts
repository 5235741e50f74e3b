import type { Actor } from '@bontot/access';
import { ok } from '@bontot/kernel';
import { Answers, CurrentActor, RequestMoment, Requires } from '@bontot/service';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import { memberOf } from '../events/published.ts';
import type { MemberCommand } from '../member/member.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { Members } from '../storage/members.ts';
import { Units } from '../storage/units.ts';
import { afterOf } from './outcome.ts';
import { decidingOf, PeopleDesk, type Asking } from './people-desk.ts';
import { ChangeKind, ChangeSpan, ChangeStay, Leave, Nothing } from './people-schemas.ts';
import { MemberAnswer, MemberPathParams, TransferMember } from './schemas.ts';

type OfMember = z.infer<typeof MemberPathParams>;
type SpanChange = z.infer<typeof ChangeSpan>;

/** Changes of one membership. Posts follow each of them. */
@Controller('api/v1/members/:memberId')
export class MembershipController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #desk: PeopleDesk;

  constructor(units: Units, members: Members, desk: PeopleDesk) {
    this.#units = units;
    this.#members = members;
    this.#desk = desk;
  }

  @Post('change-kind')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership; a day to come is kept ahead', MemberAnswer)
  changeKind(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeKind }) { kind, on }: z.infer<typeof ChangeKind>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'change-kind', kind, on }, { actor, moment });
  }

  @Post('exempt')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  exempt(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'exempt', span: body.span }, { actor, moment }, body.decision);
  }

  @Post('special-duty')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  specialDuty(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'special-duty', span: body.span }, { actor, moment }, body.decision);
  }

  @Post('suspend')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership; who is suspended is in no base and has no vote', MemberAnswer)
  suspend(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'suspend', span: body.span }, { actor, moment }, body.decision);
  }

  @Post('temporary-stay')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership, which stays with the cell of now', MemberAnswer)
  async temporaryStay(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeStay }) { stay }: z.infer<typeof ChangeStay>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const cell = stay ? cellOnDay(await this.#units.find(stay.cellId), stay.from) : undefined;
    return this.#run(memberId, { type: 'temporary-stay', stay, cell }, { actor, moment });
  }

  /** At once, without papers on the way: for lists and corrections. People go by `api/v1/transfers`. */
  @Post('transfer')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership in its new cell', MemberAnswer)
  async transfer(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: TransferMember }) { cellId, on }: z.infer<typeof TransferMember>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#desk.require('units.manage', await this.#desk.pathOf(cellId), { actor, moment });
    const cell = cellOnDay(await this.#units.find(cellId), on);
    return this.#run(memberId, { type: 'transfer', cellId, cell, on }, { actor, moment });
  }

  @Post('leave')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership, ended', MemberAnswer)
  leave(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Leave }) { on, reason, decision }: z.infer<typeof Leave>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'leave', on, reason }, { actor, moment }, decision);
  }

  @Post('undo-leave')
  @HttpCode(200)
  @Requires('units.manage')
  @Answers('The membership, which goes on', MemberAnswer)
  undoLeave(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Nothing }) _: z.infer<typeof Nothing>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#run(memberId, { type: 'undo-leave' }, { actor, moment });
  }

  async #run(memberId: string, command: MemberCommand, asking: Asking, paper?: string) {
    const member = await this.#desk.member(memberId);
    this.#desk.require('units.manage', await this.#desk.pathOf(member.state.cellId), asking);
    const decided = { ...command, deciding: decidingOf(asking, paper) };
    const { state, version } = afterOf(await this.#members.run(memberId, () => ok(decided)));
    await this.#desk.settle(memberId, asking);
    return memberOf(state, version);
  }
}
