import type { Actor, Reach } from '@bontot/access';
import { doorOf, isSender, measureOf, UnitId } from '@bontot/contracts';
import { isWithin, refused } from '@bontot/kernel';
import { Answers, Asks, CurrentActor, forbidden, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import * as z from 'zod';
import type { SenderContract } from '../senders/contract.ts';
import { Stores } from '../storage/stores.ts';
import { WaitingCards } from '../storage/waiting-cards.ts';
import { knownUnit } from './known-unit.ts';
import { OutcomesQuery } from './requests.ts';

const SenderPath = z.object({
  sender: z.string().refine(isSender, 'a-z, 0-9 and -, at most 40, beginning with a letter'),
});
const ContractRequest = z.strictObject({
  measures: z.union([
    z.literal('all'),
    z.array(z.string().refine((id) => measureOf(id) !== undefined, 'an id of the catalogue of measures')).max(100),
  ]),
  /** null is the whole tree. */
  unitId: UnitId.nullable(),
  confirmedByNature: z.boolean(),
  unclaimedQuota: z.int().min(0).max(100_000).optional(),
});

/** Outside systems and their contracts (rule R10). A contract without measures is closed: its door refuses everything. */
@Controller('api/v1/senders')
export class SendersController {
  readonly #stores: Stores;
  readonly #waiting: WaitingCards;

  constructor(stores: Stores, waiting: WaitingCards) {
    this.#stores = stores;
    this.#waiting = waiting;
  }

  @Get()
  @Requires('unclaimed.read')
  @Answers(
    'Contracts for the caller’s part of the tree: what each may send, when it was last heard, what was refused or waits',
  )
  async list(@CurrentActor() actor: Actor, @Scopes() reach: Reach) {
    const seen = (await this.#stores.senders.list()).filter((contract) => isSeen(contract, actor, reach));
    const names = seen.map(({ sender }) => sender);
    const [counted, waiting] = await Promise.all([this.#stores.outcomes.counted(names), this.#waiting.countBySender()]);
    return {
      items: seen.map(({ lastSeenAt, changedAt, changedBy: _, scope, ...contract }) => ({
        ...contract,
        unitId: scope.split('/').at(-2) || null,
        door: doorOf(contract.sender).name,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
        changedAt: changedAt?.toISOString() ?? null,
        refused: counted.get(contract.sender)?.refused ?? 0,
        conflicts: counted.get(contract.sender)?.conflict ?? 0,
        unclaimedCards: waiting.get(contract.sender) ?? 0,
      })),
      next: null,
    };
  }

  @Get(':sender/outcomes')
  @Requires('unclaimed.read')
  @Answers('Facts of the sender that were refused, contradicted an earlier one or wait for their unit, oldest first')
  async outcomes(
    @Param({ schema: SenderPath }) { sender }: z.infer<typeof SenderPath>,
    @Query({ schema: OutcomesQuery }) { since, cursor, limit }: z.infer<typeof OutcomesQuery>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    const contract = (await this.#stores.senders.all()).get(sender);
    // What is refused of a wider contract says nothing about this part of the tree.
    const isOwn = actor.sender === sender;
    if (!contract || !(isOwn || (actor.sender === undefined && isMine(contract.scope, reach)))) throw forbidden();
    const found = await this.#stores.outcomes.since(sender, new Date(since ?? 0), cursor, limit);
    return {
      items: found.map(({ _id, origin: _, at, ...outcome }) => ({ id: _id, ...outcome, at: at.toISOString() })),
      next: found.length === limit ? found.at(-1)!._id : null,
    };
  }

  @Put(':sender')
  @Requires('senders.manage')
  @Answers('The contract as it stands; in force everywhere within ten seconds')
  async put(
    @Param({ schema: SenderPath }) { sender }: z.infer<typeof SenderPath>,
    @Body({ schema: ContractRequest }) { unitId, ...terms }: z.infer<typeof ContractRequest>,
    @Asks() { actor, moment }: Asking,
    @Scopes() reach: Reach,
  ) {
    const scope = unitId === null ? '/' : (await knownUnit(this.#stores.units, unitId, reach)).path;
    const known = (await this.#stores.senders.all()).get(sender);
    // The whole tree, and contracts elsewhere, are the province's.
    if (![scope, known?.scope ?? scope].every((place) => isMine(place, reach))) throw forbidden();
    const contract: SenderContract = { sender, scope, ...withoutUndefined(terms) };
    if (terms.confirmedByNature && terms.measures === 'all' && scope === '/')
      throw refused('CONTRACT_TOO_WIDE', { sender });
    await this.#stores.senders.put(contract, { changedBy: actor.ref, changedAt: new Date(moment) });
    return { ...contract, unitId, door: doorOf(sender).name };
  }
}

const isProvince = (path: string): boolean => path.split('/').length === 3;

const isMine = (scope: string, { prefixes }: Reach): boolean =>
  prefixes.some((prefix) => isWithin(scope, prefix) || (scope === '/' && isProvince(prefix)));

/** A sender sees its own; a committee those that report to its part, the province all. */
const isSeen = ({ sender, scope }: SenderContract, actor: Actor, reach: Reach): boolean =>
  actor.sender === undefined
    ? isMine(scope, reach) || reach.prefixes.some((prefix) => isWithin(prefix, scope))
    : actor.sender === sender;

const withoutUndefined = ({ unclaimedQuota, ...terms }: Omit<z.infer<typeof ContractRequest>, 'unitId'>) => ({
  ...terms,
  ...(unclaimedQuota === undefined ? {} : { unclaimedQuota }),
});
