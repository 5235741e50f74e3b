import type { Language } from './language.ts';
import type { words as vietnamese } from './vi/words/index.ts';

/** Vietnamese says which keys there are; the compiler finds what the others lack. */
export type WordKey = keyof typeof vietnamese;
export type Words = Record<WordKey, string>;

const held = new Map<Language, Words>();

/**
 * Makes the words of a language known; each entry of the package does so for the languages it has. The entry of phones holds
 * what its pages say and no more: `phone.unit.spec.ts` goes through their keys.
 */
export const hold = (language: Language, words: Partial<Words>): void => void held.set(language, words as Words);

/** True when sentences can be said in this language already. */
export const isLoaded = (language: Language): boolean => held.has(language);

/** The words of a language. A browser loads one language at a time; to ask for another first is a bug. */
export function wordsOf(language: Language): Words {
  const words = held.get(language);
  if (!words) throw new Error(`The words of «${language}» are not loaded: await loadLanguage('${language}') first`);
  return words;
}
