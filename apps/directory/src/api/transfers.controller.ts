import type { Reach } from '@bontot/access';
import { localDateOf, ok } from '@bontot/kernel';
import { afterOf, type Stored } from '@bontot/persistence';
import { Answers, Asks, forbidden, notFound, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PeopleWork } from '../jobs/people-work.ts';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { Units } from '../storage/units.ts';
import type { Sending, TransferCommand, TransferState } from '../transfer/transfer.ts';
import { createdOf } from './outcome.ts';
import { decidingOf, holdsAll, PeopleDesk } from './people-desk.ts';
import {
  OnDay,
  OnDayBecause,
  SendTransfer,
  TransferAnswer,
  TransferList,
  TransferPath,
  TransfersQuery,
} from './people-schemas.ts';
import { nextOf } from './schemas.ts';
import { transferOf } from './transfer-view.ts';

type OfTransfer = z.infer<typeof TransferPath>;

/** Members on the way from one cell to another (294-QĐ/TW, 6.3.1). */
@Controller('api/v1/transfers')
export class TransfersController {
  readonly #units: Units;
  readonly #members: Members;
  readonly #people: PeopleStores;
  readonly #work: PeopleWork;
  readonly #desk: PeopleDesk;

  constructor(units: Units, members: Members, people: PeopleStores, work: PeopleWork, desk: PeopleDesk) {
    this.#units = units;
    this.#members = members;
    this.#people = people;
    this.#work = work;
    this.#desk = desk;
  }

  @Get()
  @Requires('members.read')
  @Answers('Transfers from and to the cells of a unit', TransferList)
  async list(
    @Query({ schema: TransfersQuery }) query: z.infer<typeof TransfersQuery>,
    @Scopes() reach: Reach,
    @Asks() asking: Asking,
  ) {
    const { unitId, cursor, limit, direction, state } = query;
    const path = await this.#desk.pathOf(unitId);
    if (!holdsAll(reach, path)) throw forbidden();
    const [day, id] = cursor?.split(' ') ?? [];
    const after = day && id ? { day, id } : undefined;
    const cellIds = await this.#desk.cellsAt([path]);
    const found = await this.#people.transfers.page({ cellIds, direction, state, after, limit });
    const transfers = found.map((stored) => transferOf(stored, localDateOf(asking.moment)));
    return {
      items: transfers,
      next: nextOf(transfers, limit, ({ dueOn, sentOn, transferId }) => `${dueOn ?? sentOn} ${transferId}`),
      names: await this.#desk.names(transfers.map(({ personId }) => personId)),
      cells: await this.#desk.cellNames(
        transfers.flatMap(({ fromCellId, toCellId }) => [fromCellId, toCellId ?? fromCellId]),
      ),
      may: { manage: this.#desk.may('units.manage', path, asking) },
    };
  }

  @Post()
  @Requires('units.manage')
  @Answers('The transfer: 201 when it is new, 200 when it was there with this content', TransferAnswer, 201)
  async send(
    @Body({ schema: SendTransfer }) transfer: z.infer<typeof SendTransfer>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { transferId, personId } = transfer;
    const member = await this.#desk.member(personId);
    this.#desk.require('units.manage', await this.#desk.pathOf(member.state.cellId), asking);
    const fingerprint = fingerprintOf(transfer);
    const sent = await this.#people.transfers.run(transferId, async () => {
      const sending = await this.#sendingOf(transfer);
      return ok({ type: 'send', transfer, sending, fingerprint, ...decidingOf(asking) });
    });
    return transferOf(createdOf(sent, reply), localDateOf(asking.moment));
  }

  @Post(':transferId/shown')
  @Requires('units.manage')
  @Answers('The transfer, shown to the committee of the new cell', TransferAnswer)
  async shown(
    @Param({ schema: TransferPath }) { transferId }: OfTransfer,
    @Body({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#transfer(transferId);
    this.#desk.require('units.manage', await this.#desk.pathOf(state.toCellId ?? state.fromCellId), asking);
    return this.#run(transferId, { type: 'show', on, ...decidingOf(asking) }, asking);
  }

  /** From this day the new cell counts the person, and not a day earlier. */
  @Post(':transferId/receive')
  @Requires('units.manage')
  @Answers('The transfer, received', TransferAnswer)
  async receive(
    @Param({ schema: TransferPath }) { transferId }: OfTransfer,
    @Body({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#transfer(transferId);
    const { toCellId, fromCellId, personId } = state;
    this.#desk.require('units.manage', await this.#desk.pathOf(toCellId ?? fromCellId), asking);
    const target = toCellId === null ? undefined : cellOnDay(await this.#units.find(toCellId), on);
    const person = await this.#members.store.load(personId);
    const stillThere = person?.state.cellId === fromCellId && person.state.leftCellOn === null;
    return this.#run(transferId, { type: 'receive', on, target, stillThere, ...decidingOf(asking) }, asking);
  }

  @Post(':transferId/cancel')
  @Requires('units.manage')
  @Answers('The transfer, cancelled: the person stays where they are', TransferAnswer)
  async cancel(
    @Param({ schema: TransferPath }) { transferId }: OfTransfer,
    @Body({ schema: OnDayBecause }) { on, reason }: z.infer<typeof OnDayBecause>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#transfer(transferId);
    this.#desk.require('units.manage', await this.#desk.pathOf(state.fromCellId), asking);
    return this.#run(transferId, { type: 'cancel', on, reason, ...decidingOf(asking) }, asking);
  }

  async #run(transferId: string, command: TransferCommand, { moment }: Asking) {
    const after = afterOf(await this.#people.transfers.run(transferId, () => ok(command)));
    // What fails here stands in the record as untold, and the sweep finds it.
    if (after.state.untold) await this.#work.tellTransfer(after).catch(() => undefined);
    return transferOf(await this.#transfer(transferId), localDateOf(moment));
  }

  async #transfer(transferId: string): Promise<Stored<TransferState>> {
    const transfer = await this.#people.transfers.store.load(transferId);
    if (!transfer) throw notFound('TRANSFER_UNKNOWN', { transferId });
    return transfer;
  }

  async #sendingOf({ transferId, personId, toCellId, sentOn }: z.infer<typeof SendTransfer>): Promise<Sending> {
    const [member, before, unit] = await Promise.all([
      this.#members.store.load(personId),
      this.#people.transfers.ofPerson(personId),
      toCellId === null ? undefined : this.#units.find(toCellId),
    ]);
    const open = before.find(({ id, state }) => state.state === 'sent' && id !== transferId);
    return {
      fromCellId: member?.state.leftCellOn === null && !member.state.erased ? member.state.cellId : undefined,
      joinedCellOn: member?.state.joinedCellOn ?? sentOn,
      target: cellOnDay(unit, sentOn),
      openTransferId: open?.id,
    };
  }
}
