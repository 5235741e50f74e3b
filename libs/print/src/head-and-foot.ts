import type { LocalDate } from '@bontot/kernel';
import { MARGINS, mm, rule, type Foot, type Part } from './page.ts';
import { plain, upper } from './words.ts';

/** The unit that met, and the one above it where it is known. */
export type Letterhead = {
  unitName: string;
  parentName: string | null;
  /** A committee writes below the one above it, a cell below its committee's organisation. */
  kind: string;
  day: LocalDate;
  number: string | null;
};

/** What a name says in brackets is about the unit, not its name: it goes to the foot. */
const BRACKETS = /\s*\(([^()]*)\)\s*$/;
/** A committee's seat is called as its commune, ward or zone. */
const SEAT = /^(?:Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy)\s+(?:(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố)\s+)?(.+)$/i;

/** Above to the left who writes, to the right the country's motto of the Party, place and day. */
export function letterhead({ unitName, parentName, kind, day, number }: Letterhead): Part {
  const unit = bare(unitName);
  const parent = parentName === null ? null : bare(parentName);
  const above = kind === 'committee' ? parent : parent?.replace(/^Đảng ủy/, 'Đảng bộ');
  const seat = SEAT.exec((kind === 'committee' ? unit : parent) ?? '')?.[1] ?? '……………';
  const [year, mon, date] = day.split('-');
  return {
    columns: [
      {
        width: '43%',
        stack: [
          { text: upper(above ?? ''), alignment: 'center' },
          { text: upper(unit), bold: true, alignment: 'center' },
          { text: '*', alignment: 'center' },
          { text: number ?? '', alignment: 'center' },
        ],
      },
      {
        width: '57%',
        stack: [
          { text: 'ĐẢNG CỘNG SẢN VIỆT NAM', bold: true, decoration: 'underline', alignment: 'center' },
          {
            text: `${seat}, ngày ${date} tháng ${mon} năm ${year}`,
            italics: true,
            alignment: 'center',
            margin: [0, 6, 0, 0],
          },
        ],
      },
    ],
    lineHeight: 1.13,
  };
}

export const titled = (title: string, about: string): Part => ({
  stack: [
    { text: title, bold: true, fontSize: 16, alignment: 'center' },
    { text: about, bold: true, alignment: 'center' },
    rule(mm(46)),
  ],
  margin: [0, 16, 0, 12],
});

const QR = mm(17);

/** Under every page: how to hold it against the text that is kept, and which page of how many it is. */
export const footOf =
  ({ code, about, address, link, signedTimes, madeFrom, remarks }: Foot) =>
  (page: number, pages: number): Part => ({
    columns: [
      { qr: link, fit: QR, eccLevel: 'M', width: QR },
      {
        width: '*',
        stack: [
          {
            text: code
              ? [`Mã kiểm tra ${code}`, `bản ký lần ${signedTimes}`, ...(address ? [address] : [])].join(' · ')
              : about,
          },
          { text: [madeFrom, ...remarks].join(' · ') },
        ],
        margin: [0, QR - 30, 0, 0],
      },
      { text: `Trang ${page}/${pages}`, width: 60, alignment: 'right', margin: [0, QR - 15, 0, 0] },
    ],
    columnGap: mm(5),
    ...{ fontSize: 10.5, color: '#222', margin: [MARGINS.left, mm(8), MARGINS.right, 0] },
  });

/** Height of the foot with what is free above and below it. */
export const FOOT_HEIGHT = mm(8) + QR + MARGINS.bottom;

export const remarksIn = (...unitNames: (string | null)[]): string[] => [
  ...new Set(unitNames.flatMap((name) => BRACKETS.exec(name ?? '')?.[1] ?? [])),
];

export const bare = (name: string): string => plain(name.replace(BRACKETS, ''));

/** The address that a page leads back to; without one the picture holds the place alone. */
export function addressOf(path: string, publicUrl: string | null): { address: string | null; link: string } {
  const whole = publicUrl === null ? null : publicUrl.replace(/\/$/, '') + path;
  return { address: whole?.replace(/^https?:\/\//, '').replace(/\/.*/, '') ?? null, link: whole ?? path };
}
