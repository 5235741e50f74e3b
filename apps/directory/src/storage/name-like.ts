import { folded } from '../member/person.ts';

/** Letters that one letter without marks stands for. */
const VARIANTS: Record<string, string> = {
  a: 'aàáảãạăằắẳẵặâầấẩẫậ',
  d: 'dđ',
  e: 'eèéẻẽẹêềếểễệ',
  i: 'iìíỉĩị',
  o: 'oòóỏõọôồốổỗộơờớởỡợ',
  u: 'uùúủũụưừứửữự',
  y: 'yỳýỷỹỵ',
};

/** A name that holds each of the words, in this order, with or without marks: «nguyen an» finds «Nguyễn Văn An». */
export const nameLike = (search: string): RegExp =>
  new RegExp(
    folded(search)
      .replace(/[^\p{L}\p{N} ]/gu, ' ')
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => [...word].map((letter) => (VARIANTS[letter] ? `[${VARIANTS[letter]}]` : letter)).join(''))
      .join('.*'),
    'iu',
  );
