import type { EvidenceRef, FactValue } from '@bontot/contracts';
import { canonical, type Instant, type LocalDate } from '@bontot/kernel';

/**
 * Where the verdict on exactly this revision stands (rule R7): facts of measures that need none, or from senders who are
 * believed, are `by_nature`; the others wait as `pending` until somebody entitled says `confirmed` or `rejected`.
 */
export type Confirmation = 'by_nature' | 'confirmed' | 'rejected' | 'pending';

/** The current state of one source for one measure (domain handbook 5.1); facts are state, never differences. */
export type Fact = {
  measure: string;
  source: string;
  revision: number;
  effectiveOn: LocalDate;
  /** When it reached the product; the caller folds only what was known on the day it asks about. */
  recordedAt: Instant;
  /** `2025-03`, `2025-Q1` or `2025-H1`: the obligation it answers, when that differs from the date. */
  slot?: string | undefined;
  value: FactValue;
  withdrawn?: boolean | undefined;
  evidence?: EvidenceRef[] | undefined;
  enteredBy?: string | undefined;
  confirmation: Confirmation;
};

/**
 * What `put` did: `new` source, `replaced` an older revision, `older` than what is held, the `same` again, or a `conflict`:
 * the held revision with another content, which changes nothing.
 */
export type Put = 'new' | 'replaced' | 'older' | 'same' | 'conflict';

export const factKey = (measure: string, source: string): string => `${measure}|${source}`;

/**
 * The facts of one card, highest revision per (measure, source): rules R1 and R2. Idempotent; commutative for facts that
 * do not conflict. Of two conflicting contents the first one put stays, so the order of the log arbitrates.
 */
export class Facts {
  readonly #byKey = new Map<string, Fact>();

  static of(facts: Iterable<Fact>): Facts {
    const all = new Facts();
    for (const fact of facts) all.put(fact);
    return all;
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(measure: string, source: string): Fact | undefined {
    return this.#byKey.get(factKey(measure, source));
  }

  put(fact: Fact): Put {
    const key = factKey(fact.measure, fact.source);
    const held = this.#byKey.get(key);
    if (held !== undefined && fact.revision <= held.revision)
      return fact.revision < held.revision ? 'older' : sameContent(held, fact) ? 'same' : 'conflict';
    this.#byKey.set(key, fact);
    return held === undefined ? 'new' : 'replaced';
  }

  /**
   * Writes a verdict on one revision. Returns the fact as it stands now, or `undefined` when that revision is not the one
   * held (a newer one waits for a verdict of its own) or already stands so.
   */
  judge(measure: string, source: string, revision: number, confirmation: Confirmation): Fact | undefined {
    const key = factKey(measure, source);
    const held = this.#byKey.get(key);
    if (held === undefined || held.revision !== revision || held.confirmation === confirmation) return undefined;
    const judged = { ...held, confirmation };
    this.#byKey.set(key, judged);
    return judged;
  }

  values(): IterableIterator<Fact> {
    return this.#byKey.values();
  }

  [Symbol.iterator](): IterableIterator<Fact> {
    return this.#byKey.values();
  }

  /** A copy that may go its own way (what-if); the facts themselves are shared and never changed. */
  copy(): Facts {
    const copy = new Facts();
    for (const [key, fact] of this.#byKey) copy.#byKey.set(key, fact);
    return copy;
  }
}

/** Content is value, slot, date, withdrawal and evidence; who sent it and when it arrived are not. */
export function sameContent(a: Fact, b: Fact): boolean {
  return (
    a.effectiveOn === b.effectiveOn &&
    a.slot === b.slot &&
    (a.withdrawn ?? false) === (b.withdrawn ?? false) &&
    sameValue(a.value, b.value) &&
    sameEvidence(a.evidence, b.evidence)
  );
}

function sameValue(a: FactValue, b: FactValue): boolean {
  if ('yes' in a) return 'yes' in b && a.yes === b.yes;
  if ('n' in a) return 'n' in b && a.n === b.n;
  if ('grade' in a) return 'grade' in b && a.grade === b.grade;
  return 'part' in b && a.part === b.part && a.whole === b.whole;
}

const NONE: EvidenceRef[] = [];

function sameEvidence(a: EvidenceRef[] = NONE, b: EvidenceRef[] = NONE): boolean {
  return a.length === b.length && (a.length === 0 || canonical(a) === canonical(b));
}
