import { evidenceRecorded } from '@bontot/contracts';
import type { Instant } from '@bontot/kernel';
import { changedFacts } from '@bontot/meeting-core';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import type { Fact } from '../register/facts.ts';

/** What timers do is done by the service itself. */
export const BY_TIMER = 'system:scoring';

export type Said = { facts: Fact[]; byNature: boolean };
type Changed = { at: Instant; by: string };

/**
 * What a change of a record of the register proves: each fact that differs, in full, with the record's version as its revision.
 * Said again by a timer or an inspector it goes out again, for then it needs no verdict any more (R7).
 */
export function factEvents(
  before: Said | undefined,
  after: Said,
  version: number,
  { at, by }: Changed,
): OutgoingEvent[] {
  const changed = changedFacts(before?.facts ?? [], after.facts);
  const gone = changed.filter(({ withdrawn }) => withdrawn);
  const says = before && before.byNature !== after.byNature ? [...gone, ...after.facts] : changed;
  return says.map((fact) => factEvent({ ...fact, revision: version }, after.byNature, { at, by }));
}

/** One fact of the register on its way, as through every other door. */
export const factEvent = (
  body: Fact & { revision: number },
  byNature: boolean,
  { at, by }: Changed,
): OutgoingEvent => ({
  type: evidenceRecorded.type,
  topic: evidenceRecorded.topic.name,
  key: body.cellId,
  id: newId(at),
  source: 'scoring/register',
  sender: by,
  recordedAt: new Date(at).toISOString(),
  ...(byNature ? { confirmed: true } : {}),
  body,
});
