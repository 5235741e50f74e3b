import { evidenceRecorded, type EventContract } from '@bontot/contracts';
import { canonical } from '@bontot/kernel';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import type { Changed, Fact, Proof } from '../record/fact.ts';

/**
 * What a change of an aggregate proves: each fact that is new or says something else, in full, with the aggregate's version
 * as its revision; and those that are gone, or have moved to another cell or year, withdrawn with what they said last
 * (domain handbook 5.2, R1 and R2).
 */
export function factEvents(
  before: readonly Proof[],
  after: readonly Proof[],
  version: number,
  { at, by }: Changed,
): OutgoingEvent[] {
  const { type, topic } = evidenceRecorded as unknown as EventContract;
  return changedProofs(before, after).map(({ fact, confirmed }) => ({
    ...{ type, topic: topic.name, key: fact.cellId, id: newId(), source: 'directory' },
    ...{ recordedAt: new Date(at).toISOString(), sender: by, confirmed },
    body: { ...fact, revision: version },
  }));
}

function changedProofs(before: readonly Proof[], after: readonly Proof[]): Proof[] {
  const last = new Map(before.map((proof) => [keyOf(proof.fact), proof]));
  const next = new Map(after.map((proof) => [keyOf(proof.fact), proof]));
  const gone = [...last]
    .filter(([key]) => !next.has(key))
    .map(([, { fact, confirmed }]) => ({ fact: { ...fact, withdrawn: true }, confirmed }));
  const fresh = [...next].filter(([key, proof]) => canonical(proof) !== canonical(last.get(key)));
  return [...gone, ...fresh.map(([, proof]) => proof)];
}

/** Under which a fact is known: (unit, period, measure, source), the period being the year of its slot, else of its day. */
const keyOf = ({ cellId, measure, source, slot, effectiveOn }: Fact): string =>
  [cellId, (slot ?? effectiveOn).slice(0, 4), measure, source].join(' ');
