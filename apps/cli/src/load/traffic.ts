import type { EvidenceBody, FactValue } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';

/** Sources a cell and measure has: enough to be realistic, few enough that a card stays of its size under long load. */
const SOURCES = 8;

const MEASURES: { measure: string; value: (flip: boolean) => FactValue }[] = [
  { measure: 'member.reported', value: (flip) => ({ yes: flip }) },
  { measure: 'task.on_time', value: (flip) => ({ yes: flip }) },
  { measure: 'meeting.attendance', value: (flip) => ({ part: flip ? 18 : 17, whole: 20 }) },
  { measure: 'pledge.reported', value: (flip) => ({ yes: flip }) },
];

/**
 * Facts for a steady load. Each source says something new with each revision, so that every fact changes its card;
 * revisions begin at the moment of the run in milliseconds and so rise from run to run.
 */
export class Traffic {
  readonly #cells: readonly string[];
  readonly #effectiveOn: LocalDate;
  readonly #firstRevision: number;
  readonly #rounds = new Map<string, number>();
  readonly #latest = new Map<string, EvidenceBody>();
  #turn = 0;

  constructor(cells: readonly string[], effectiveOn: LocalDate, startedAt: number) {
    this.#cells = cells;
    this.#effectiveOn = effectiveOn;
    this.#firstRevision = startedAt;
  }

  /** The next fact of the steady stream: cell after cell. */
  next(): EvidenceBody {
    return this.of(this.#cells[this.#turn++ % this.#cells.length]!);
  }

  /** The next fact of one cell: measure after measure, source after source. */
  of(cellId: string): EvidenceBody {
    const round = this.#rounds.get(cellId) ?? 0;
    this.#rounds.set(cellId, round + 1);
    const { measure, value } = MEASURES[round % MEASURES.length]!;
    const step = Math.floor(round / MEASURES.length);
    const source = `load/${(step % SOURCES) + 1}`;
    const again = Math.floor(step / SOURCES);
    const fact: EvidenceBody = {
      cellId,
      measure,
      source,
      revision: this.#firstRevision + again,
      effectiveOn: this.#effectiveOn,
      value: value(again % 2 === 0),
    };
    this.#latest.set(`${cellId}|${measure}|${source}`, fact);
    return fact;
  }

  /** Takes everything back, so that the load leaves no trace in any score. */
  *withdrawals(): Generator<EvidenceBody> {
    for (const fact of this.#latest.values()) yield { ...fact, revision: fact.revision + 1, withdrawn: true };
  }
}

/** How many facts are due by now at a steady rate. */
export const dueBy = (elapsedMs: number, rate: number, seconds: number): number =>
  Math.floor((Math.min(elapsedMs, seconds * 1000) * rate) / 1000);
