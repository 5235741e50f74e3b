import type { Connection } from 'mongoose';
import type { SenderContract } from '../senders/contract.ts';
import { Adoptions } from './adoptions.ts';
import { CardChain } from './card-chain.ts';
import { Committees } from './committees.ts';
import { Due } from './due.ts';
import { Outcomes } from './outcomes.ts';
import { PendingFacts } from './pending.ts';
import { Receipts } from './receipts.ts';
import { Senders } from './senders.ts';
import { RegisterPages } from './register-pages.ts';
import { Unclaimed } from './unclaimed.ts';
import { WaitingCards } from './waiting-cards.ts';
import { Units } from './units.ts';

/** A contract changed by an administrator is in force everywhere after this time. */
const CONTRACTS_KEPT_MS = 10_000;

/** The senders' contracts, read again now and then. */
export class Contracts {
  readonly #senders: Senders;
  #held: ReadonlyMap<string, SenderContract> = new Map();
  #until = 0;

  constructor(senders: Senders) {
    this.#senders = senders;
  }

  get held(): ReadonlyMap<string, SenderContract> {
    return this.#held;
  }

  async current(): Promise<ReadonlyMap<string, SenderContract>> {
    if (Date.now() >= this.#until) {
      this.#held = await this.#senders.all();
      this.#until = Date.now() + CONTRACTS_KEPT_MS;
    }
    return this.#held;
  }
}

/** Everything that scoring stores, over one connection. */
export class Stores {
  readonly chain: CardChain;
  readonly units: Units;
  readonly committees: Committees;
  readonly adoptions: Adoptions;
  readonly senders: Senders;
  readonly contracts: Contracts;
  readonly outcomes: Outcomes;
  readonly due: Due;
  readonly unclaimed: Unclaimed;
  readonly waiting: WaitingCards;
  readonly pending: PendingFacts;
  readonly receipts: Receipts;

  constructor(connection: Connection) {
    this.chain = new CardChain(connection);
    this.units = new Units(connection);
    this.committees = new Committees(this.units);
    this.adoptions = new Adoptions(connection);
    this.senders = new Senders(connection);
    this.contracts = new Contracts(this.senders);
    this.outcomes = new Outcomes(connection);
    this.due = new Due(connection);
    this.unclaimed = new Unclaimed(connection);
    this.waiting = new WaitingCards(connection);
    this.pending = new PendingFacts(connection);
    this.receipts = new Receipts(connection);
  }

  /** Collections and indexes, before the first use; safe to run again and by several processes at once. */
  static async ensure(connection: Connection): Promise<void> {
    for (const store of [
      CardChain,
      Units,
      Adoptions,
      Outcomes,
      Due,
      Unclaimed,
      WaitingCards,
      PendingFacts,
      RegisterPages,
      Receipts,
    ])
      await store.ensure(connection);
  }
}
