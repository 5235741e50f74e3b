// The entry of services and tests: all languages are there at once. A bundler for browsers takes `index.browser.ts`.
import { hold } from './catalogue.ts';
import { catalogues, sentenceFor } from './errors.ts';
import { languages, type Language } from './language.ts';

for (const language of languages) hold(language, catalogues[language].words);

/** In a browser it fetches a language's words before the first sentence is said; here they are there already. */
export const loadLanguage = (_language: Language): Promise<void> => Promise.resolve();

/** In a browser it fetches the sentences first; here they are there already. */
export const refusalSentence = (language: Language, code: string, details: Record<string, unknown>): Promise<string> =>
  Promise.resolve(sentenceFor(code, details, language));

export * from './errors.ts';
export * from './sayings.ts';
