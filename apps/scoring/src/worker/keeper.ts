import { guarded } from '@bontot/persistence';
import { transient, type Clock, type Refusal } from '@bontot/kernel';
import type { OutgoingEvent, Publisher } from '@bontot/messaging';
import {
  cardUnitOf,
  keyText,
  subjectOf,
  type CardKey,
  type CardUnit,
  type Entry,
  type FactEntry,
  type Origin,
  type UnitEntry,
} from '../card/entry.ts';
import { assess } from '../card/assess.ts';
import { admitPath } from '../senders/contract.ts';
import { sha256 } from '../sha256.ts';
import type { CardDocument } from '../storage/card-chain.ts';
import type { Outcome } from '../storage/outcomes.ts';
import type { StoredUnit } from '../storage/units.ts';
import { changedEvent, conflictedEvent, conflictOutcome, refusedOutcome, senderIn } from './telling.ts';
import { CardCache } from './card-cache.ts';
import { readChange, type Change, type InRecord } from './intake.ts';
import { LiveCard } from '../storage/live-card.ts';
import type { Stores } from '../storage/stores.ts';

/** Two workers may hold one card; the loser of a race reads again and decides again this often. */
const MAX_RACES = 5;
/** Cards read from the store for one insert, and how many of them at the same time. */
const GROUP = 32;
const PARALLEL_READS = 16;

type FactChange = Extract<Change, { kind: 'fact' }>;
type CardChange = Exclude<Change, { kind: 'unit' | 'unknown' }> | { kind: 'claim'; key: CardKey; entry: UnitEntry };
type Asked = { change: CardChange; index: number };
type Task = { key: CardKey; asked: Asked[]; tries: number };
type Answer = Refusal | undefined;

/** What a moment will write and tell, gathered card by card. */
type Moment = {
  at: number;
  answers: Answer[];
  events: { key: CardKey; event: OutgoingEvent }[];
  outcomes: Outcome[];
  due: { key: CardKey; on: string | undefined }[];
  waiting: { key: CardKey; sender: string }[];
  claimed: CardKey[];
};

/**
 * The only writer of scorecards. One moment takes the records that wait in all partitions, folds them into their cards,
 * writes one revision per touched card in one insert, and then tells what changed. Offsets are committed by the caller
 * afterwards, so a crash at any point only repeats work: facts are state, and a place of a door that the chain already
 * holds is published again, never counted again.
 */
export class Keeper {
  readonly #stores: Stores;
  readonly #publisher: Publisher;
  readonly #clock: Clock;
  readonly #cache: CardCache;

  constructor(stores: Stores, publisher: Publisher, clock: Clock, maxFacts: number) {
    this.#stores = stores;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#cache = new CardCache(maxFacts);
  }

