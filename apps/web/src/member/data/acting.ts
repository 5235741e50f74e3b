import type { Act } from '@bontot/meeting-core';
import { useCallback, useState } from 'preact/hooks';
import { sentenceOf, useWords } from '../app/words.ts';
import { tell } from '../parts/toast.ts';
import type { HeldMeeting } from './meeting.ts';

type How = {
  /** What the toast says when it is done; nothing is said without. */
  say?: string;
  /** Acts that take it back, in order. */
  undo?: Act[];
};

export type Run = (acts: Act | Act[], how?: How) => Promise<boolean>;

/** Carries acts out one after the other, says so with a way back, and says why where a rule refuses. */
export function useRun({ act }: Pick<HeldMeeting, 'act'>): { run: Run; refused: string; clear: () => void } {
  const { language } = useWords();
  const [refused, setRefused] = useState('');
  const run = useCallback<Run>(
    async (acts, { say, undo } = {}) => {
      for (const one of [acts].flat()) {
        const acted = await act(one);
        if (acted.ok) continue;
        setRefused(await sentenceOf(language, acted.refusal));
        return false;
      }
      setRefused('');
      if (say) {
        const takeBack = async () => {
          for (const one of undo ?? []) await act(one);
        };
        tell({ text: say, ...(undo ? { undo: takeBack } : {}) });
      }
      return true;
    },
    [act, language],
  );
  return { run, refused, clear: useCallback(() => setRefused(''), []) };
}
