/** Vietnamese first: it is the language of the users; English and Russian are for guests and partners. */
export const languages = ['vi', 'en', 'ru'] as const;
export type Language = (typeof languages)[number];

export const DEFAULT_LANGUAGE: Language = 'vi';

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/**
 * The language of ours that a caller likes best, from the header `Accept-Language` (RFC 9110 §12.5.4);
 * Vietnamese when none is asked for or none is ours. A weight of 0 means «not this one».
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wishes) if (isLanguage(language)) return language;
  return DEFAULT_LANGUAGE;
}

/** What speakers call their language. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' };
