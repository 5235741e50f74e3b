import { doorOf, evidenceRecorded, measures, type EvidenceBody, type FactValue } from '@bontot/contracts';
import { addDays, daysBetween, type LocalDate } from '@bontot/kernel';
import type { OutgoingEvent } from '@bontot/messaging';
import type { Random } from './random.ts';

export const DOOR = doorOf('publisher').name;

export type Healthy = { kind: 'fact'; fact: EvidenceBody; by: 'kafka' | 'http' };
export type Poison = { kind: 'poison'; id: string; code: string; event: OutgoingEvent };
export type Message = Healthy | Poison;

export type TrafficWish = { events: number; cells: readonly string[]; today: LocalDate; random: Random };

const POISON = 0.01;
const DUPLICATES = 0.1;
const LATE = 0.1;
const BY_HTTP = 0.15;
const WITHDRAWN = 0.03;
const SOURCES = 4;
/** How far a message that is sent again, or held back, moves behind its place. */
const FAR = 400;

/**
 * Evidence as a bad day brings it: facts and their corrections about all cells, of which a tenth is sent twice, a tenth
 * comes after what followed it, and a hundredth can never be read. The list is a function of the seed.
 */
export function trafficOf({ events, cells, today, random }: TrafficWish): Message[] {
  const ofCells = measures.filter(({ subject }) => subject.includes('cell'));
  const revisions = new Map<string, number>();
  const poisons = Math.max(POISONS.length, Math.round(events * POISON));
  const own = Math.round(events / (1 + DUPLICATES));
  const ordered: { place: number; message: Message }[] = [];
  for (let n = 0; n < own; n++) {
    const measure = random.pick(ofCells);
    const cellId = random.pick(cells);
    const source = `chaos/${random.below(SOURCES)}`;
    const key = `${cellId}|${measure.id}|${source}`;
    const revision = (revisions.get(key) ?? 0) + 1;
    revisions.set(key, revision);
    const first = `${today.slice(0, 4)}-01-01`;
    const fact: EvidenceBody = {
      cellId,
      measure: measure.id,
      source,
      revision,
      effectiveOn: addDays(first, random.below(daysBetween(first, today) + 1)),
      value: valueOf(measure.kind, random),
      ...(random.chance(WITHDRAWN) ? { withdrawn: true } : {}),
    };
    const message: Healthy = { kind: 'fact', fact, by: random.chance(BY_HTTP) ? 'http' : 'kafka' };
    const place = n + (random.chance(LATE) ? random.below(FAR) : 0);
    ordered.push({ place, message });
    if (random.chance(DUPLICATES)) ordered.push({ place: place + random.below(FAR), message });
  }
  for (let n = 0; n < poisons; n++)
    ordered.push({ place: random.below(own), message: poisonOf(n, random.pick(cells)) });
  return ordered.sort((a, b) => a.place - b.place).map(({ message }) => message);
}

function valueOf(kind: string, random: Random): FactValue {
  if (kind === 'flag') return { yes: random.chance(0.85) };
  if (kind === 'grade') return { grade: random.below(5) };
  if (kind === 'count') return { n: random.chance(0.9) ? 0 : 1 };
  const whole = 10 + random.below(15);
  return { part: random.below(whole + 1), whole };
}

type Broken = { code: string; body?: unknown; raw?: string; type?: string };

/** The eight ways in which a record is never good, with the reason that its dead letter must name. */
const POISONS: readonly Broken[] = [
  { code: 'BODY_NOT_JSON', raw: '{"cellId": "QN-0' },
  { code: 'BODY_NOT_OBJECT', body: [1, 2] },
  { code: 'MEASURE_UNKNOWN', body: { measure: 'no.such.measure' } },
  { code: 'REVISION_INVALID', body: { revision: 0 } },
  { code: 'DATE_INVALID', body: { effectiveOn: '2026-02-30' } },
  { code: 'VALUE_PART_EXCEEDS_WHOLE', body: { value: { part: 23, whole: 22 } } },
  { code: 'VALUE_KIND', body: { value: { yes: true } } },
  { code: 'VERSION_UNKNOWN', body: {}, type: 'evidence.recorded.v9' },
];

/** The `n`th record that is never good, under the key of a cell. */
export function poisonOf(n: number, cellId: string): Poison {
  const { code, body, raw, type = evidenceRecorded.type } = POISONS[n % POISONS.length] as Broken;
  const good = { cellId, measure: 'meeting.attendance', source: `poison/${n}`, revision: 1, effectiveOn: '2026-03-01' };
  const value = { part: 1, whole: 2 };
  const text = raw ?? JSON.stringify(Array.isArray(body) ? body : { ...good, value, ...(body as object) });
  const id = `poison-${n}`;
  const event = { type, topic: DOOR, key: cellId, id, source: 'chaos', encoded: Buffer.from(text) };
  return { kind: 'poison', id, code, event };
}

/** A fact as its sender publishes it. */
export const eventOf = (fact: EvidenceBody, id: string): OutgoingEvent => ({
  type: evidenceRecorded.type,
  topic: DOOR,
  key: fact.cellId,
  id,
  source: 'chaos',
  body: fact,
});
