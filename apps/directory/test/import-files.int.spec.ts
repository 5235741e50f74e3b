import { unit, person, seeder, startDirectory, type RunningDirectory } from './running-directory.ts';
import { agreed, importOf, previewOf, sendFile, settled, type Told } from './send-file.ts';
import { workbook, type Made } from './workbook.ts';

const TODAY = '2026-06-15';
/** A machine that does much else reads, plans and writes a file in this time. */
const PATIENCE = 60_000;
const committee = person('committee', '/QN/QN-LH/');

/** As a commune's office keeps it: a motto, a merged title, a header of two rows, a row of numbers, parts by cell, a total. */
const ugly: Made[][] = [
  ['ĐẢNG BỘ XÃ LỤC HỒN', null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
  ['DANH SÁCH ĐẢNG VIÊN NĂM 2026'],
  [],
  [
    'STT',
    'Họ và tên',
    'Ngày, tháng, năm sinh',
    'Ngày vào Đảng',
    null,
    'Số thẻ ĐV',
    'Chức vụ',
    'Miễn sinh hoạt',
    'Điện thoại',
  ],
  [null, null, null, 'Dự bị', 'Chính thức'],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
  ['I', 'Chi bộ thôn Bản Pạt'],
  [1, 'NGUYỄN VĂN AN', { serial: 25_338 }, '03/02/1995', '03/02/1996', '45.012345', 'Bí thư chi bộ', null, 912_345_678],
  [2, 'Trần  Thị Bình', '7-9-80', '19/5/2005', '19/5/2006', '45012346', 'Phó Bí thư', null, '0987 654 321'],
  [3, 'Lê Văn Cường', 1954, 28_000, 28_365, '45012347', null, 'x', null],
  ['II', 'Chi bộ Trường Tiểu học'],
  [4, 'Phạm Thị Dung', '31/02/1980', '01/01/2010', '01/01/2011', '45012348', null, null, null],
  [
    5,
    'Hoàng Minh Đức',
    { formula: 'C8+1', shows: '12/12/1985' },
    '15/01/2026',
    null,
    '45012349',
    'Chi ủy viên',
    null,
    null,
  ],
  [6, 'Vũ Thị Giang', { formula: 'VLOOKUP(1)' }, '02/09/2001', '02/09/2002', '45012350', null, null, null],
  ['Tổng cộng: 06 đồng chí'],
];
const file = async (rows: Made[][] = ugly, name = 'Danh sách.xlsx') => ({
  ...{ unitId: 'QN-LH', name },
  bytes: await workbook([{ name: 'Đảng viên', rows, merges: ['A1:C1', 'A2:I2', 'D4:E4'] }]),
});

describe('a file of members', () => {
  let directory: RunningDirectory;
  const get = async (path: string) => (await directory.call(committee, 'GET', path)).body;
  const rowsOf = async (importId: string, outcome = '') =>
    (await get(`/api/v1/imports/${importId}/rows${outcome && `?outcome=${outcome}`}`)).items as Told[];
  const membersOf = async (cellId: string) => (await get(`/api/v1/units/${cellId}/members`)).items as Told[];

  beforeAll(async () => {
    directory = await startDirectory();
    const { body } = await directory.call(seeder, 'POST', '/api/v1/import', {
      units: [
        unit('QN', null, 'province'),
        unit('QN-LH', 'QN', 'commune'),
        unit('QN-HM', 'QN', 'commune'),
        { ...unit('QN-LH-01', 'QN-LH', 'cell', 'residential'), name: 'Chi bộ thôn Bản Pạt' },
        { ...unit('QN-LH-02', 'QN-LH', 'cell', 'school'), name: 'Chi bộ Trường Tiểu học' },
        { ...unit('QN-HM-01', 'QN-HM', 'cell', 'residential'), name: 'Chi bộ thôn Hoành Mô' },
      ],
    });
    expect(body.units.every(({ result }: Told) => result === 'changed')).toBe(true);
  });
  afterAll(() => directory.stop());

  let first: Told;

  it(
    'is looked into: its header is found below the titles, and what its columns mean is proposed',
    async () => {
      const { status, body } = await sendFile(directory.call, committee, await file());
      expect(status).toBe(200);
      expect(body).toMatchObject({ phase: 'mapping', format: 'xlsx' });
      const [sheet] = body.sheets;
      expect(sheet.proposed).toEqual({
        ...{ sheet: 0, kind: 'members', headerRow: 5, unitId: null, remembered: false },
        columns: {
          B: 'name',
          C: 'birthDate',
          D: 'admittedOn',
          E: 'fullOn',
          F: 'cardNumber',
          G: 'post',
          H: 'exempt',
          I: 'phone',
        },
      });
      await directory.call(committee, 'PUT', `/api/v1/imports/${body.importId}/mapping`, agreed(body, TODAY));
      first = await settled(directory.call, committee, body.importId);
    },
    PATIENCE,
  );

  it(
    'tells every problem by its cell, and writes nothing before somebody agrees',
    async () => {
      expect(first).toMatchObject({
        phase: 'preview',
        counts: { create: 4, problem: 2, 'left-out': 3, change: 0, move: 0, same: 0 },
      });
      const problems = await rowsOf(first.importId, 'problem');
      expect(
        problems.map(({ title, problems: [{ cell, code, details }] }) => ({ title, cell, code, got: details.got })),
      ).toEqual([
        { title: 'Phạm Thị Dung', cell: 'C12', code: 'IMPORT_DATE_MISSING', got: '31/02/1980' },
        { title: 'Vũ Thị Giang', cell: 'C14', code: 'IMPORT_FORMULA_WITHOUT_VALUE', got: '=…' },
      ]);
      expect(await membersOf('QN-LH-01')).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is written when somebody agrees: names, kinds, exemptions and posts as the rows say',
    async () => {
      await directory.call(committee, 'POST', `/api/v1/imports/${first.importId}/confirm`);
      const done = await settled(directory.call, committee, first.importId);
      expect(done).toMatchObject({ phase: 'done', written: { created: 4, refused: 0 }, progress: { done: 4, of: 4 } });
      const members = await membersOf('QN-LH-01');
      expect(
        members.map(({ name, kind, joinedCellOn, exempt }) => ({
          name,
          kind,
          joinedCellOn,
          exempt: exempt?.from ?? null,
        })),
      ).toEqual([
        { name: 'Nguyễn Văn An', kind: 'full', joinedCellOn: TODAY, exempt: null },
        { name: 'Trần Thị Bình', kind: 'full', joinedCellOn: TODAY, exempt: null },
        { name: 'Lê Văn Cường', kind: 'full', joinedCellOn: TODAY, exempt: TODAY },
      ]);
      expect(await membersOf('QN-LH-02')).toMatchObject([{ name: 'Hoàng Minh Đức', kind: 'probationary' }]);
      const posts = (await get('/api/v1/units/QN-LH-01/posts')).items as Told[];
      expect(posts.map(({ name, role }) => `${name}: ${role}`).sort()).toEqual([
        'Nguyễn Văn An: secretary',
        'Trần Thị Bình: deputy',
      ]);
      const person = await get(`/api/v1/members/${members[0].memberId}`);
      expect(person.contact).toMatchObject({
        birthDate: '1969-05-15',
        cardNumber: '45012345',
        phone: '0912345678',
        admittedOn: '1995-02-03',
      });
    },
    PATIENCE,
  );

  it(
    'changes nothing when it comes again, and its columns are remembered',
    async () => {
      const { body } = await sendFile(directory.call, committee, await file(ugly, 'lần hai.xlsx'));
      expect(body.sheets[0].proposed.remembered).toBe(true);
      await directory.call(committee, 'PUT', `/api/v1/imports/${body.importId}/mapping`, agreed(body, TODAY));
      expect(await settled(directory.call, committee, body.importId)).toMatchObject({
        counts: { create: 0, change: 0, move: 0, same: 4, problem: 2 },
      });
      const answer = await directory.call(committee, 'POST', `/api/v1/imports/${body.importId}/confirm`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'IMPORT_NOTHING_TO_WRITE' } });
    },
    PATIENCE,
  );

  it(
    'that comes later changes what it says otherwise, moves who is in another cell, and is taken back whole',
    async () => {
      const later = ugly.map((row) => [...row]);
      later[9] = [3, 'Lê Văn Cường', '05/06/1954', '', '', '45012347', null, 'không', null];
      later.splice(8, 1);
      later.splice(11, 0, [7, 'Trần Thị Bình', '07/09/1980', null, null, '45012346', null, null, '0900000000']);
      const before = { first: await membersOf('QN-LH-01'), second: await membersOf('QN-LH-02') };
      const preview = await previewOf(directory.call, committee, await file(later, 'sau.xlsx'), '2026-07-01');
      expect(preview.counts).toMatchObject({ create: 0, change: 1, move: 1, same: 2 });
      expect((await rowsOf(preview.importId, 'move'))[0].changes).toEqual(
        expect.arrayContaining([{ field: 'cell', before: 'QN-LH-01', after: 'QN-LH-02' }]),
      );
      await directory.call(committee, 'POST', `/api/v1/imports/${preview.importId}/confirm`);
      expect((await settled(directory.call, committee, preview.importId)).written).toEqual({
        created: 0,
        changed: 1,
        moved: 1,
        refused: 0,
      });
      const names = (await get('/api/v1/units/QN-LH-02/members?on=2026-07-02')).items.map(({ name }: Told) => name);
      expect(names).toEqual(expect.arrayContaining(['Trần Thị Bình', 'Hoàng Minh Đức']));
      await directory.call(committee, 'POST', `/api/v1/imports/${preview.importId}/undo`);
      expect(await settled(directory.call, committee, preview.importId)).toMatchObject({
        phase: 'undone',
        undone: { undone: 2, kept: 0 },
      });
      const bare = (members: Told[]) => members.map(({ version, ...member }) => member);
      expect(bare(await membersOf('QN-LH-01'))).toEqual(bare(before.first));
      expect(bare(await membersOf('QN-LH-02'))).toEqual(bare(before.second));
    },
    PATIENCE,
  );

  it(
    'keeps, when it is taken back, what somebody changed since, and says so',
    async () => {
      const rows: Made[][] = [
        ['Họ và tên', 'Ngày sinh', 'Chi bộ'],
        ['Ngô Văn Hải', '01/02/1990', 'Chi bộ thôn Bản Pạt'],
        ['Đỗ Thị Hoa', '03/04/1991', 'QN-LH-01'],
      ];
      const done = await importOf(directory.call, committee, await file(rows, 'hai người.xlsx'), TODAY);
      expect(done.written.created).toBe(2);
      const [hai] = (await membersOf('QN-LH-01')).filter(({ name }) => name === 'Ngô Văn Hải');
      await directory.call(committee, 'POST', `/api/v1/members/${hai.memberId}/exempt`, {
        span: { from: TODAY, to: null },
      });
      await directory.call(committee, 'POST', `/api/v1/imports/${done.importId}/undo`);
      expect(await settled(directory.call, committee, done.importId)).toMatchObject({
        phase: 'undone',
        undone: { undone: 1, kept: 1 },
      });
      const kept = (await rowsOf(done.importId)).filter(({ kept: why }) => why !== null);
      expect(kept.map(({ title, kept: why }) => `${title}: ${why}`)).toEqual(['Ngô Văn Hải: IMPORT_CHANGED_SINCE']);
      const names = (await membersOf('QN-LH-01')).map(({ name }) => name);
      expect(names).toContain('Ngô Văn Hải');
      expect(names).not.toContain('Đỗ Thị Hoa');
    },
    PATIENCE,
  );

  it(
    'names nobody of another part of the tree, and writes nothing there',
    async () => {
      const rows: Made[][] = [
        ['Họ và tên', 'Ngày sinh', 'Chi bộ'],
        ['Ngô Văn Khoa', '01/02/1990', 'Chi bộ thôn Hoành Mô'],
        ['Ngô Văn Lâm', '01/02/1990', 'QN-HM-01'],
      ];
      const preview = await previewOf(directory.call, committee, await file(rows, 'xã khác.xlsx'), TODAY);
      const codes = (await rowsOf(preview.importId)).map(({ problems }) => problems[0].code);
      expect(codes).toEqual(['IMPORT_UNIT_UNKNOWN', 'IMPORT_UNIT_UNKNOWN']);
      const neighbour = person('committee', '/QN/QN-HM/');
      expect(await directory.call(neighbour, 'GET', `/api/v1/imports/${preview.importId}`)).toMatchObject({
        status: 404,
        body: { code: 'IMPORT_UNKNOWN' },
      });
      expect((await directory.call(neighbour, 'GET', '/api/v1/imports')).body.items).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'comes back unchanged as it went out, as a workbook and as separated values',
    async () => {
      for (const format of ['xlsx', 'csv']) {
        const path = `/api/v1/exports/members?unitId=QN-LH&format=${format}&reason=${encodeURIComponent('đối chiếu sổ')}`;
        const { status, body } = await directory.call(committee, 'GET', path);
        expect(status).toBe(200);
        const preview = await previewOf(
          directory.call,
          committee,
          { unitId: 'QN-LH', name: `ra.${format}`, bytes: body },
          TODAY,
        );
        expect(preview.counts).toEqual({ create: 0, change: 0, move: 0, same: 5, problem: 0, 'left-out': 0 });
        const units = await directory.call(committee, 'GET', `/api/v1/exports/units?unitId=QN-LH&format=${format}`);
        const tree = await previewOf(
          directory.call,
          committee,
          { unitId: 'QN-LH', name: `cây.${format}`, bytes: units.body },
          TODAY,
        );
        expect(tree.counts).toEqual({ create: 0, change: 0, move: 0, same: 3, problem: 0, 'left-out': 0 });
      }
      const silent = await directory.call(committee, 'GET', '/api/v1/exports/members?unitId=QN-LH&format=csv');
      expect(silent.status).toBe(400);
    },
    PATIENCE,
  );

  it(
    'brings units, their members and posts in one book, each after what it refers to',
    async () => {
      const bytes = await workbook([
        {
          name: 'Chức vụ',
          rows: [
            ['Họ và tên', 'Chức vụ', 'Tổ chức', 'Từ ngày'],
            ['Lý A Sáng', 'Bí thư chi bộ', 'QN-LH-09', '01/06/2026'],
          ],
        },
        {
          name: 'Đảng viên',
          rows: [
            ['Họ tên', 'Năm sinh', 'Chi bộ'],
            ['Lý A Sáng', 1970, 'thôn Cao Thắng'],
          ],
        },
        {
          name: 'Tổ chức',
          rows: [
            ['Mã tổ chức', 'Tên tổ chức', 'Cấp', 'Loại hình', 'Trực thuộc'],
            ['QN-LH-09', 'Chi bộ thôn Cao Thắng', 'Chi bộ', 'Thôn', 'QN-LH'],
          ],
        },
      ]);
      const done = await importOf(directory.call, committee, { unitId: 'QN-LH', name: 'sổ.xlsx', bytes }, '2026-06-01');
      expect(done).toMatchObject({ phase: 'done', written: { created: 3, refused: 0 } });
      expect(await membersOf('QN-LH-09')).toMatchObject([{ name: 'Lý A Sáng' }]);
      expect((await get('/api/v1/units/QN-LH-09/posts')).items).toMatchObject([
        { role: 'secretary', from: '2026-06-01' },
      ]);
    },
    PATIENCE,
  );
});
