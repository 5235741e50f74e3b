// The entry of browsers: one language is fetched when it is wanted, sentences about errors only when one is asked for.
import { hold, isLoaded, type Words } from './catalogue.ts';
import type { Language } from './language.ts';

const words: Record<Language, () => Promise<{ words: Words }>> = {
  vi: () => import('./vi/words/index.ts'),
  en: () => import('./en/words/index.ts'),
  ru: () => import('./ru/words/index.ts'),
};

/** Fetches the words of a language; to be awaited before the first sentence is said in it. Once is enough. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!isLoaded(language)) hold(language, (await words[language]()).words);
}

export { refusalSentence } from './refusals.ts';
export * from './sayings.ts';
