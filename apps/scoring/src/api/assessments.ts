import type { Reach } from '@bontot/access';
import type { View } from '@bontot/contracts';
import { endOfDay, localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import {
  digestInput,
  evaluate,
  explain,
  periodNamed,
  rankActions,
  type Assessment,
  type CellContext,
  type CriteriaSet,
  type Explained,
  type RankedAction,
  type Reviewed,
} from '@bontot/scoring-core';
import { setImmediate } from 'node:timers/promises';
import type { SetChoice } from '../sets/adoption.ts';
import { contextOf, setOf } from '../card/assess.ts';
import { cardUnitOf } from '../card/entry.ts';
import { sha256 } from '../sha256.ts';
import type { Adoptions } from '../storage/adoptions.ts';
import type { StoredUnit } from '../storage/units.ts';
import { BoundedMap } from './bounded-map.ts';
import type { CardReader, ReadCard } from './card-reader.ts';
import { withinReach } from './known-unit.ts';

export type Question = {
  period: string;
  asOf?: LocalDate | undefined;
  knownOn?: LocalDate | undefined;
  view: View;
  now: Instant;
};

/** All that an evaluation of one card needs, for one day and one view. */
type Frame = {
  choice: SetChoice;
  set: CriteriaSet;
  context: CellContext;
  day: LocalDate;
};

/** What one row of a list says of a card: where it stands, what stands in the way, and the step to take first. */
export type NextStep = {
  cellId: string;
  period: string;
  revision: number;
  view: View;
  asOf: LocalDate;
  criteriaSet: SetChoice;
  mode: Assessment['mode'];
  result: Assessment['result'];
  blockedBy: string[];
  best: RankedAction | null;
  /** How many steps there are besides. */
  more: number;
};

/** Steps shown on a card's own page. */
const SHOWN_STEPS = 5;
/** Rows kept for lists; one takes about a kilobyte. */
const KEPT_STEPS = 10_000;

/** The explained assessment of one unit, now or at any past pair of days; computed on read, from the log alone. */
export class Assessments {
  readonly #cards: CardReader;
  readonly #adoptions: Adoptions;
  readonly #steps = new BoundedMap<NextStep>(KEPT_STEPS);

  constructor(cards: CardReader, adoptions: Adoptions) {
    this.#cards = cards;
    this.#adoptions = adoptions;
  }

  /** The body of `GET /cells/{cellId}/assessments/{period}`; its members are those of the design, chapter 2. */
  async read(cellId: string, question: Question, reach: Reach) {
    const { period, knownOn, now } = question;
    const today = localDateOf(now);
    const key = { cellId, period: periodNamed(period).year };
    const read =
      knownOn === undefined || knownOn >= today
        ? await this.#cards.current(key)
        : await this.#cards.asKnown(key, knownOn);
    const unit = withinReach(read.unit, cellId, reach);
    const { choice, set, context, day } = this.#frameOf(read, unit, question);
    const { version } = read;
    const { nextReviewAt, whole, explained } = explainedOf(read, set, context, day);
    const { scheme, parts, ...assessment } = whole;
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
      /** Approved «not applicable», with the days they hold. */
      notApplicable: context.notApplicable,
      /** What to do next, in the order in which a page tells it. */
      doNext: rankActions(explained, SHOWN_STEPS),
      /** What the standing committee decided, beside what the machine sees; decisions come with the yearly procedure. */
      decided: null,
    };
  }

  /** One row per cell, in the order asked for. What nothing has changed since the last look is not explained again. */
  async nextSteps(cellIds: string[], question: Question, reach: Reach): Promise<NextStep[]> {
    const period = periodNamed(question.period).year;
    const read = await this.#cards.currentOf(cellIds.map((cellId) => ({ cellId, period })));
    const known = read.map((each) => ({ read: each, unit: withinReach(each.unit, each.key.cellId, reach) }));
    const steps: NextStep[] = [];
    for (const each of known) {
      const frame = this.#frameOf(each.read, each.unit, question);
      const id = [each.read.key.cellId, each.unit.version, question.period, question.view, frame.day];
      const name = [...id, each.read.version, frame.choice.id, frame.choice.version].join('|');
      let step = this.#steps.get(name);
      if (!step) {
        step = stepOf(each.read, frame, question);
        this.#steps.set(name, step);
        // To explain takes milliseconds; other requests go on between two cards.
        await setImmediate();
      }
      steps.push(step);
    }
    return steps;
  }

  #frameOf({ card }: ReadCard, { _id, ...unit }: StoredUnit, { period, asOf, knownOn, view, now }: Question): Frame {
    const today = localDateOf(now);
    const span = periodNamed(period);
    const day = asOf ?? (span.kind === 'year' || today < span.lastDay ? today : span.lastDay);
    const known = card.unit ?? cardUnitOf({ unitId: _id, ...unit });
    const choice = setOf(this.#adoptions, known, span.year, knownOn === undefined ? now : endOfDay(knownOn));
    const set = this.#adoptions.held(choice.id, choice.version);
    return { choice, set, context: contextOf(card, known, period, view), day };
  }
}

function explainedOf({ card: { facts } }: ReadCard, set: CriteriaSet, context: CellContext, day: LocalDate) {
  const { nextReviewAt, ...assessment } = evaluate(set, facts, day, context) as Reviewed;
  const whole = assessment as Assessment;
  const explained: Explained = explain(set, facts, whole, context, day);
  return { nextReviewAt, whole, explained };
}

function stepOf(read: ReadCard, { choice, set, context, day }: Frame, { period, view }: Question): NextStep {
  const { version: revision } = read;
  const { whole, explained } = explainedOf(read, set, context, day);
  const { mode, result, blockedBy } = whole;
  const [best = null, ...others] = rankActions(explained);
  const named = { cellId: read.key.cellId, period, revision, view, asOf: day, criteriaSet: choice };
  return { ...named, mode, result, blockedBy, best, more: others.length };
}

const joined = <Indicator extends object, Reasons extends object>(
  indicators: Record<string, Indicator>,
  reasons: Record<string, Reasons>,
) => Object.fromEntries(Object.entries(indicators).map(([id, indicator]) => [id, { ...indicator, ...reasons[id] }]));
