import type { Exemption, Verdict } from '@bontot/contracts';
import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import {
  add,
  Facts,
  remove,
  type Confirmation,
  type Fact,
  type NotApplicable,
  type Put,
  type Tally,
} from '@bontot/scoring-core';
import { needsVerdict } from '../senders/contract.ts';
import { packFacts, unpackFacts, type PackedFacts } from './pack.ts';
import type { CardKey, CardUnit, Entry, FactEntry, Origin } from './entry.ts';

/** What an entry did to the card: `accepted` belongs into the log, `same` changes nothing, `conflict` is kept aside. */
export type Admission = 'accepted' | 'same' | 'conflict';

/** Everything a log adds up to, as it is packed into a document now and then. */
export type Snapshot = { facts: PackedFacts; verdicts: Verdict[]; exemptions: Exemption[]; unit?: CardUnit };

const verdictKey = (measure: string, source: string, revision: number): string => `${measure}|${source}|${revision}`;
const doorKey = ({ topic, partition }: Origin): string => `${topic}|${partition}`;

/**
 * The state of one scorecard: a fold over its log. The order of entries matters only between two contents of one revision
 * (the first stands) and between verdicts (the last stands); everything else commutes.
 */
export class Card {
  readonly key: CardKey;
  readonly facts = new Facts();
  unit: CardUnit | undefined;
  /** The standing sums of the day, kept up to date with each entry; whoever evaluates sets it. */
  tally: Tally | undefined;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #exemptions = new Map<string, Exemption>();
  /** Highest offset held per door: what comes again at or below it has been written before. */
  readonly #held = new Map<string, number>();

  constructor(key: CardKey) {
    this.key = key;
  }

  /** Takes an entry in, whatever the order of arrival; idempotent. */
  admit(entry: Entry): Admission {
    switch (entry.kind) {
      case 'fact':
        return this.#admitFact(entry);
      case 'verdict':
        return this.#admitVerdict(entry.verdict);
      case 'exemption':
        return this.#admitExemption(entry.exemption);
      case 'unit':
        if (this.unit && this.unit.version >= entry.unit.version) return 'same';
        this.unit = entry.unit;
        this.tally = undefined;
        return 'accepted';
    }
  }

  /** True when this place of this door has been written to the chain before: what came was sent again after a crash. */
  holds(origin: Origin): boolean {
    return (this.#held.get(doorKey(origin)) ?? -1) >= origin.offset;
  }

  hold(origin: Origin): void {
    if (!this.holds(origin)) this.#held.set(doorKey(origin), origin.offset);
  }

  get held(): [topic: string, partition: number, offset: number][] {
    return [...this.#held].map(([door, offset]) => {
      const bar = door.lastIndexOf('|');
      return [door.slice(0, bar), Number(door.slice(bar + 1)), offset];
    });
  }

  set held(doors: [topic: string, partition: number, offset: number][]) {
    for (const [topic, partition, offset] of doors) this.hold({ topic, partition, offset });
  }

  /** Approved «not applicable», in the order in which they were approved. */
  get notApplicable(): NotApplicable[] {
    if (this.#exemptions.size === 0) return NONE;
    return [...this.#exemptions.values()]
      .filter(({ state }) => state === 'approved')
      .map(({ indicator, decidedAt, expiresOn }) => ({ indicator, approvedOn: dayOf(decidedAt), expiresOn }))
      .sort((a, b) => (a.approvedOn < b.approvedOn ? -1 : 1));
  }

  snapshot(): Snapshot {
    return {
      facts: packFacts(this.facts),
      verdicts: [...this.#verdicts.values()],
      exemptions: [...this.#exemptions.values()],
      ...(this.unit ? { unit: this.unit } : {}),
    };
  }

  restore({ facts, verdicts, exemptions, unit }: Snapshot): void {
    for (const verdict of verdicts) this.#admitVerdict(verdict);
    for (const fact of unpackFacts(facts)) this.facts.put(fact);
    for (const exemption of exemptions) this.#exemptions.set(exemption.exemptionId, exemption);
    this.unit = unit;
    this.tally = undefined;
  }

  #admitFact(entry: FactEntry): Admission {
    const fact = this.#factOf(entry);
    const before = this.facts.get(fact.measure, fact.source);
    const put: Put = this.facts.put(fact);
    if (put === 'new' || put === 'replaced') this.#retally(before, fact);
    if (put === 'older') return this.holds(entry.origin) ? 'same' : 'accepted';
    return put === 'same' || put === 'conflict' ? put : 'accepted';
  }

  #factOf({ fact, by, recordedAt, confirmedByNature }: FactEntry): Fact {
    const { measure, source, revision, effectiveOn, slot, value, withdrawn, evidence } = fact;
    const verdict = this.#verdicts.get(verdictKey(measure, source, revision));
    const confirmation: Confirmation =
      verdict?.verdict ?? (needsVerdict(measure, confirmedByNature) ? 'pending' : 'by_nature');
    return {
      measure,
      source,
      revision,
      effectiveOn,
      recordedAt,
      slot,
      value,
      withdrawn,
      evidence,
      enteredBy: by,
      confirmation,
    };
  }

  #admitVerdict(verdict: Verdict): Admission {
    const { measure, source, revision } = verdict;
    const key = verdictKey(measure, source, revision);
    const known = this.#verdicts.get(key);
    if (known && known.at >= verdict.at) return 'same';
    this.#verdicts.set(key, verdict);
    const before = this.facts.get(measure, source);
    const judged = this.facts.judge(measure, source, revision, verdict.verdict);
    if (judged) this.#retally(before, judged);
    return 'accepted';
  }

  #admitExemption(exemption: Exemption): Admission {
    if ((this.#exemptions.get(exemption.exemptionId)?.version ?? 0) >= exemption.version) return 'same';
    this.#exemptions.set(exemption.exemptionId, exemption);
    return 'accepted';
  }

  #retally(before: Fact | undefined, now: Fact): void {
    if (!this.tally) return;
    if (before) remove(this.tally, before);
    add(this.tally, now);
  }
}

const NONE: NotApplicable[] = [];

const dayOf = (moment: string | undefined): LocalDate => localDateOf(moment === undefined ? 0 : Date.parse(moment));

/** Folds entries known by a moment into an empty card: any past view of it. */
export function foldKnown(key: CardKey, entries: Iterable<Entry>, knownAt: Instant): Card {
  const card = new Card(key);
  for (const entry of entries) if (entry.recordedAt <= knownAt) card.admit(entry);
  return card;
}
