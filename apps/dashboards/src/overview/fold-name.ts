/** A name as people type it in a search: no marks, no capitals, one space between words; `Đ` is a `d` here. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Sorts names as people do: «thôn 9» before «thôn 10»; unique by the id behind it. */
export const nameOrderOf = (name: string, unitId: string): string =>
  `${foldName(name).replace(/\d+/g, (digits) => digits.padStart(6, '0'))}|${unitId}`;
