import type { EvidenceBody } from '@bontot/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../shared/index.ts';
import { refreshLog } from './reads.ts';

/**
 * Sends one fact by the door. The same content has the same key however often it is sent, so a double click, or a second
 * try after a lost answer, counts once.
 */
export function useSend(cellId: string) {
  const client = useQueryClient();
  const last = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (body: EvidenceBody) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() };
      return api.post('/api/v1/evidence', body, { headers: { 'idempotency-key': last.current.key } });
    },
    onSuccess: () => refreshLog(client, cellId),
  });
}
