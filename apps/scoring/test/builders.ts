import {
  cardDue,
  doorOf,
  evidenceRecorded,
  exemptionChanged,
  headersOf,
  measureOf,
  topics,
  unitChanged,
  verdictGiven,
  type EvidenceBody,
  type Exemption,
  type FactValue,
  type Unit,
  type Verdict,
} from '@bontot/contracts';
import { partitionOf } from '@bontot/messaging';
import type { Entry, FactEntry } from '../src/card/entry.ts';
import type { InRecord } from '../src/worker/intake.ts';

export const CELL = 'QN-LH-07';
export const YEAR = '2026';
export const KEY = { cellId: CELL, period: YEAR };
/** Monday 20 July 2026, ten in the morning in Viet Nam. */
export const NOW = Date.parse('2026-07-20T03:00:00Z');
export const SUPERVISOR = 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M';

const BEST: Record<string, FactValue> = {
  flag: { yes: true },
  ratio: { part: 10, whole: 10 },
  grade: { grade: 4 },
  count: { n: 1 },
};

/** A fact of `CELL` at its best in July 2026, unless told otherwise. */
export const fact = (measure: string, differs: Partial<EvidenceBody> = {}): EvidenceBody => ({
  cellId: CELL,
  measure,
  source: `${measure.replaceAll('.', '-')}/1`,
  revision: 1,
  effectiveOn: '2026-07-03',
  value: BEST[measureOf(measure)!.kind]!,
  ...differs,
});

export const unit = (unitId: string = CELL, differs: Partial<Unit> = {}): Unit => ({
  unitId,
  version: 1,
  parentId: 'QN-LH',
  path: `/QN/QN-LH/${unitId}/`,
  level: 'cell',
  cellType: 'residential',
  grassroots: true,
  name: `Chi bộ ${unitId}`,
  validFrom: '2020-01-01',
  validTo: null,
  successorOf: [],
  ...differs,
});

export const verdict = (of: EvidenceBody, word: Verdict['verdict'], differs: Partial<Verdict> = {}): Verdict => ({
  cellId: of.cellId,
  period: YEAR,
  measure: of.measure,
  source: of.source,
  revision: of.revision,
  verdict: word,
  by: SUPERVISOR,
  at: '2026-07-05T02:00:00.000Z',
  ...differs,
});

/** «4.4 does not apply»: asked for, unless told otherwise. */
export const exemption = (differs: Partial<Exemption> = {}): Exemption => ({
  exemptionId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9X',
  version: 1,
  cellId: CELL,
  period: YEAR,
  indicator: '4.4',
  state: 'pending',
  reason: 'no source of candidates left',
  requestedBy: SUPERVISOR,
  expiresOn: '2026-12-31',
  ...differs,
});

export const approved = (differs: Partial<Exemption> = {}): Exemption =>
  exemption({
    version: 2,
    state: 'approved',
    decidedBy: SUPERVISOR,
    decidedAt: '2026-04-10T02:00:00.000Z',
    ...differs,
  });

type Sent = { topic: string; type: string; key: string; body: unknown; at?: number; headers?: Record<string, string> };

/** Gives records their places, as a broker would: 12 partitions by key, offsets without gaps. */
export class Doors {
  readonly #next = new Map<string, number>();

  record({ topic, type, key, body, at = NOW, headers = {} }: Sent): InRecord {
    const partition = partitionOf(key, 12);
    const place = `${topic}|${partition}`;
    const offset = this.#next.get(place) ?? 0;
    this.#next.set(place, offset + 1);
    return {
      topic,
      partition,
      offset: String(offset),
      timestamp: at,
      headers: { ...headersOf({ id: `${place}|${offset}`, source: 'spec', type }), ...headers },
      value: Buffer.from(JSON.stringify(body)),
    };
  }

  /** Through the door of an outside sender. */
  from(sender: string, body: EvidenceBody, at?: number): InRecord {
    return this.record({ topic: doorOf(sender).name, type: evidenceRecorded.type, key: body.cellId, body, at });
  }

  /** By hand, through our own HTTP door: waits for a verdict where its measure needs one. */
  byHand(body: EvidenceBody, at?: number): InRecord {
    const headers = { ce_sender: SUPERVISOR };
    return this.record({
      topic: topics.evidence.name,
      type: evidenceRecorded.type,
      key: body.cellId,
      body,
      at,
      headers,
    });
  }

  unit(body: Unit, at?: number): InRecord {
    return this.record({ topic: topics.directory.name, type: unitChanged.type, key: body.unitId, body, at });
  }

  verdict(body: Verdict): InRecord {
    return this.record({ topic: topics.scoringInbox.name, type: verdictGiven.type, key: body.cellId, body });
  }

  exemption(body: Exemption): InRecord {
    return this.record({ topic: topics.scoringInbox.name, type: exemptionChanged.type, key: body.cellId, body });
  }

  due(cause: 'date' | 'set', { cellId, period } = KEY): InRecord {
    const body = { cellId, period, cause };
    return this.record({ topic: topics.scoringInbox.name, type: cardDue.type, key: cellId, body });
  }
}

let offsets = 0;

/** A line of a card's log, as the intake makes it. */
export const factEntry = (body: EvidenceBody, differs: Partial<FactEntry> = {}): FactEntry => ({
  kind: 'fact',
  origin: { topic: topics.evidence.name, partition: 0, offset: offsets++ },
  recordedAt: NOW,
  by: SUPERVISOR,
  confirmedByNature: false,
  fact: body,
  ...differs,
});

export const verdictEntry = (given: Verdict): Entry => ({
  kind: 'verdict',
  origin: { topic: topics.scoringInbox.name, partition: 0, offset: offsets++ },
  recordedAt: Date.parse(given.at),
  verdict: given,
});

export const exemptionEntry = (claim: Exemption): Entry => ({
  kind: 'exemption',
  origin: { topic: topics.scoringInbox.name, partition: 0, offset: offsets++ },
  recordedAt: NOW,
  exemption: claim,
});