  /**
   * @returns per record the reason for which it must be given up, or nothing
   * @throws transient when a store or the broker does not answer; the same records may then be processed again
   */
  process(records: InRecord[]): Promise<Answer[]> {
    return guarded(() => this.#process(records));
  }

  async #process(records: InRecord[]): Promise<Answer[]> {
    const contracts = await this.#stores.contracts.current();
    const moment: Moment = {
      at: this.#clock.now(),
      answers: new Array<Answer>(records.length).fill(undefined),
      events: [],
      outcomes: [],
      due: [],
      waiting: [],
      claimed: [],
    };
    const tasks = new Map<string, Task>();
    const units: { index: number; change: Extract<Change, { kind: 'unit' }> }[] = [];
    let setsChanged = false;
    for (const [index, record] of records.entries()) {
      const read = readChange(record, contracts);
      if (!read.ok) moment.answers[index] = read.refusal;
      else if (read.value.kind === 'unit') units.push({ index, change: read.value });
      else if (read.value.kind !== 'unknown') {
        setsChanged ||= read.value.kind === 'due' && read.value.cause === 'set';
        ask(tasks, { change: read.value, index });
      }
    }
    if (setsChanged) await this.#stores.adoptions.refresh();
    for (const asked of await this.#claims(units)) ask(tasks, asked);
    await this.#carryOut([...tasks.values()], moment);
    await this.#tell(moment, records);
    return moment.answers;
  }

  /** Units that became known or changed: every card they have is asked to take that in. */
  async #claims(units: { index: number; change: Extract<Change, { kind: 'unit' }> }[]): Promise<Asked[]> {
    if (units.length === 0) return [];
    await this.#stores.units.keep(units.map(({ change }) => change.unit));
    const waiting = await this.#stores.unclaimed.of(units.map(({ change }) => change.unit.unitId));
    const asked: Asked[] = [];
    for (const { index, change } of units) {
      const { unit, origin, recordedAt } = change;
      const entry: UnitEntry = { kind: 'unit', origin, recordedAt, unit: cardUnitOf(unit) };
      const periods = new Set(waiting.filter(({ cellId }) => cellId === unit.unitId).map(({ period }) => period));
      // A first version can have no cards but those that wait for it.
      if (unit.version > 1) for (const period of await this.#stores.chain.periodsOf(unit.unitId)) periods.add(period);
      for (const period of periods)
        asked.push({ index, change: { kind: 'claim', key: { cellId: unit.unitId, period }, entry } });
    }
    return asked;
  }

  /**
   * Cards in hand are written together, in one insert. Those that must be read first come in small groups, so that a recompute
   * of a whole province never holds more than one group of them in memory.
   */
  async #carryOut(tasks: Task[], moment: Moment): Promise<void> {
    const missing = tasks.filter(({ key }) => !this.#cache.has(key));
    const inHand = missing.length === 0 ? tasks : tasks.filter(({ key }) => this.#cache.has(key));
    await this.#finish(inHand, moment);
    for (let from = 0; from < missing.length; from += GROUP)
      await this.#finish(missing.slice(from, from + GROUP), moment);
  }

  async #finish(tasks: Task[], moment: Moment): Promise<void> {
    for (let open = tasks; open.length > 0;) {
      const lost = await this.#write(open, moment).catch((error: unknown) => {
        // What is folded in memory may not be what was written: the chain alone knows.
        for (const { key } of open) this.#cache.drop(key);
        throw error;
      });
      open = lost.length > 0 ? lost : await this.#recheck(moment);
    }
  }

  /** One insert for all these cards; returns those that another worker had in hand, to be decided again. */
  async #write(open: Task[], moment: Moment): Promise<Task[]> {
    const cards = await this.#load(open);
    const unknown = open.filter((_, index) => cards[index]!.state.unit === undefined).map(({ key }) => key.cellId);
    const units = await this.#stores.units.byIds(unknown);
    const written = open.map((task, index) => ({
      task,
      card: cards[index]!,
      document: this.#advance(task, cards[index]!, units.get(task.key.cellId), moment),
    }));
    const taken = await this.#stores.chain.insert(written.flatMap(({ document }) => document ?? []));
    const lost: Task[] = [];
    for (const { task, card, document } of written) {
      if (!document || !taken.has(document._id)) {
        this.#cache.set(card);
        continue;
      }
      this.#cache.drop(task.key);
      forget(moment, task.key);
      if (++task.tries > MAX_RACES) throw transient('CARD_CONTESTED', { card: keyText(task.key) });
      lost.push(task);
    }
    return lost;
  }

  async #load(tasks: Task[]): Promise<LiveCard[]> {
    const cards = tasks.map(({ key }) => this.#cache.get(key));
    const missing = cards.flatMap((card, index) => (card ? [] : [index]));
    for (let from = 0; from < missing.length; from += PARALLEL_READS)
      await Promise.all(
        missing.slice(from, from + PARALLEL_READS).map(async (index) => {
          const { key } = tasks[index]!;
          cards[index] = LiveCard.from(key, await this.#stores.chain.tail(key));
        }),
      );
    return cards as LiveCard[];
  }

  /** Folds what was asked into the card; the document to write, or nothing where nothing changed. */
  #advance(
    { key, asked }: Task,
    card: LiveCard,
    unit: StoredUnit | undefined,
    moment: Moment,
  ): CardDocument | undefined {
    const { state } = card;
    const changes = admitted(asked, state.unit ?? unit, moment);
    if (card.version === 0 && changes.length === 0) return undefined;
    const accepted: Entry[] = [];
    const conflicts: Entry[] = [];
    const origins: Origin[] = [];
    /** Something here was written before and comes again: whether it was told is not known, so it is told again. */
    let again = false;
    const take = (entry: Entry): void => {
      const admission = state.admit(entry);
      const held = state.holds(entry.origin);
      again ||= admission !== 'accepted' && held;
      if (admission === 'accepted') accepted.push(entry);
      if (admission === 'conflict' && entry.kind === 'fact') {
        tellConflict(moment, key, entry);
        if (!held) conflicts.push(entry);
      }
      origins.push(entry.origin);
    };
    const wasUnknown = state.unit === undefined;
    if (wasUnknown && unit && hasCard(unit)) take(unitEntry(unit, moment.at));
    for (const change of changes) {
      if (change.kind !== 'due') {
        take(change.entry);
        continue;
      }
      origins.push(change.origin);
      again ||= state.holds(change.origin);
    }
    if (wasUnknown && state.unit)
      for (const entry of this.#outsideContract(state.unit.path, card, moment.at)) take(entry);
    if (card.version === 0 && accepted.length === 0) return undefined;
    const assessed = state.unit && assess(state, state.unit, this.#stores.adoptions, card.views, moment.at, sha256);
    if (!state.unit) moment.waiting.push({ key, sender: senderOf(asked) });
    if (state.unit && (wasUnknown || again)) moment.claimed.push(key);
    if (again || assessed?.dueOn !== card.dueOn) moment.due.push({ key, on: assessed?.dueOn });
    const changed = assessed !== undefined && assessed.digest !== card.digest;
    if (accepted.length === 0 && conflicts.length === 0 && !changed) {
      card.dueOn = assessed?.dueOn;
      if (again && card.published) moment.events.push({ key, event: changedEvent(card) });
      return undefined;
    }
    const document = card.advance(
      {
        accepted,
        conflicts,
        origins,
        body: changed ? assessed.body : undefined,
        digest: assessed?.digest,
        dueOn: assessed?.dueOn,
      },
      new Date(moment.at),
    );
    if ((changed || again) && card.published) moment.events.push({ key, event: changedEvent(card) });
    return document;
  }

  /** Facts that came before their unit, from senders whose contract does not reach it, are rejected when it becomes known. */
  #outsideContract(path: string, card: LiveCard, at: number): Entry[] {
    const contracts = this.#stores.contracts.held;
    return [...card.state.facts].flatMap(({ measure, source, revision, enteredBy }) => {
      const contract = enteredBy?.startsWith('system:') ? contracts.get(enteredBy.slice('system:'.length)) : undefined;
      if (!contract || admitPath(contract, path).ok) return [];
      const verdict = {
        ...card.key,
        measure,
        source,
        revision,
        verdict: 'rejected' as const,
        by: 'system:scoring',
        at: new Date(at).toISOString(),
        reason: `outside the contract of ${contract.sender}`,
      };
      return [
        {
          kind: 'verdict' as const,
          origin: { topic: 'claim', partition: 0, offset: card.version },
          recordedAt: at,
          verdict,
        },
      ];
    });
  }

  /**
   * A unit that became known between our look at the directory's copy and the note that its card waits would be missed by
   * both sides; so after the note we look once more.
   */
  async #recheck(moment: Moment): Promise<Task[]> {
    if (moment.waiting.length === 0) return [];
    const waiting = moment.waiting.splice(0);
    await this.#stores.unclaimed.add(waiting, new Date(moment.at));
    const known = await this.#stores.units.byIds(waiting.map(({ key }) => key.cellId));
    const named = waiting.filter(({ key }) => hasCard(known.get(key.cellId)));
    return named.map(({ key }) => ({ key, asked: [], tries: 0 }));
  }

  async #tell(moment: Moment, records: InRecord[]): Promise<void> {
    for (const [index, refusal] of moment.answers.entries()) {
      const outcome = refusal && refusedOutcome(records[index]!, refusal, moment.at);
      if (outcome) moment.outcomes.push(outcome);
    }
    await this.#stores.outcomes.write(moment.outcomes);
    await this.#stores.due.set(moment.due);
    if (moment.events.length > 0) await this.#publisher.publish(moment.events.map(({ event }) => event));
    // Last, for a unit that is named again after a crash finds its cards by this note.
    await this.#stores.unclaimed.remove(moment.claimed);
  }
}

