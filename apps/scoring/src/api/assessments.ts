import type { View } from '@bontot/contracts';
import { endOfDay, localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import { digestInput, evaluate, explain, periodNamed, type Facts } from '@bontot/scoring-core';
import { contextOf, setOf } from '../card/assess.ts';
import { cardUnitOf } from '../card/entry.ts';
import { sha256 } from '../sha256.ts';
import type { Adoptions } from '../storage/adoptions.ts';
import type { StoredUnit } from '../storage/units.ts';
import type { CardReader } from './card-reader.ts';

export type Question = {
  period: string;
  asOf?: LocalDate | undefined;
  knownOn?: LocalDate | undefined;
  view: View;
  now: Instant;
};

/** The explained assessment of one unit, now or at any past pair of days; computed on read, from the log alone. */
export class Assessments {
  readonly #cards: CardReader;
  readonly #adoptions: Adoptions;

  constructor(cards: CardReader, adoptions: Adoptions) {
    this.#cards = cards;
    this.#adoptions = adoptions;
  }

  /** The body of `GET /cells/{cellId}/assessments/{period}`; its members are those of the design, chapter 2. */
  async read({ _id: cellId, ...unit }: StoredUnit, { period, asOf, knownOn, view, now }: Question) {
    const today = localDateOf(now);
    const span = periodNamed(period);
    const day = asOf ?? (span.kind === 'year' || today < span.lastDay ? today : span.lastDay);
    const key = { cellId, period: span.year };
    const { card, version } =
      knownOn === undefined || knownOn >= today
        ? await this.#cards.current(key)
        : await this.#cards.asKnown(key, knownOn);
    const known = card.unit ?? cardUnitOf({ unitId: cellId, ...unit });
    const choice = setOf(this.#adoptions, known, span.year, knownOn === undefined ? now : endOfDay(knownOn));
    const set = this.#adoptions.held(choice.id, choice.version);
    const context = contextOf(card, known, period, view);
    const facts: Facts = card.facts;
    const { scheme, parts, nextReviewAt, ...assessment } = evaluate(set, facts, day, context);
    const whole = { scheme, parts, ...assessment } as Parameters<typeof explain>[2];
    const explained = explain(set, facts, whole, context, day);
    return {
      cellId,
      ...assessment,
      asOf: day,
      knownOn: knownOn ?? today,
      criteriaSet: choice,
      revision: version,
      digest: sha256(digestInput(whole, cellId)),
      nextReviewAt,
      scheme,
      ...('indicators' in assessment
        ? { indicators: joined(assessment.indicators, explained.indicators) }
        : { reasons: explained.indicators }),
      parts,
      gateReasons: explained.gates,
      /** What the standing committee decided, beside what the machine sees; decisions come with the yearly procedure. */
      decided: null,
    };
  }
}

const joined = <Indicator extends object, Reasons extends object>(
  indicators: Record<string, Indicator>,
  reasons: Record<string, Reasons>,
) => Object.fromEntries(Object.entries(indicators).map(([id, indicator]) => [id, { ...indicator, ...reasons[id] }]));
