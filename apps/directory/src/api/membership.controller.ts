import { ok } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { Answers, Asks, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import { memberOf } from '../events/published.ts';
import type { MemberCommand } from '../member/member.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { Members } from '../storage/members.ts';
import { Units } from '../storage/units.ts';
import { decidingOf, PeopleDesk } from './people-desk.ts';
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
  @Requires('units.manage')
  @Answers('The membership; a day to come is kept ahead', MemberAnswer)
  changeKind(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeKind }) { kind, on }: z.infer<typeof ChangeKind>,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'change-kind', kind, on }, asking);
  }

  @Post('exempt')
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  exempt(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'exempt', span: body.span }, asking, body.decision);
  }

  @Post('special-duty')
  @Requires('units.manage')
  @Answers('The membership', MemberAnswer)
  specialDuty(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'special-duty', span: body.span }, asking, body.decision);
  }

  @Post('suspend')
  @Requires('units.manage')
  @Answers('The membership; who is suspended is in no base and has no vote', MemberAnswer)
  suspend(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeSpan }) body: SpanChange,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'suspend', span: body.span }, asking, body.decision);
  }

  @Post('temporary-stay')
  @Requires('units.manage')
  @Answers('The membership, which stays with the cell of now', MemberAnswer)
  async temporaryStay(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: ChangeStay }) { stay }: z.infer<typeof ChangeStay>,
    @Asks() asking: Asking,
  ) {
    const cell = stay ? cellOnDay(await this.#units.find(stay.cellId), stay.from) : undefined;
    return this.#run(memberId, { type: 'temporary-stay', stay, cell }, asking);
  }

  /** At once, without papers on the way: for lists and corrections. People go by `api/v1/transfers`. */
  @Post('transfer')
  @Requires('units.manage')
  @Answers('The membership in its new cell', MemberAnswer)
  async transfer(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: TransferMember }) { cellId, on }: z.infer<typeof TransferMember>,
    @Asks() asking: Asking,
  ) {
    this.#desk.require('units.manage', await this.#desk.pathOf(cellId), asking);
    const cell = cellOnDay(await this.#units.find(cellId), on);
    return this.#run(memberId, { type: 'transfer', cellId, cell, on }, asking);
  }

  @Post('leave')
  @Requires('units.manage')
  @Answers('The membership, ended', MemberAnswer)
  leave(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Leave }) { on, reason, decision }: z.infer<typeof Leave>,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'leave', on, reason }, asking, decision);
  }

  @Post('undo-leave')
  @Requires('units.manage')
  @Answers('The membership, which goes on', MemberAnswer)
  undoLeave(
    @Param({ schema: MemberPathParams }) { memberId }: OfMember,
    @Body({ schema: Nothing }) _: z.infer<typeof Nothing>,
    @Asks() asking: Asking,
  ) {
    return this.#run(memberId, { type: 'undo-leave' }, asking);
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