function ask(tasks: Map<string, Task>, asked: Asked): void {
  const { key } = asked.change;
  const id = keyText(key);
  const task = tasks.get(id);
  if (task) task.asked.push(asked);
  else tasks.set(id, { key, asked: [asked], tries: 0 });
}

/** What a card takes of that which was asked; facts that its unit does not admit are answered. */
function admitted(asked: Asked[], unit: Pick<CardUnit, 'level' | 'path'> | undefined, moment: Moment): CardChange[] {
  const admits = ({ change, index }: Asked): boolean => {
    if (change.kind === 'claim') return subjectOf(change.entry.unit.level) !== undefined;
    const refusal = change.kind === 'fact' ? refusalOf(change, unit) : undefined;
    if (refusal) moment.answers[index] = refusal;
    return refusal === undefined;
  };
  return asked.filter(admits).map(({ change }) => change);
}

function tellConflict(moment: Moment, key: CardKey, entry: FactEntry): void {
  moment.events.push({ key, event: conflictedEvent(key, entry, moment.at) });
  moment.outcomes.push(conflictOutcome(key, entry, moment.at));
}

/** What a card that must be decided again has left in the moment is taken back. */
function forget(moment: Moment, key: CardKey): void {
  const other = (each: { key: CardKey }) => each.key !== key;
  moment.events = moment.events.filter(other);
  moment.outcomes = moment.outcomes.filter((each) => each.cellId !== key.cellId || each.period !== key.period);
  moment.due = moment.due.filter(other);
  moment.waiting = moment.waiting.filter(other);
  moment.claimed = moment.claimed.filter((claimed) => claimed !== key);
}

