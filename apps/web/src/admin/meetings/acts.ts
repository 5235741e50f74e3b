import type { Act } from '@bontot/meeting-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, useLanguage } from '../../shared/index.ts';
import { withSentence } from './refusal.ts';
import { sendAct, type Around } from './send-act.ts';
import { newUlid } from '../../shared/ulid.ts';

/** A tab of its own for as long as it is open; without storage for as long as the page stands. */
function storage(): Around['store'] {
  try {
    return sessionStorage;
  } catch {
    return memory;
  }
}
const held = new Map<string, string>();
const memory: Around['store'] = {
  getItem: (key) => held.get(key) ?? null,
  setItem: (key, value) => void held.set(key, value),
};

/** An act on a meeting; afterwards everything that shows meetings is asked for again. */
export function useAct(meetingId: string, version: number) {
  const client = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: (act: Act) =>
      sendAct(
        {
          post: (body) => api.post('/api/v1/meetings/acts', body),
          store: storage(),
          newId: newUlid,
          now: Date.now,
        },
        { meetingId, version, act },
      ).catch(async (cause: unknown) => {
        throw await withSentence(language, cause);
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['meetings'] }),
  });
}
