import { DEFAULT_LANGUAGE, type Language } from './language.ts';
import { fill } from './message.ts';
import { en } from './en/index.ts';
import { ru } from './ru/index.ts';
import { vi } from './vi/index.ts';
import type { Words } from './catalogue.ts';

export type ErrorCode = keyof typeof vi.errors;
/** All that one language says. Error sentences are the services' part: a browser gets them in the answers. */
export type Catalogue = { errors: Record<ErrorCode, string>; words: Words };

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
  const { errors, words } = catalogues[language];
  const sentence = errors[isErrorCode(code) ? code : 'UNKNOWN_ERROR'];
  return fill(sentence, { ...details, code }, language, words['value.missing']);
}
