import { person, seeder, startDirectory, unit, type RunningDirectory } from './running-directory.ts';
import { importOf, previewOf, sendFile } from './send-file.ts';
import { workbook, zipped } from './workbook.ts';

const TODAY = '2026-06-15';
const committee = person('committee', '/QN/QN-LH/');
const header = ['Họ và tên', 'Ngày sinh', 'Chi bộ'];
const an = ['Nguyễn Văn An', '15/05/1969', 'Chi bộ 1'];
const sheetNs = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('a file that is not what it should be', () => {
  let directory: RunningDirectory;
  const send = (bytes: Buffer, name = 'danh sách.xlsx') =>
    sendFile(directory.call, committee, { unitId: 'QN-LH', name, bytes });
  const refusalOf = async (bytes: Buffer, name?: string) => {
    const { status, body } = await send(bytes, name);
    expect(status).toBe(422);
    return body.code as string;
  };

  beforeAll(async () => {
    directory = await startDirectory();
    const units = [
      unit('QN', null, 'province'),
      unit('QN-LH', 'QN', 'commune'),
      { ...unit('QN-LH-01', 'QN-LH', 'cell', 'school'), name: 'Chi bộ 1' },
    ];
    await directory.call(seeder, 'POST', '/api/v1/import', { units });
  });
  afterAll(() => directory.stop());

  it('with macros is not taken', async () =>
    expect(await refusalOf(await workbook([{ name: 'S', rows: [header, an] }], { 'xl/vbaProject.bin': 'x' }))).toBe(
      'IMPORT_FILE_MACROS',
    ));

  it('behind a password, or of before 2007, is told apart', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await refusalOf(compound, 'cũ.xls')).toBe('IMPORT_FILE_OLD');
    expect(await refusalOf(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'IMPORT_FILE_LOCKED',
    );
  });

  it('that would burst is refused before it is unpacked', async () => {
    const bomb = await workbook([
      { name: 'S', rows: [], xml: `<worksheet xmlns="${sheetNs}">${' '.repeat(60_000_000)}</worksheet>` },
    ]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toBe('IMPORT_FILE_BURSTS');
  });

  it('that lies about the size of its parts is refused when more comes out', async () => {
    const bytes = await workbook([{ name: 'S', rows: [header, an] }]);
    // The size that the central directory tells of the sheet, four bytes after two others.
    for (
      let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\u0001\u0002', at + 1, 'latin1')
    )
      bytes.writeUInt32LE(10, at + 24);
    expect(['IMPORT_FILE_BURSTS', 'IMPORT_FILE_DAMAGED']).toContain(await refusalOf(bytes));
  });

  it('with a document type of its own is damaged, for nothing of it is resolved', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet xmlns="${sheetNs}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;
    expect(await refusalOf(await workbook([{ name: 'S', rows: [], xml }]))).toBe('IMPORT_FILE_DAMAGED');
  });

  it('of another kind is told, whatever its name', async () => {
    expect(await refusalOf(Buffer.from('%PDF-1.7 …'), 'đảng viên.xlsx')).toBe('IMPORT_FILE_UNKNOWN');
    expect(await refusalOf(await zipped({ 'word/document.xml': '<x/>' }))).toBe('IMPORT_FILE_UNKNOWN');
    expect(await refusalOf(Buffer.from([1, 2, 0, 0, 3, 4, 5, 0, 0, 9]), 'x.csv')).toMatch(
      /IMPORT_(FILE|ENCODING)_UNKNOWN/,
    );
  });

  it('with a million empty rows is read without them', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"/>`).join('');
    const text = (words: string[], row: number) =>
      `<row r="${row}">${words.map((word, at) => `<c r="${'ABC'[at]}${row}" t="inlineStr"><is><t>${word}</t></is></c>`).join('')}</row>`;
    const xml = `<worksheet xmlns="${sheetNs}"><dimension ref="A1:C1000002"/><sheetData>${text(header, 1)}${text(an, 2)}${empty}</sheetData></worksheet>`;
    const preview = await previewOf(
      directory.call,
      committee,
      { unitId: 'QN-LH', name: 'dài.xlsx', bytes: await workbook([{ name: 'S', rows: [], xml }]) },
      TODAY,
    );
    expect(preview.counts).toEqual({ create: 1, change: 0, move: 0, same: 0, problem: 0, 'left-out': 0 });
  });

  it('of separated values is read in each encoding that people’s programs write, and told where the letters are of a font', async () => {
    const text = `${header.join(';')}\r\n${an.join(';')}\r\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    // windows-1258 keeps tone marks as letters of their own: «ễ» is «ê» and a tilde.
    const vietnamese = Buffer.from(
      [...'Họ và tên;Ngày sinh;Chi bộ\r\nNguyễn Văn An;15/05/1969;Chi bộ 1\r\n'].flatMap(
        (letter) => CP1258[letter] ?? [letter.charCodeAt(0)],
      ),
    );
    for (const [encoding, bytes] of Object.entries({
      'utf-8': Buffer.from(text),
      'utf-16le': utf16,
      'windows-1258': vietnamese,
    })) {
      const { status, body } = await send(bytes, `${encoding}.csv`);
      expect({ encoding, status, read: body.encoding }).toEqual({ encoding, status: 200, read: encoding });
      expect(body.sheets[0].top[1].cells).toEqual({ A: an[0], B: an[1], C: an[2] });
    }
    const tcvn3 = Buffer.from('Hä vµ tªn;Ngµy sinh;Chi bé\r\nNguyÔn V¨n An;15/05/1969;Chi bé 1\r\n', 'latin1');
    expect(await refusalOf(tcvn3, 'tcvn3.csv')).toBe('IMPORT_ENCODING_UNKNOWN');
  });

  it('that somebody altered on the way must be sent anew', async () => {
    const bytes = Buffer.from(`${header.join(',')}\n`);
    const begun = await directory.call(committee, 'POST', '/api/v1/imports', {
      unitId: 'QN-LH',
      name: 'x.csv',
      size: bytes.length,
      sha256: 'a'.repeat(64),
    });
    const path = `/api/v1/imports/${begun.body.importId}`;
    expect((await directory.call(committee, 'POST', `${path}/read`)).body.code).toBe('PAPER_INCOMPLETE');
    await directory.call(committee, 'PUT', `${path}/parts/0`, bytes);
    expect((await directory.call(committee, 'POST', `${path}/read`)).body.code).toBe('PAPER_ALTERED');
    expect((await directory.call(committee, 'POST', `${path}/read`)).body.code).toBe('PAPER_INCOMPLETE');
  });

  it('cannot be written under meanings that do not fit', async () => {
    const { body } = await send(Buffer.from(`${header.join(',')}\n${an.join(',')}\n`), 'x.csv');
    const map = (columns: Record<string, string>, kind = 'members', asOf = TODAY) =>
      directory.call(committee, 'PUT', `/api/v1/imports/${body.importId}/mapping`, {
        asOf,
        sheets: [{ sheet: 0, kind, headerRow: 1, columns }],
      });
    expect((await map({ B: 'birthDate' })).body.code).toBe('IMPORT_FIELDS_MISSING');
    expect((await map({ A: 'name', B: 'name' })).body.code).toBe('IMPORT_COLUMNS_WRONG');
    expect((await map({ A: 'unitId', B: 'name', C: 'phone' }, 'units')).body.code).toBe('IMPORT_COLUMNS_WRONG');
    expect((await map({ A: 'name' }, 'members', '2999-01-01')).body.code).toBe('IMPORT_DAY_AHEAD');
  });

  it('neither gives a formula out nor loses the sign of one that was a text', async () => {
    const rows = [
      [...header, 'Điện thoại'],
      ['Ngô Thị =Hoa', '01/02/1990', 'Chi bộ 1', '+84912345678'],
    ];
    const bytes = await workbook([{ name: 'S', rows: [rows[0]!, ['Ngô Thị Hoa', ...rows[1]!.slice(1)]] }]);
    await importOf(directory.call, committee, { unitId: 'QN-LH', name: 'dấu.xlsx', bytes }, TODAY);
    const { body: csv } = await directory.call(
      committee,
      'GET',
      '/api/v1/exports/members?unitId=QN-LH&format=csv&reason=inspection',
    );
    expect(csv.toString('utf8')).toContain(`,'+84912345678,`);
    const again = await previewOf(directory.call, committee, { unitId: 'QN-LH', name: 'lại.csv', bytes: csv }, TODAY);
    expect(again.counts).toMatchObject({ change: 0, create: 0, problem: 0 });
  });
});

const CP1258: Record<string, number[]> = {
  ...{ ọ: [0x6f, 0xf2], à: [0xe0], ê: [0xea], ộ: [0xf4, 0xf2], ễ: [0xea, 0xde], ă: [0xe3] },
};
