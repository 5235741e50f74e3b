import type { WordKey } from '../catalogue.ts';
import { LOCALES } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { isWordKey, say, type Values } from '../say.ts';

/** A text that begins a sentence: its first letter large. */
export const capital = (language: Language, text: string): string =>
  text.charAt(0).toLocaleUpperCase(LOCALES[language]) + text.slice(1);

/** A name from a set or heading inside a sentence: its first letter small, unless it is an abbreviation or a quotation. */
export const small = (language: Language, text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase(LOCALES[language]) + text.slice(1);

/** A clause as a sentence of its own. */
export const sentence = (language: Language, clause: string): string => `${capital(language, clause)}.`;

/** The first of the keys that the catalogue has; the last one always is there. */
export function firstKey(language: Language, keys: string[], otherwise: WordKey): WordKey {
  for (const key of keys) if (isWordKey(language, key)) return key;
  return otherwise;
}

/** The noun of what measures count together: of the pool if it has one, else of the first measure. */
export function rateOf(language: Language, measures: string[]): string {
  const [first = ''] = measures;
  const keys = [`rate.${measures.join('+')}`, `rate.${first}`];
  const key = keys.find((candidate) => isWordKey(language, candidate));
  return key === undefined ? first : say(language, key as WordKey);
}

/** Says the key made of a kind and measures, or the general sentence of that kind with the noun in it. */
export function sayOf(
  language: Language,
  kind: string,
  measures: string[],
  values: Values,
  otherwise: WordKey,
): string {
  const key = firstKey(language, [`${kind}.${measures.join('+')}`], otherwise);
  return say(language, key, { rate: rateOf(language, measures), ...values });
}
