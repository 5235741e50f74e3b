// The entry of browsers: one language is fetched when it is wanted, sentences about errors only when one is asked for.
import { hold, isLoaded, wordsOf, type Words } from './catalogue.ts';
import type { Language } from './language.ts';
import { fill } from './message.ts';

const words: Record<Language, () => Promise<{ words: Words }>> = {
  vi: () => import('./vi/words/index.ts'),
  en: () => import('./en/words/index.ts'),
  ru: () => import('./ru/words/index.ts'),
};

/** Fetches the words of a language; to be awaited before the first sentence is said in it. Once is enough. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!isLoaded(language)) hold(language, (await words[language]()).words);
}

const errors: Record<Language, () => Promise<{ errors: Record<string, string> }>> = {
  vi: () => import('./vi/errors/index.ts'),
  en: () => import('./en/errors/index.ts'),
  ru: () => import('./ru/errors/index.ts'),
};

/**
 * What to tell a person about an error whose answer came as a code with details: a rule that refused one act of several.
 * The words of the language must be there already.
 */
export async function refusalSentence(
  language: Language,
  code: string,
  details: Record<string, unknown>,
): Promise<string> {
  const { errors: sentences } = await errors[language]();
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : sentences['UNKNOWN_ERROR'];
  return fill(sentence ?? '', { ...details, code }, language, wordsOf(language)['value.missing']);
}

export * from './sayings.ts';
