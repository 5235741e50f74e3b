import type { EvidenceBody } from '@bontot/contracts';

/** What an aggregate proves now; its revision is the version at which it changed, which the store counts. */
export type Fact = Omit<EvidenceBody, 'revision'>;

/** Makes facts about one unit, source and day. */
export const factsAbout =
  (cellId: string, source: string, effectiveOn: Fact['effectiveOn']) =>
  (measure: string, value: Fact['value'], more: Pick<Fact, 'slot' | 'evidence'> = {}): Fact => ({
    cellId,
    measure,
    source,
    effectiveOn,
    ...(more.slot !== undefined && { slot: more.slot }),
    value,
    ...(more.evidence !== undefined && { evidence: more.evidence }),
  });
