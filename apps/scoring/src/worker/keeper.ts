import { guarded } from '@bontot/persistence';
import { localDateOf, transient, type Clock, type Instant, type LocalDate } from '@bontot/kernel';
import type { Publisher } from '@bontot/messaging';
import {
  cardUnitOf,
  keyText,
  subjectOf,
  type CardKey,
  type CardUnit,
  type Entry,
  type Origin,
  type UnitEntry,
} from '../card/entry.ts';
import { assess } from '../card/assess.ts';
import { advanceRollUps, feedsRollUp, nextRollUpDay, rollUpsOf, type SentRollUp } from '../card/roll-up.ts';
import { admitPath } from '../senders/contract.ts';
import { sha256 } from '../sha256.ts';
import type { CardDocument } from '../storage/card-chain.ts';
import { UnclaimedQuota } from '../storage/unclaimed-quota.ts';
import type { StoredUnit } from '../storage/units.ts';
import { forget, momentOf, tellConflict, type Answer, type Moment } from './moment.ts';
import { RegisterWatch } from './register-watch.ts';
import { changedEvent, refusedOutcome, rollUpEvent, senderIn, unclaimedOutcome } from './telling.ts';
import { CardCache } from './card-cache.ts';
import { LastSeen } from './last-seen.ts';
import { readChange, type Change, type InRecord } from './intake.ts';
import { LiveCard } from '../storage/live-card.ts';
import type { Stores } from '../storage/stores.ts';

/** Two workers may hold one card; the loser of a race reads again and decides again this often. */
const MAX_RACES = 5;
/** Cards read from the store for one insert, and how many of them at the same time. */
const GROUP = 32;
const PARALLEL_READS = 16;
const PAGE_OF_UNITS = 500;

