import { DEFAULT_LANGUAGE, type Language } from './language.ts';
import { en } from './en/index.ts';
import { ru } from './ru/index.ts';
import { vi } from './vi/index.ts';

/** The words of one language: Vietnamese says which keys there are, the compiler finds what the others lack. */
export type Catalogue = {
  errors: Record<ErrorCode, string>;
  words: Record<WordKey, string>;
};
export type ErrorCode = keyof typeof vi.errors;
export type WordKey = keyof typeof vi.words;

export const catalogues: Record<Language, Catalogue> = { vi, en, ru };

export const errorCodes = Object.keys(vi.errors) as ErrorCode[];

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(vi.errors, code);

/**
 * What to tell a person about an error: what was expected, what came, what to do.
 * A code that the catalogue lacks gets the general sentence with the code in it, never an exception.
 *
 * @param details members named by the sentence's placeholders, e.g. `{ got: '0' }`; one that is missing reads «not stated»
 */
export function sentenceFor(
  code: string,
  details: Record<string, unknown> = {},
  language: Language = DEFAULT_LANGUAGE,
): string {
  const known = isErrorCode(code);
  return fill(catalogues[language].errors[known ? code : 'UNKNOWN_ERROR'], { ...details, code }, language);
}

/** A word or sentence of the product by its key, e.g. `say('en', 'outcome.on_track')`. */
export const say = (language: Language, key: WordKey, values: Record<string, unknown> = {}): string =>
  fill(catalogues[language].words[key], values, language);

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;

/** Names of the placeholders of a text, sorted. */
export const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string))].sort();

function fill(text: string, values: Record<string, unknown>, language: Language): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value === 'number') return number(value, language);
    if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    if (Array.isArray(value)) return value.map(String).join(', ');
    return catalogues[language].words['value.missing'];
  });
}

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', ru: 'ru-RU' };
const number = (value: number, language: Language): string => new Intl.NumberFormat(LOCALES[language]).format(value);
