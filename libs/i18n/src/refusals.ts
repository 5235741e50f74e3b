import { wordsOf } from './catalogue.ts';
import type { Language } from './language.ts';
import { fill } from './message.ts';

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
