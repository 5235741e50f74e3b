import { useMutation } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';
import type { PendingFact } from './answers.ts';

export type Verdict = { fact: PendingFact; verdict: 'confirmed' | 'rejected'; reason?: string };

/** Gives a verdict; one that was held back for an undo goes out even while the page is being left. */
export const giveVerdict = ({ fact, verdict, reason }: Verdict): Promise<unknown> => {
  const { cellId, period, measure, source, revision } = fact;
  const body = { period, measure, source, revision, verdict, ...(reason ? { reason } : {}) };
  return api.post(`/api/v1/cells/${encodeURIComponent(cellId)}/verdicts`, body, { keepalive: true });
};

export const useVerdict = () => useMutation({ mutationFn: giveVerdict });
