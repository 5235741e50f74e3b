import { assessmentChanged, evidenceConflicted, evidenceRecorded, senderOfDoor, topics } from '@bontot/contracts';
import type { Instant, Refusal } from '@bontot/kernel';
import type { OutgoingEvent } from '@bontot/messaging';
import { keyText, type CardKey, type FactEntry } from '../card/entry.ts';
import type { SentRollUp } from '../card/roll-up.ts';
import type { Outcome } from '../storage/outcomes.ts';
import type { InRecord } from './intake.ts';
import type { LiveCard } from '../storage/live-card.ts';

const SOURCE = 'scoring/worker';
const ROLL_UP_SENDER = 'system:scoring';

/** What is told of a card whose digest changed; told again after a crash it says the same. */
export const changedEvent = (card: LiveCard): OutgoingEvent => ({
  type: assessmentChanged.type,
  topic: topics.scoring.name,
  key: card.key.cellId,
  id: `${keyText(card.key)}|${card.version}`,
  source: SOURCE,
  encoded: Buffer.from(card.published!),
});

export const conflictedEvent = (
  { cellId, period }: CardKey,
  { fact, by, origin }: FactEntry,
  at: Instant,
): OutgoingEvent => ({
  type: evidenceConflicted.type,
  topic: topics.scoring.name,
  key: cellId,
  id: `conflict|${origin.topic}|${origin.partition}|${origin.offset}`,
  source: SOURCE,
  body: {
    cellId,
    period,
    measure: fact.measure,
    source: fact.source,
    revision: fact.revision,
    sender: senderIn(by),
    enteredBy: by,
    at: new Date(at).toISOString(),
  },
});

/** A fact for the committee above; told again after a crash it is the same revision with the same content. */
export const rollUpEvent = (key: CardKey, rollUp: SentRollUp, at: Instant): OutgoingEvent => {
  const { committee, ...fact } = rollUp;
  return {
    type: evidenceRecorded.type,
    topic: topics.evidence.name,
    key: committee,
    id: `${keyText(key)}|${fact.revision}|${committee}|${fact.measure}|${fact.source}`,
    source: SOURCE,
    sender: ROLL_UP_SENDER,
    recordedAt: new Date(at).toISOString(),
    confirmed: true,
    body: { cellId: committee, ...fact },
  };
};

export const conflictOutcome = (
  { cellId, period }: CardKey,
  { fact, by, origin }: FactEntry,
  at: Instant,
): Outcome => ({
  origin,
  at: new Date(at),
  sender: senderIn(by),
  outcome: 'conflict',
  code: 'REVISION_CONFLICT',
  details: { field: 'revision', expected: 'a higher revision for another content' },
  cellId,
  period,
  measure: fact.measure,
  source: fact.source,
  revision: fact.revision,
});

/** A fact about a unit that nobody knows yet: kept, and counted as soon as the directory names it. */
export const unclaimedOutcome = (key: CardKey, entry: FactEntry, at: Instant): Outcome => ({
  ...conflictOutcome(key, entry, at),
  outcome: 'unclaimed',
  code: 'CELL_UNKNOWN',
  details: { field: 'cellId', expected: 'a unit of the directory', got: key.cellId },
});

/** A refusal for its sender: facts only, for nobody else waits for an answer. */
export function refusedOutcome(record: InRecord, { code, details }: Refusal, at: Instant): Outcome | undefined {
  const sender =
    senderOfDoor(record.topic) ??
    (record.topic === topics.evidence.name ? senderIn(textOf(record.headers.ce_sender)) : undefined);
  if (sender === undefined) return undefined;
  const { topic, partition, offset } = record;
  return {
    origin: { topic, partition, offset: Number(offset) },
    at: new Date(at),
    sender,
    outcome: 'refused',
    code,
    details,
  };
}

/** `system:publisher` → `publisher`, `person:<id>` → the id. */
export const senderIn = (actorRef: string): string => actorRef.slice(actorRef.indexOf(':') + 1);

const textOf = (header: unknown): string =>
  typeof header === 'string' || header instanceof Uint8Array
    ? Buffer.from(header as Uint8Array)
        .toString()
        .slice(0, 200)
    : 'unknown';
