import type { Readable } from 'node:stream';
import { xlsxOf } from '../src/jobs/sheets/xlsx-writer.ts';

/** A province as its sheets have it: 59 communes, 4,785 cells below them, 104,000 members (domain handbook 12.1). */
export const PROVINCE = { communes: 59, cells: 4_785, members: 104_000 };

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Ngô',
  'Dương',
  'Lý',
  'Chíu',
  'Tằng',
];
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Quốc', 'Minh', 'Hữu', 'Xuân', 'Thanh', 'Ngọc', 'Thu'];
const GIVEN = [
  'An',
  'Bình',
  'Chung',
  'Dung',
  'Giang',
  'Hà',
  'Hạnh',
  'Hòa',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Mai',
  'Nga',
  'Tâm',
];
const TYPES = ['khu dân cư', 'doanh nghiệp', 'cơ quan', 'trường học', 'lực lượng vũ trang'];

export const communeOf = (cell: number): string => `QN-${String((cell % PROVINCE.communes) + 1).padStart(2, '0')}`;
export const cellOf = (cell: number): string =>
  `${communeOf(cell)}-${String(Math.floor(cell / PROVINCE.communes) + 1).padStart(3, '0')}`;

async function* units(): AsyncGenerator<string[]> {
  for (let at = 0; at < PROVINCE.communes; at++)
    yield [communeOf(at), `Đảng bộ xã ${at + 1}`, 'Đảng bộ xã', '', 'QN', '01/07/2025'];
  for (let at = 0; at < PROVINCE.cells; at++)
    yield [
      cellOf(at),
      `Chi bộ ${cellOf(at).slice(3)}`,
      'Chi bộ',
      TYPES[at % TYPES.length]!,
      communeOf(at),
      '01/07/2025',
    ];
}

const two = (number: number): string => String(number).padStart(2, '0');
const dayOf = (seed: number, year: number): string => `${two((seed % 28) + 1)}/${two((seed % 12) + 1)}/${year}`;

async function* members(count: number): AsyncGenerator<string[]> {
  for (let at = 0; at < count; at++) {
    const name = `${FAMILIES[at % FAMILIES.length]} ${MIDDLES[(at >> 2) % MIDDLES.length]} ${GIVEN[(at >> 4) % GIVEN.length]}`;
    const cell = Math.floor((at * PROVINCE.cells) / count);
    const inCell = at - Math.ceil((cell * count) / PROVINCE.cells);
    const admitted = 1985 + (at % 38);
    yield [
      ...[
        String(at + 1),
        at % 3 === 0 ? name.toUpperCase() : name,
        dayOf(at * 7, 1950 + (at % 45)),
        dayOf(at * 3, admitted),
      ],
      ...[dayOf(at * 3, admitted + 1), String(45_000_000 + at), cellOf(cell)],
      inCell === 0 ? 'Bí thư' : inCell === 1 ? 'Phó Bí thư' : '',
      at % 40 === 0 ? 'x' : '',
    ];
  }
}

const columns = (titles: string[]) => titles.map((title) => ({ title, width: 16 }));

/** The two books in which a province comes: its units, and its members. */
export const provinceBooks = async (count = PROVINCE.members): Promise<{ units: Buffer; members: Buffer }> => ({
  units: await whole(
    xlsxOf({
      name: 'Tổ chức',
      columns: columns(['Mã tổ chức', 'Tên tổ chức', 'Cấp', 'Loại hình', 'Trực thuộc', 'Ngày thành lập']),
      rows: units(),
    }),
  ),
  members: await whole(
    xlsxOf({
      name: 'Đảng viên',
      columns: columns([
        ...['STT', 'Họ và tên', 'Ngày sinh', 'Ngày vào Đảng', 'Ngày chính thức'],
        ...['Số thẻ đảng viên', 'Chi bộ', 'Chức vụ', 'Miễn sinh hoạt'],
      ]),
      rows: members(count),
    }),
  ),
});

async function whole(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
