/** Papers by number with who issued them and the year, where they stand: «12-HD/BTCTW (2018)», «Nghệ An 10-HD/BTCTU (2024)». */
export const papersIn = (basis: string): string[] =>
  basis.match(/(?:\p{Lu}\p{L}+ )*\d+-\p{Lu}+\/\p{Lu}+(?: \(\d{4}\))?/gu) ?? [];
