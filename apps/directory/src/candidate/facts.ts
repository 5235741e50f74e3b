import type { Proof } from '../record/fact.ts';
import { paperRef } from '../record/paper.ts';
import type { CandidateState } from './candidate.ts';

/**
 * What a candidate proves: the introduction from the day of the cell's resolution, the admission from the ceremony. What is
 * annulled proves nothing any more, and so it is withdrawn. An admission was decided above and needs no verdict.
 */
export function candidateProofs({ candidateId, introduction, decision, ceremony, annulled }: CandidateState): Proof[] {
  const introduced: Proof = {
    fact: {
      ...{ cellId: introduction.cellId, measure: 'candidate.introduced', source: `candidate/${candidateId}` },
      effectiveOn: introduction.resolution.date,
      value: { n: 1 },
      evidence: [paperRef(introduction.resolution)],
    },
    confirmed: introduction.confirmed,
  };
  if (annulled?.what === 'introduction') return [];
  if (!ceremony || !decision || annulled) return [introduced];
  const admitted: Proof = {
    fact: {
      ...{ cellId: ceremony.cellId, measure: 'member.admitted', source: `admission/${candidateId}` },
      effectiveOn: ceremony.on,
      value: { n: 1 },
      evidence: [paperRef(decision.paper)],
    },
    confirmed: true,
  };
  return [introduced, admitted];
}
