import type { LocalDate } from '@bontot/kernel';
import type { PersonId, StatementKind, Time } from './parts.ts';
import type { VoteWay } from './votes.ts';

/** What minutes need to know besides the meeting: the unit as it is called, and the offices of its leaders, by person. */
export type UnitWords = { name: string; offices?: Record<PersonId, string> };

/** Minutes are documents in Vietnamese, whatever the page speaks. */
export const dayInWords = (date: LocalDate): string =>
  `ngày ${date.slice(8, 10)} tháng ${date.slice(5, 7)} năm ${date.slice(0, 4)}`;

export const dayInShort = (date: LocalDate): string => date.split('-').reverse().join('/');

export const timeInWords = (time: Time): string => `${time.slice(0, 2)} giờ ${time.slice(3, 5)} phút`;

/** Tenths of a percent, cut and not rounded: 84.96 % is not 85 %. */
export function percentInWords(part: number, whole: number): string {
  const tenths = Math.floor((1000 * part) / whole);
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${Math.floor(tenths / 10)},${tenths % 10}%`;
}

export const lines = (...texts: (string | false | null | undefined)[]): string =>
  texts.filter((text) => text !== false && text !== null && text !== undefined && text !== '').join('\n');

export const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

export const decapitalised = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

export const gradeInWords = { 4: 'tốt', 3: 'khá', 2: 'trung bình', 1: 'yếu' } as const;

export const statementInWords: Record<StatementKind, string> = {
  opinion: 'phát biểu ý kiến',
  proposal: 'đề nghị',
  self_criticism: 'tự phê bình',
  criticism: 'góp ý, phê bình',
  praise: 'biểu dương',
};

export const wayInWords: Record<VoteWay, string> = {
  hand: 'biểu quyết giơ tay',
  open: 'biểu quyết công khai',
  secret: 'bỏ phiếu kín',
};
