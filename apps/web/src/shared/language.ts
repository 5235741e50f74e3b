import { loadLanguage, translator, type Language, type Translate } from '@bontot/i18n';
import { useMemo } from 'react';
import { choose, usePreferences } from './preferences.ts';

/** A word or sentence of the catalogue in the reader's language, its placeholders filled. */
export type Say = Translate;

/** The reader's language and the catalogue in it; `choose` fetches the words first, then changes all at once. */
export function useLanguage(): { language: Language; t: Translate; choose: (language: Language) => Promise<void> } {
  const { language } = usePreferences();
  return useMemo(() => ({ language, t: translator(language), choose: chooseLanguage }), [language]);
}

async function chooseLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  choose({ language });
}
