import type { Actor, Reach } from '@bontot/access';
import { isWithin, localDateOf, type UnitPath } from '@bontot/kernel';
import { Answers, CurrentActor, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import type * as z from 'zod';
import { CLOSED_AFTER_MS } from '../jobs/close-unclaimed.ts';
import type { SenderContract } from '../senders/contract.ts';
import { Stores } from '../storage/stores.ts';
import { WaitingCards, type Senders } from '../storage/waiting-cards.ts';
import { PageQuery } from './requests.ts';

/** Evidence about units that nobody knows: it waits, and counts as soon as the directory names them. */
@Controller('api/v1/unclaimed')
export class UnclaimedController {
  readonly #stores: Stores;
  readonly #waiting: WaitingCards;

  constructor(stores: Stores, waiting: WaitingCards) {
    this.#stores = stores;
    this.#waiting = waiting;
  }

  @Get()
  @Requires('unclaimed.read')
  @Answers('Cards that wait for their unit, with their sender, since when, and when their evidence is closed')
  async list(
    @Query({ schema: PageQuery }) { cursor = '', limit }: z.infer<typeof PageQuery>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const contracts = await this.#stores.contracts.current();
    const cards = await this.#waiting.page(sendersFor(actor, reach, [...contracts.values()]), cursor, limit);
    const items = cards.map(({ cellId, period, sender, since }) => ({
      cellId,
      period,
      sender,
      since: since.toISOString(),
      closesOn: localDateOf(since.getTime() + CLOSED_AFTER_MS),
    }));
    return { items, next: cards.length === limit ? cards.at(-1)!._id : null };
  }
}

/**
 * A unit that nobody knows is nowhere in the tree, so what its sender may report decides: a sender sees its own, a committee
 * that of senders for its own part of the tree, and the province's department besides whatever no contract places.
 */
function sendersFor(actor: Actor, { prefixes }: Reach, contracts: SenderContract[]): Senders {
  if (actor.sender !== undefined) return { only: [actor.sender] };
  const inside = ({ scope }: SenderContract) => prefixes.some((prefix) => isWithin(scope, prefix));
  if (!prefixes.some(isProvince)) return { only: contracts.filter(inside).map(({ sender }) => sender) };
  const elsewhere = contracts.filter((contract) => contract.scope !== '/' && !inside(contract));
  return { except: elsewhere.map(({ sender }) => sender) };
}

/** `/QN/` is, `/QN/QN-LH/` is not. */
const isProvince = (path: UnitPath): boolean => path.split('/').length === 3;
