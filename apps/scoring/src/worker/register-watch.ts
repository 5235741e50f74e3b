import { measureOf } from '@bontot/contracts';
import type { Card } from '../card/card.ts';
import type { Entry } from '../card/entry.ts';
import type { PendingChange } from '../storage/pending.ts';

type Name = { measure: string; source: string; waited: boolean };

/** Follows which facts of a card begin or cease to wait for a verdict while entries are folded into it. */
export class RegisterWatch {
  readonly #card: Card;
  readonly #touched = new Map<string, Name>();

  constructor(card: Card) {
    this.#card = card;
  }

  /** Called before each entry is admitted. */
  before(entry: Entry): void {
    const named = entry.kind === 'fact' ? entry.fact : entry.kind === 'verdict' ? entry.verdict : undefined;
    if (!named || measureOf(named.measure)?.needsConfirmation !== true) return;
    const { measure, source } = named;
    const id = `${measure}|${source}`;
    if (this.#touched.has(id)) return;
    const waited = this.#card.facts.get(measure, source)?.confirmation === 'pending';
    this.#touched.set(id, { measure, source, waited });
  }

  /** @param again what was written before is told again, so lines that ceased to wait are struck out again */
  changes(again: boolean): PendingChange[] {
    const { key, unit, facts } = this.#card;
    return [...this.#touched.values()].flatMap(({ measure, source, waited }): PendingChange[] => {
      const fact = facts.get(measure, source);
      if (!fact) return [];
      const { revision, effectiveOn, slot, value, evidence = [], enteredBy = '', recordedAt } = fact;
      const name = { ...key, measure, source, revision };
      if (fact.confirmation !== 'pending' || fact.withdrawn) return waited || again ? [{ settled: name }] : [];
      const line = { ...name, path: unit?.path ?? '', effectiveOn, value, evidence, enteredBy };
      const waits = { ...line, ...(slot === undefined ? {} : { slot }), recordedAt: new Date(recordedAt) };
      return [{ waits }];
    });
  }

  hasPending(): boolean {
    for (const { confirmation } of this.#card.facts) if (confirmation === 'pending') return true;
    return false;
  }
}
