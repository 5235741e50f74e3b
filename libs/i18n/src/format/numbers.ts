import type { Language } from '../language.ts';

export const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', ru: 'ru-RU' };

/** Between a number and its percent sign in Russian. */
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

const plain = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}|${digits}`;
  let format = plain.get(key);
  if (!format) {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    plain.set(key, (format = new Intl.NumberFormat(LOCALES[language], digits === 0 ? {} : options)));
  }
  return format;
}

const written = (language: Language, value: number, digits: number): string =>
  formatter(language, digits).format(Math.abs(value)).replaceAll('\u202f', NO_BREAK_SPACE);
const signed = (value: number, text: string): string => (value < 0 ? `${MINUS}${text}` : text);

/** A number as the language writes it: `4.785`, `4,785`, `4 785`. */
export const formatNumber = (language: Language, value: number): string => signed(value, written(language, value, 0));

/** Points and pace, always two decimals: `4,98`. The figures come in whole hundredths; nothing is computed anew. */
export const formatPoints = (language: Language, points: number): string =>
  signed(points, written(language, points, 2));

/** What something brings or costs, with its sign: `+0,74`, a loss with the true minus, `−0,79`. */
export function formatGain(language: Language, points: number): string {
  return points < 0 ? formatPoints(language, points) : `+${formatPoints(language, points)}`;
}

/** A part of a whole as a percentage with one decimal, cut and never rounded: 130 of 153 is `84,9%`; `–` when the whole is 0. */
export const formatPercent = (language: Language, part: number, whole: number): string =>
  whole === 0 ? '–' : percent(language, Math.floor((part * 1_000) / whole) / 10);

/** A percentage that is known to hundredths (a pace of 92.47), with one decimal, cut: `92,4%`. */
export const percentOf = (language: Language, value: number): string =>
  percent(language, Math.floor(Math.round(value * 100) / 10) / 10);

/** A limit in whole percents: `85%`. */
export const formatLimit = (language: Language, wholePercent: number): string =>
  withSign(language, formatNumber(language, wholePercent));

/** The pace in its full figure: `92,47%`. */
export const formatPace = (language: Language, pace: number): string =>
  withSign(language, formatPoints(language, pace));

/** The mean of grades, cut to hundredths and without idle zeros: `3`, `3,5`, `3,66`. */
export function formatMean(language: Language, sum: number, count: number): string {
  const mean = count === 0 ? 0 : Math.floor((sum * 100) / count);
  return written(language, mean / 100, mean % 100 === 0 ? 0 : mean % 10 === 0 ? 1 : 2);
}

/** Part and whole as people write them: `130/153`. */
export const formatRatio = (language: Language, part: number, whole: number): string =>
  `${formatNumber(language, part)}/${formatNumber(language, whole)}`;

const percent = (language: Language, value: number): string => withSign(language, written(language, value, 1));
const withSign = (language: Language, text: string): string =>
  language === 'ru' ? `${text}${NO_BREAK_SPACE}%` : `${text}%`;
