import type { Random } from './random.ts';

const FAMILIES = [
  ['Nguyễn', 30],
  ['Trần', 11],
  ['Lê', 9],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Vũ', 5],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 3],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 2],
  ['Nông', 2],
  ['Chíu', 1],
  ['Tằng', 1],
  ['Phùn', 1],
  ['Loan', 1],
  ['La', 1],
] as const;

/** Families of the Dao, Tày and Sán Chỉ, common in Lục Hồn. */
const FAMILIES_OF_LUC_HON = [
  ...FAMILIES,
  ['Chíu', 14],
  ['Tằng', 12],
  ['Phùn', 10],
  ['La', 10],
  ['Hoàng', 10],
  ['Lý', 8],
] as const;

const MIDDLE = {
  woman: [
    ['Thị', 55],
    ['Thu', 15],
    ['Thanh', 15],
    ['Ngọc', 8],
    ['Xuân', 4],
    ['Minh', 3],
  ],
  man: [
    ['Văn', 50],
    ['Đức', 16],
    ['Quốc', 12],
    ['Minh', 7],
    ['Hữu', 7],
    ['Xuân', 4],
    ['Thanh', 2],
    ['Ngọc', 2],
  ],
} as const;

const GIVEN = {
  woman: [
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
    'Thảo',
    'Vân',
    'Yến',
    'An',
  ],
  man: [
    'An',
    'Bình',
    'Chung',
    'Giang',
    'Hòa',
    'Khánh',
    'Long',
    'Nam',
    'Phong',
    'Quang',
    'Sơn',
    'Tâm',
    'Tuấn',
    'Hà',
    'Linh',
  ],
} as const;

/** Names that the lists above could form and that belong to known office holders: never used. */
const OFFICE_HOLDERS = new Set([
  'Bùi Thanh Sơn',
  'Đỗ Ngọc An',
  'Hoàng Minh Sơn',
  'Lê Ngọc Quang',
  'Lê Quốc Phong',
  'Nguyễn Đức Tâm',
  'Nguyễn Thanh Bình',
  'Nguyễn Văn Phong',
  'Trần Văn Sơn',
  'Vũ Thanh Mai',
]);

export type Place = 'luc-hon' | 'elsewhere';

/** A made-up name, family + middle + given; two equal names in one cell are wanted (handbook 13). */
export function demoName(chance: Random, place: Place): string {
  const sex = chance.chance(0.4) ? 'woman' : 'man';
  const family = chance.weighted<string>(place === 'luc-hon' ? FAMILIES_OF_LUC_HON : FAMILIES);
  const name = `${family} ${chance.weighted<string>(MIDDLE[sex])} ${chance.pick<string>(GIVEN[sex])}`;
  return OFFICE_HOLDERS.has(name) ? demoName(chance, place) : name;
}