type FactChange = Extract<Change, { kind: 'fact' }>;
type CardChange = Exclude<Change, { kind: 'unit' | 'unknown' }> | { kind: 'claim'; key: CardKey; entry: UnitEntry };
type Asked = { change: CardChange; index: number };
type RolledUp = { sent: readonly SentRollUp[]; news: readonly SentRollUp[]; dueOn: LocalDate | undefined };
type Task = { key: CardKey; asked: Asked[]; tries: number };

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
  readonly #quota: UnclaimedQuota;
  readonly #lastSeen: LastSeen;

  constructor(stores: Stores, publisher: Publisher, clock: Clock, maxFacts: number) {
    this.#stores = stores;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#cache = new CardCache(maxFacts);
    this.#quota = new UnclaimedQuota(stores.waiting, clock);
    this.#lastSeen = new LastSeen(stores.senders, clock);
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
    const moment = momentOf(records.length, this.#clock.now());
    const tasks = new Map<string, Task>();
    const units: { index: number; change: Extract<Change, { kind: 'unit' }> }[] = [];
    let setsChanged = false;
    const heard = new Set<string>();
    for (const [index, record] of records.entries()) {
      const read = readChange(record, contracts);
      if (!read.ok) moment.answers[index] = read.refusal;
      else if (read.value.kind === 'unit') units.push({ index, change: read.value });
      else if (read.value.kind !== 'unknown') {
        setsChanged ||= read.value.kind === 'due' && read.value.cause === 'set';
        if (read.value.kind === 'fact' && read.value.sender.startsWith('system:'))
          heard.add(senderIn(read.value.sender));
        ask(tasks, { change: read.value, index });
      }
    }
    if (setsChanged) await this.#stores.adoptions.refresh();
    for (const asked of await this.#claims(units)) ask(tasks, asked);
    await this.#carryOut([...tasks.values()], moment);
    await this.#tell(moment, records);
    await this.#lastSeen.note(heard);
    return moment.answers;
  }

  /** Units that became known or changed: every card they have is asked to take that in. */
  async #claims(units: { index: number; change: Extract<Change, { kind: 'unit' }> }[]): Promise<Asked[]> {
    if (units.length === 0) return [];
    await this.#stores.units.keep(units.map(({ change }) => change.unit));
    for (const { change } of units) this.#stores.committees.take(change.unit);
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
      if (unit.version === 1 && subjectOf(unit.level) === 'committee')
        for await (const key of this.#cardsBelow(unit.path))
          asked.push({ index, change: { kind: 'due', key, origin, cause: 'unit' } });
    }
    return asked;
  }

  /** Cells that were known before their committee: none of them could say what it owes it. */
  async *#cardsBelow(path: string): AsyncGenerator<CardKey> {
    for (let after = path; ;) {
      const units = await this.#stores.units.below(path, after, PAGE_OF_UNITS);
      for (const { _id: cellId, level } of units)
        if (level === 'cell') for (const period of await this.#stores.chain.periodsOf(cellId)) yield { cellId, period };
      if (units.length < PAGE_OF_UNITS) return;
      after = units.at(-1)!.path;
    }
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
    await this.#stores.committees.learn(pathsIn(open, cards, units));
    await this.#refuseOverQuota(open, cards, units, moment);
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

  /** New cards of units that nobody knows are taken from a sender up to its quota; code UNCLAIMED_QUOTA. */
  async #refuseOverQuota(
    tasks: Task[],
    cards: LiveCard[],
    units: ReadonlyMap<string, StoredUnit>,
    moment: Moment,
  ): Promise<void> {
    for (const [index, task] of tasks.entries()) {
      if (cards[index]!.version > 0 || units.has(task.key.cellId)) continue;
      const kept: Asked[] = [];
      for (const asked of task.asked) {
        const contract = asked.change.kind === 'fact' ? asked.change.contract : undefined;
        if (contract && (await this.#quota.isReached(contract))) moment.answers[asked.index] = overQuota(task.key);
        else kept.push(asked);
      }
      task.asked = kept;
    }
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
    const at = toldMoment(changes) ?? moment.at;
    const accepted: Entry[] = [];
    const conflicts: Entry[] = [];
    const origins: Origin[] = [];
    const register = new RegisterWatch(state);
    /** Something here was written before and comes again: whether it was told is not known, so it is told again. */
    let again = false;
    const take = (entry: Entry): void => {
      register.before(entry);
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
    const before = state.unit;
    if (!before && unit && hasCard(unit)) take(unitEntry(unit, at));
    for (const change of changes) {
      if (change.kind !== 'due') {
        take(change.entry);
        continue;
      }
      origins.push(change.origin);
      again ||= state.holds(change.origin);
    }
    if (!before && state.unit) for (const entry of this.#outsideContract(state.unit.path, card, at)) take(entry);
    if (card.version === 0 && accepted.length === 0) return undefined;
    const assessed = state.unit && assess(state, state.unit, this.#stores.adoptions, card.views, at, sha256);
    const rolledUp = this.#rollUp(card, accepted, at);
    const dueOn = earlier(assessed?.dueOn, rolledUp.dueOn);
    if (!state.unit) {
      moment.waiting.push({ key, sender: senderOf(asked) });
      for (const entry of accepted) if (entry.kind === 'fact') moment.outcomes.push(unclaimedOutcome(key, entry, at));
    }
    if (state.unit && (!before || again)) moment.claimed.push(key);
    if (again || dueOn !== card.dueOn) moment.due.push({ key, on: dueOn });
    for (const change of register.changes(again)) moment.pending.push({ key, change });
    if (state.unit && state.unit.path !== before?.path && register.hasPending())
      moment.moved.push({ key, path: state.unit.path });
    const changed = assessed !== undefined && assessed.digest !== card.digest;
    const rollUps = again ? rolledUp.sent : rolledUp.news;
    for (const rollUp of rollUps) moment.events.push({ key, event: rollUpEvent(key, rollUp, at) });
    if (accepted.length === 0 && conflicts.length === 0 && !changed && rolledUp.news.length === 0) {
      card.dueOn = dueOn;
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
        dueOn,
        rollUps: rolledUp.sent,
      },
      new Date(at),
    );
    if ((changed || again) && card.published) moment.events.push({ key, event: changedEvent(card) });
    return document;
  }

  /** What the committee above must hear of a cell whose facts, place or day moved on. */
  #rollUp(card: LiveCard, accepted: Entry[], at: Instant): RolledUp {
    const { key, state, rollUps: sent } = card;
    const { unit } = state;
    if (unit?.level !== 'cell') return { sent, news: [], dueOn: undefined };
    const on = localDateOf(at);
    const committee = this.#stores.committees.of(unit.path);
    const dueOn = committee === undefined ? undefined : nextRollUpDay(key.period, on);
    const known = card.rolledUp;
    card.rolledUp = { on, committee };
    if (known && known.on === on && known.committee === committee && !accepted.some(concernsRollUp))
      return { sent, news: [], dueOn };
    const values = committee === undefined ? [] : rollUpsOf(key, state.facts, unit, on);
    return { ...advanceRollUps(sent, committee, values, card.version + 1), dueOn };
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
    await this.#stores.pending.write(moment.pending.map(({ change }) => change));
    for (const { key, path } of moment.moved) await this.#stores.pending.move(key.cellId, path);
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

const overQuota = ({ cellId: got }: CardKey): Answer => ({
  code: 'UNCLAIMED_QUOTA',
  details: { field: 'cellId', expected: 'a unit of the directory', got },
});

/** The moment that all news of a card was told to have come at (`x-clock`); undefined where any came by the clock. */
function toldMoment(changes: CardChange[]): Instant | undefined {
  let told: Instant | undefined;
  for (const change of changes) {
    if (change.kind === 'due' || change.kind === 'claim') continue;
    if (!change.told) return undefined;
    told = Math.max(told ?? 0, change.entry.recordedAt);
  }
  return told;
}

/** Places in the tree of all cards in hand, as they are and as they may become. */
function pathsIn(tasks: Task[], cards: LiveCard[], units: ReadonlyMap<string, StoredUnit>): string[] {
  return tasks.flatMap(({ key, asked }, index) => {
    const path = cards[index]!.state.unit?.path ?? units.get(key.cellId)?.path;
    const claimed = asked.flatMap(({ change }) => (change.kind === 'claim' ? [change.entry.unit.path] : []));
    return path === undefined ? claimed : [path, ...claimed];
  });
}

const concernsRollUp = (entry: Entry): boolean => {
  if (entry.kind === 'fact') return feedsRollUp(entry.fact.measure);
  return entry.kind === 'unit' || (entry.kind === 'verdict' && feedsRollUp(entry.verdict.measure));
};

const earlier = (a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

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
