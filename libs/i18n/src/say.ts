import { wordsOf, type WordKey } from './catalogue.ts';
import type { Language } from './language.ts';
import { fill } from './message.ts';

export type Values = Record<string, unknown>;

/** A word or sentence of the product by its key, e.g. `say('en', 'outcome.on_track')`. */
export function say(language: Language, key: WordKey, values: Values = {}): string {
  const words = wordsOf(language);
  return fill(words[key], values, language, words['value.missing']);
}

/** True for a key of the catalogue; keys made of data (`measure.<id>.name`) are asked for first. */
export const isWordKey = (language: Language, key: string): key is WordKey => Object.hasOwn(wordsOf(language), key);

export type Translate = (key: WordKey, values?: Values) => string;

/** `say` for one language, as pages use it: `const t = translator(language); t('outcome.on_track')`. */
export const translator =
  (language: Language): Translate =>
  (key, values) =>
    say(language, key, values);
