import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';

/** Something to send to a door of the service. */
export type Post = { path: string; body: object };

export const decisionOf = (
  { unitId, month }: { unitId: string; month: string },
  body: { requestId: string; decision: 'approved' | 'refused'; decidedOn: string; number?: string; reason?: string },
): Post => ({ path: `/api/v1/months/${encodeURIComponent(unitId)}/${month}/decision`, body });

export const taskAct = (taskId: string, act: { type: string } & Record<string, string>): Post => ({
  path: `/api/v1/tasks/${taskId}/acts`,
  body: act,
});

/** A write; afterwards everything that shows meetings is asked for again. */
export function useSendPost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Post) => api.post(path, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['meetings'] }),
  });
}
