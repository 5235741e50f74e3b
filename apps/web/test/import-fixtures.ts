import type { Import, ImportPage, ImportRow, RowPage } from '../src/admin/import/answers.ts';

/** Answers about files that come in, in every state that the pages show; all of them are simulated. */
export const importId = '01J8ZQ4T3N5W7Y9A1C3E5G7901';
const begunAt = Date.UTC(2026, 5, 15, 2, 30);
const none = { created: 0, changed: 0, moved: 0, refused: 0 };

const base: Import = {
  ...{ importId, unitId: 'QN-LH', unitName: 'Đảng ủy xã Lục Hồn', name: 'Danh sách đảng viên 2026.xlsx', begunAt },
  ...{ phase: 'mapping', progress: { done: 0, of: 0 }, written: none, undone: { undone: 0, kept: 0 } },
  counts: { create: 0, change: 0, move: 0, same: 0, problem: 0, 'left-out': 0 },
  ...{ cancelAsked: false, refusal: null, mayUndo: false, mapping: null },
  sheets: [
    {
      ...{ sheet: 0, name: 'Đảng viên', hidden: false, rows: 1_240 },
      header: {
        row: 4,
        kind: 'members',
        columns: [
          { column: 0, title: 'STT', field: null },
          { column: 1, title: 'Họ và tên', field: 'name' },
          { column: 2, title: 'Ngày, tháng, năm sinh', field: 'birthDate' },
          { column: 3, title: 'Ngày vào Đảng Chính thức', field: 'fullOn' },
          { column: 4, title: 'Chi bộ', field: 'cell' },
        ],
      },
      top: [
        { row: 1, cells: { A: 'ĐẢNG BỘ XÃ LỤC HỒN' } },
        { row: 4, cells: { A: 'STT', B: 'Họ và tên', C: 'Ngày, tháng, năm sinh', D: 'Ngày vào Đảng', E: 'Chi bộ' } },
        { row: 5, cells: { A: '1', B: 'Nguyễn Văn An', C: '1969-05-15', D: '03/02/1996', E: 'Chi bộ thôn Bản Pạt' } },
        { row: 6, cells: { A: '2', B: 'Chíu Thị Bình', C: '7-9-80', D: '19/5/2006', E: 'Chi bộ thôn Bản Pạt' } },
      ],
      proposed: {
        ...{ sheet: 0, kind: 'members', headerRow: 4, unitId: null, remembered: true },
        columns: { B: 'name', C: 'birthDate', D: 'fullOn', E: 'cell' },
      },
    },
    {
      ...{
        sheet: 1,
        name: 'Ghi chú',
        hidden: true,
        rows: null,
        header: null,
        top: [{ row: 1, cells: { A: 'Ghi chú' } }],
      },
      proposed: { sheet: 1, kind: null, headerRow: 0, columns: {}, unitId: null, remembered: false },
    },
  ],
};
const counts = { create: 12, change: 3, move: 2, same: 1_201, problem: 4, 'left-out': 18 };

export const mapping = base;
export const working: Import = { ...base, phase: 'running', counts, progress: { done: 500, of: 1_200 } };
export const preview: Import = { ...base, phase: 'preview', counts, progress: { done: 0, of: 17 } };
export const refused: Import = {
  ...base,
  phase: 'refused',
  sheets: [],
  refusal: { code: 'IMPORT_FILE_MACROS', details: {} },
};
export const done: Import = {
  ...{ ...base, phase: 'done', counts, progress: { done: 17, of: 17 }, mayUndo: true },
  written: { created: 12, changed: 3, moved: 1, refused: 1 },
};

const row: Omit<ImportRow, 'n' | 'row' | 'outcome' | 'title'> = {
  ...{
    sheet: 0,
    unitId: 'QN-LH-07',
    unitName: 'Chi bộ thôn Bản Pạt',
    changes: [],
    problems: [],
    likely: [],
    kept: null,
  },
};
const items: ImportRow[] = [
  {
    ...{ ...row, n: 4, row: 17, outcome: 'problem', title: 'Phạm Thị Dung' },
    problems: [{ cell: 'C17', code: 'IMPORT_DATE_MISSING', details: { got: '31/02/1980' } }],
  },
  {
    ...{ ...row, n: 5, row: 18, outcome: 'move', title: 'Trần Thị Bình' },
    changes: [{ field: 'cell', before: 'QN-LH-03', after: 'QN-LH-07' }],
  },
  {
    ...{ ...row, n: 6, row: 19, outcome: 'create', title: 'La Hữu Khánh' },
    likely: [{ memberId: importId, name: 'La Hữu Khánh', cellId: 'QN-LH-02' }],
  },
];

export const importAnswers = (told: unknown): [RegExp, () => unknown][] => [
  [
    /\/api\/v1\/imports$/,
    (): ImportPage => ({
      items: [done, working, refused].map((one, at) => ({ ...one, importId: `${importId.slice(0, -1)}${at}` })),
      next: null,
    }),
  ],
  [/\/api\/v1\/imports\/01[^/]+$/, () => told],
  [/\/api\/v1\/imports\/01[^/]+\/rows$/, (): RowPage => ({ items, next: null })],
];
