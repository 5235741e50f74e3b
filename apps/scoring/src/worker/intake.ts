import {
  cardDue,
  decodeEvent,
  Exemption,
  evidenceRecorded,
  exemptionChanged,
  familyOf,
  periodOf,
  readEvidence,
  senderOfDoor,
  Unit,
  unitChanged,
  Verdict,
  verdictGiven,
  type DecodedEvent,
  type WireHeaders,
} from '@bontot/contracts';
import { localDateOf, ok, refuse, type Instant, type Result } from '@bontot/kernel';
import type * as z from 'zod';
import type { CardKey, ExemptionEntry, FactEntry, Origin, VerdictEntry } from '../card/entry.ts';
import { admitMeasure, type SenderContract } from '../senders/contract.ts';

/** A record as the broker gave it. */
export type InRecord = {
  topic: string;
  partition: number;
  offset: string;
  /** The broker's append time; that of the first try for a record that was retried. */
  timestamp: Instant;
  headers: WireHeaders;
  value: Uint8Array | null;
};

/** What one record asks of the cards. */
export type Change =
  | { kind: 'fact'; key: CardKey; entry: FactEntry; sender: string; told: boolean; contract?: SenderContract }
  | { kind: 'verdict'; key: CardKey; entry: VerdictEntry; told: boolean }
  | { kind: 'exemption'; key: CardKey; entry: ExemptionEntry; told: boolean }
  | { kind: 'due'; key: CardKey; origin: Origin; cause: z.infer<typeof cardDue.body>['cause'] }
  | { kind: 'unit'; unit: Unit; origin: Origin; recordedAt: Instant }
  /** Known to nobody here: counted and passed by. */
  | { kind: 'unknown'; type: string };

export type Contracts = ReadonlyMap<string, SenderContract>;

/** Families that this worker reads, with the one version it knows. */
const known = new Map(
  [evidenceRecorded, verdictGiven, exemptionChanged, cardDue, unitChanged].map(({ type }) => [familyOf(type), type]),
);

/**
 * Reads one record into a change, or refuses it with a code that names what was expected. Pure: the same record, contracts
 * and topic prefix always read the same.
 */
export function readChange(record: InRecord, contracts: Contracts): Result<Change> {
  const decoded = decodeEvent(record.headers, record.value);
  if (!decoded.ok) return decoded;
  const event = decoded.value;
  const version = known.get(familyOf(event.type));
  if (version === undefined) return ok({ kind: 'unknown', type: event.type });
  if (version !== event.type)
    return refuse('VERSION_UNKNOWN', { field: 'ce_type', expected: version, got: event.type });
  const origin = { topic: record.topic, partition: record.partition, offset: Number(record.offset) };
  switch (event.type) {
    case evidenceRecorded.type:
      return readFact(event, record, origin, contracts);
    case verdictGiven.type:
      return mapped(Verdict, event, (verdict) => ({
        kind: 'verdict',
        key: { cellId: verdict.cellId, period: verdict.period },
        told: isTold(event, record),
        entry: { kind: 'verdict', origin, recordedAt: Date.parse(verdict.at), verdict },
      }));
    case exemptionChanged.type:
      return mapped(Exemption, event, (exemption) => ({
        kind: 'exemption',
        key: { cellId: exemption.cellId, period: exemption.period },
        told: isTold(event, record),
        entry: {
          kind: 'exemption',
          origin,
          recordedAt: Date.parse(exemption.decidedAt ?? '') || momentOf(event.recordedat, record.timestamp),
          exemption,
        },
      }));
    case cardDue.type:
      return mapped(cardDue.body, event, ({ cellId, period, cause }) => ({
        kind: 'due',
        key: { cellId, period },
        origin,
        cause,
      }));
    default:
      return mapped(Unit, event, (unit) => ({ kind: 'unit', unit, origin, recordedAt: record.timestamp }));
  }
}

function readFact(event: DecodedEvent, record: InRecord, origin: Origin, contracts: Contracts): Result<Change> {
  const outside = senderOfDoor(origin.topic);
  const recordedAt = outside ? record.timestamp : momentOf(event.recordedat, record.timestamp);
  const body = readEvidence(event.body, localDateOf(record.timestamp));
  if (!body.ok) return body;
  const fact = body.value;
  const key = { cellId: fact.cellId, period: periodOf(fact) };
  if (!outside) {
    const by = event.sender ?? `system:${event.source}`;
    return ok({
      kind: 'fact',
      key,
      sender: by,
      told: isTold(event, record),
      entry: { kind: 'fact', origin, recordedAt, by, confirmedByNature: event.confirmed === 'true', fact },
    });
  }
  const admitted = admitMeasure(contracts.get(outside), outside, fact.measure);
  if (!admitted.ok) return admitted;
  const contract = admitted.value;
  const by = `system:${outside}`;
  return ok({
    kind: 'fact',
    key,
    sender: by,
    told: false,
    contract,
    entry: { kind: 'fact', origin, recordedAt, by, confirmedByNature: contract.confirmedByNature, fact },
  });
}

/** Our own door writes its clock into each record; one that differs this much was told the moment (`x-clock`). */
const TOLD_MS = 3_600_000;

const isTold = ({ recordedat }: DecodedEvent, { timestamp }: InRecord): boolean =>
  timestamp - momentOf(recordedat, timestamp) > TOLD_MS;

const momentOf = (text: string | undefined, fallback: Instant): Instant => {
  const moment = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? fallback : moment;
};

function mapped<Schema extends z.ZodType>(
  schema: Schema,
  event: DecodedEvent,
  map: (body: z.output<Schema>) => Change,
): Result<Change> {
  const parsed = schema.safeParse(event.body);
  if (parsed.success) return ok(map(parsed.data));
  const [issue] = parsed.error.issues;
  return refuse('BODY_INVALID', {
    field: issue?.path.join('.') || 'body',
    expected: issue?.message ?? 'the body of its schema',
  });
}