/** The unit as the directory's copy has it, for a card that meets it for the first time. */
const unitEntry = ({ _id, ...unit }: StoredUnit, at: number): UnitEntry => ({
  kind: 'unit',
  origin: { topic: 'units', partition: 0, offset: unit.version },
  recordedAt: at,
  unit: cardUnitOf({ unitId: _id, ...unit }),
});

const hasCard = (unit: StoredUnit | undefined): boolean => unit !== undefined && subjectOf(unit.level) !== undefined;

/** Codes: UNIT_HAS_NO_CARD, CELL_OUTSIDE_CONTRACT. A unit that is not known yet refuses nothing. */
function refusalOf({ contract, key }: FactChange, unit: Pick<CardUnit, 'level' | 'path'> | undefined): Answer {
  if (!unit) return undefined;
  if (!subjectOf(unit.level))
    return {
      code: 'UNIT_HAS_NO_CARD',
      details: { field: 'cellId', expected: 'a cell, a grassroots committee or a commune', got: key.cellId },
    };
  const placed = contract && admitPath(contract, unit.path);
  return placed && !placed.ok ? placed.refusal : undefined;
}

const senderOf = (asked: Asked[]): string => {
  const [first] = asked.flatMap(({ change }) => (change.kind === 'fact' ? [change.sender] : []));
  return first === undefined ? 'scoring' : senderIn(first);
};
