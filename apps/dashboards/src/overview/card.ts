import type { assessmentChanged } from '@bontot/contracts';
import { canonical, localDateOf } from '@bontot/kernel';
import type * as z from 'zod';
import { closeDay, type Close } from './closes.ts';
import type { Outcome } from './outcome.ts';

export type AssessmentChanged = z.output<typeof assessmentChanged.body>;

/** A card as lists show it: the reviewed view of its highest revision, and where it stood at the end of earlier days. */
export type CardState = {
  revision: number;
  outcome: Outcome;
  /** ISO moment of the revision that brought this outcome, as far as revisions came in order. */
  since: string;
  /** ISO moment of the revision. */
  at: string;
  pace: number | null;
  total: number | null;
  blockedBy: string[];
  failing: Record<string, [number, number | null] | null>;
  shares: Record<string, number>;
  criteria: Record<string, [number | null, number]>;
  points: Record<string, number | string | null>;
  criteriaSet: { id: string; version: string };
  closes: Close[];
};

/**
 * The card after one more event. A higher revision becomes the state; a lower one, whenever it comes, only fills in the day
 * it belongs to; the same one again changes nothing. Undefined when the event holds no reviewed view.
 */
export function foldCard(
  card: CardState | undefined,
  event: AssessmentChanged,
): { card: CardState; changed: boolean } | undefined {
  const view = event.views.reviewed;
  if (!view) return undefined;
  const newer = !card || event.revision > card.revision;
  const close: Close = {
    day: localDateOf(Date.parse(event.at)),
    revision: event.revision,
    outcome: view.result,
    pace: view.pace,
    changed: card && newer ? differing(card.points, view.points) : [],
  };
  const closes = closeDay(card?.closes ?? [], close);
  if (!newer) return { card: { ...card, closes }, changed: !sameCloses(card.closes, closes) };
  return {
    changed: true,
    card: {
      revision: event.revision,
      outcome: view.result,
      since: card?.outcome === view.result ? card.since : event.at,
      at: event.at,
      pace: view.pace,
      total: view.total,
      blockedBy: view.blockedBy,
      failing: view.failing ?? {},
      shares: view.shares ?? {},
      criteria: view.criteria ?? {},
      points: view.points,
      criteriaSet: event.criteriaSet,
      closes,
    },
  };
}

const sameCloses = (before: Close[], after: Close[]): boolean =>
  before.length === after.length && before.every(({ revision }, index) => revision === after[index]!.revision);

/** Indicators whose points or state differ. */
const differing = (before: CardState['points'], after: CardState['points']): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => canonical(before[id] ?? null) !== canonical(after[id] ?? null))
    .sort();
