import { isLoaded, loadLanguage, refusalSentence, translator, type Language, type Translate } from '@bontot/i18n';
import type { Refusal } from '@bontot/kernel';
import { useMemo } from 'preact/hooks';
import { choose, usePreferences } from './preferences.ts';

export type Words = { language: Language; t: Translate };

/** The reader's language and the catalogue in it. */
export function useWords(): Words {
  const { language } = usePreferences();
  return useMemo(() => ({ language, t: translator(language) }), [language]);
}

/** Fetches the words first, then changes all at once. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!isLoaded(language)) await loadLanguage(language);
  choose({ language });
}

/** What a rule that refused has to say, in the reader's language. */
export const sentenceOf = (language: Language, { code, details }: Refusal): Promise<string> =>
  refusalSentence(language, code, details);
