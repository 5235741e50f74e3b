import type { Assessment } from './assessment.ts';
import type { CellContext } from './context.ts';
import { evaluateTally } from './evaluate-tally.ts';
import type { Fact, Facts } from './fact.ts';
import { factAfter, type FactEdit } from './fact-edit.ts';
import { add, remove, type Tally } from './tally.ts';

/** What edits would bring: points (met items) of the whole, the result then, and what no longer stands in the way. */
export type Outcome = { gain: number; result: Assessment['result']; unblocks: string[] };

/** Tries edits on a tally and takes them out again: a few microseconds each, whatever the number of facts. */
export class Trial {
  readonly #tally: Tally;
  readonly #facts: Facts;
  readonly #context: CellContext;
  readonly #before: Assessment;

  constructor(tally: Tally, facts: Facts, context: CellContext, before: Assessment) {
    this.#tally = tally;
    this.#facts = facts;
    this.#context = context;
    this.#before = before;
  }

  /** The assessment if the edits (one per source) came true. */
  after(edits: FactEdit[]): Assessment {
    const swaps = edits.flatMap((edit): { held: Fact | undefined; now: Fact }[] => {
      const held = this.#facts.get(edit.measure, edit.source);
      const now = factAfter(held, edit, 0);
      return now === undefined ? [] : [{ held, now }];
    });
    for (const { held, now } of swaps) {
      if (held) remove(this.#tally, held);
      add(this.#tally, now);
    }
    const after = evaluateTally(this.#tally, this.#context);
    for (const { held, now } of swaps) {
      remove(this.#tally, now);
      if (held) add(this.#tally, held);
    }
    return after;
  }

  outcome(edits: FactEdit[]): Outcome {
    const after = this.after(edits);
    return {
      gain: (worth(after) - worth(this.#before)) / 100,
      result: after.result,
      unblocks: this.#before.blockedBy.filter((block) => !after.blockedBy.includes(block)),
    };
  }

  /** How many of the first edits are needed until it is better; null when even all are not enough. Better stays better with more. */
  smallest(edits: FactEdit[], better: (after: Assessment) => boolean): number | null {
    if (edits.length === 0 || !better(this.after(edits))) return null;
    let enough = edits.length;
    for (let low = 1; low < enough;) {
      const middle = Math.floor((low + enough) / 2);
      if (better(this.after(edits.slice(0, middle)))) enough = middle;
      else low = middle + 1;
    }
    return enough;
  }
}

/** Hundredths of points earned, or met items, so that differences are exact. */
function worth(assessment: Assessment): number {
  if (assessment.scheme === 'pass_fail') return assessment.counts.met * 100;
  const points = assessment.mode === 'final' ? assessment.total : assessment.earned;
  return Math.round((points ?? 0) * 100);
}
