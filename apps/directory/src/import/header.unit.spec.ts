import type { SheetRow } from './cell.ts';
import { findHeader, missingFields } from './header.ts';

const rows = (...texts: (string | null)[][]): SheetRow[] =>
  texts.map((cells, at) => ({
    row: at + 1,
    cells: new Map(cells.flatMap((text, column) => (text === null ? [] : [[column, text] as const]))),
  }));
const fieldsOf = (header: ReturnType<typeof findHeader>) => header?.columns.map(({ field }) => field);

describe('the header of a sheet', () => {
  it('is found below titles, by its words', () => {
    const header = findHeader(
      rows(['ĐẢNG BỘ XÃ'], ['DANH SÁCH ĐẢNG VIÊN'], ['STT', 'Họ và tên', 'Ngày sinh', 'Số thẻ ĐV']),
    );
    expect(header).toMatchObject({ row: 3, kind: 'members' });
    expect(fieldsOf(header)).toEqual([null, 'name', 'birthDate', 'cardNumber']);
  });
  it('has two rows where one title is merged over two', () => {
    const header = findHeader(
      rows(['Họ và tên', 'Ngày vào Đảng', null, 'Chi bộ'], [null, 'Dự bị', 'Chính thức', null]),
    );
    expect(header?.row).toBe(2);
    expect(fieldsOf(header)).toEqual(['name', 'admittedOn', 'fullOn', 'cell']);
  });
  it('tells lists of units and of posts from lists of members', () => {
    expect(findHeader(rows(['Mã tổ chức', 'Tên tổ chức', 'Cấp', 'Trực thuộc']))?.kind).toBe('units');
    expect(findHeader(rows(['Họ và tên', 'Chức vụ', 'Tổ chức', 'Từ ngày', 'Đến ngày']))?.kind).toBe('posts');
  });
  it('gives each field to one column, the first', () =>
    expect(fieldsOf(findHeader(rows(['Họ và tên', 'Họ tên', 'Ngày sinh'])))).toEqual(['name', null, 'birthDate']));
  it('is left to a person where no word is known', () =>
    expect(findHeader(rows(['x', 'y', 'z'], ['1', '2', '3']))).toMatchObject({ row: 1, kind: null }));
  it('explains itself in brackets, which name nothing', () =>
    expect(fieldsOf(findHeader(rows(['Họ và tên (chữ in hoa)', 'Ngày sinh (dd/mm/yyyy)'])))).toEqual([
      'name',
      'birthDate',
    ]));
});

it('what a list cannot do without is a name, or a person and a post', () => {
  expect(missingFields('members', ['birthDate'])).toEqual(['name']);
  expect(missingFields('posts', ['cardNumber'])).toEqual(['role']);
  expect(missingFields('units', ['unitId', 'name', 'level'])).toEqual([]);
});
