import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';

/** Printed forms are documents in Vietnamese, whatever the page speaks. */
export const dayInShort = (day: LocalDate): string => day.split('-').reverse().join('/');

/** `21:02 ngày 10/10/2026`, in Viet Nam (UTC+7). */
export const momentInWords = (at: Instant): string =>
  `${new Date(at + 7 * 3_600_000).toISOString().slice(11, 16)} ngày ${dayInShort(localDateOf(at))}`;

export const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Composed, so that a font draws one sign where two were typed; on one line. */
export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
