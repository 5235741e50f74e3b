// The entry of the phones' app: as that of browsers, with the words of its own pages alone.
import { hold, isLoaded, type Words } from './catalogue.ts';
import type { Language } from './language.ts';

const words: Record<Language, () => Promise<{ words: Partial<Words> }>> = {
  vi: () => import('./vi/words/phone.ts'),
  en: () => import('./en/words/phone.ts'),
  ru: () => import('./ru/words/phone.ts'),
};

/** Fetches the words of a language; to be awaited before the first sentence is said in it. Once is enough. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!isLoaded(language)) hold(language, (await words[language]()).words);
}

export { refusalSentence } from './refusals.ts';
export * from './sayings.ts';
