/** What a bar is made of, in points; the length of the whole is `max`. */
export type BarAmounts = {
  max: number;
  earned?: number;
  lost?: number;
  noData?: number;
  notDue?: number;
  notApplicable?: number;
  /** Where the notch stands, in points. */
  need?: number | undefined;
};
export type BarPiece = { pattern: 'good' | 'lost' | 'nodata' | 'notdue' | 'na'; width: string };

const percent = (part: number, max: number): string => `${((100 * part) / max).toFixed(2)}%`;

/** The pieces of a bar from left to right, without those of no length. */
export function piecesOf({
  max,
  earned = 0,
  lost = 0,
  noData = 0,
  notDue = 0,
  notApplicable = 0,
}: BarAmounts): BarPiece[] {
  if (!(max > 0)) return [];
  const amounts: [BarPiece['pattern'], number][] = [
    ['good', earned],
    ['lost', lost],
    ['nodata', noData],
    ['notdue', notDue],
    ['na', notApplicable],
  ];
  return amounts.filter(([, part]) => part > 0).map(([pattern, part]) => ({ pattern, width: percent(part, max) }));
}

export const notchOf = ({ max, need }: BarAmounts): string | null =>
  need === undefined || !(max > 0) ? null : percent(Math.min(need, max), max);
