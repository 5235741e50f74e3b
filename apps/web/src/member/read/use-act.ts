import type { Act } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { sentenceOf, useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import type { HeldMeeting } from '../data/meeting.ts';
import { tell } from '../parts/toast.ts';

/** Carries an act out and says so; where a rule refuses it, `refused` says why and the answer is false. */
export function useAct({ act }: Pick<HeldMeeting, 'act'>) {
  const { t, language } = useWords();
  const [refused, setRefused] = useState('');
  const run = async (wanted: Act, done: string): Promise<boolean> => {
    const acted = await act(wanted);
    setRefused(acted.ok ? '' : await sentenceOf(language, acted.refusal));
    if (acted.ok) tell({ text: online.value ? done : t('me.queued') });
    return acted.ok;
  };
  return { run, refused };
}
