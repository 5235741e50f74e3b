import fc from 'fast-check';
import { announce, bytesOfPart, disposition, kindOf, partsOf, PART_BYTES, plainName } from './paper.ts';

const MB = 1024 * 1024;
const announced = (size: number) => ({ name: 'a.pdf', size, sha256: '' });

describe('a paper that is announced', () => {
  it('is sent in parts of 200 KiB', () =>
    expect(announce(announced(PART_BYTES * 2 + 1), 20 * MB)).toEqual({
      ok: true,
      value: { partSize: 204_800, parts: 3 },
    }));
  it('is refused at once when it is too large, with the limit', () =>
    expect(announce(announced(200 * MB), 20 * MB)).toEqual({
      ok: false,
      refusal: { code: 'PAPER_TOO_LARGE', details: { size: 200 * MB, limit: 20 * MB } },
    }));
  it('has parts that are as long as it is, whatever its size', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * MB }), (size) => {
        const lengths = Array.from({ length: partsOf(size) }, (_, part) => bytesOfPart(size, part));
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(size);
        expect(Math.min(...lengths)).toBeGreaterThan(0);
        expect([bytesOfPart(size, partsOf(size)), bytesOfPart(size, -1)]).toEqual([0, 0]);
      }),
    ));
});

describe('what a paper is', () => {
  it.each([
    ['Kế hoạch.PDF', 'application/pdf'],
    ['biên bản.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['ảnh.JPEG', 'image/jpeg'],
    ['ảnh.png', 'image/png'],
    ['ảnh.webp', 'image/webp'],
  ])('is said by its bytes, and its name says the same: %s', (name, found) =>
    expect(kindOf(name, found)).toEqual({ ok: true, value: found }),
  );
  it.each([
    ['a text that claims to be a PDF', 'plan.pdf', undefined],
    ['a picture that claims to be a PDF', 'plan.pdf', 'image/png'],
    ['a paper under the name of a program', 'plan.exe', 'application/pdf'],
    ['a program', 'plan.exe', 'application/x-msdownload'],
    ['a zip that is no DOCX', 'plan.docx', 'application/zip'],
    ['a DOCX with macros', 'plan.docm', 'application/vnd.ms-word.document.macroenabled.12'],
    ['a page', 'plan.html', 'text/html'],
    ['a name without an ending', 'plan', 'application/pdf'],
    ['what every object has', 'a.length', 'constructor'],
  ])('is never %s', (_, name, found) =>
    expect(kindOf(name, found)).toMatchObject({
      refusal: { code: 'PAPER_TYPE_UNKNOWN', details: { name, got: found ?? 'unknown' } },
    }),
  );
});

describe('the name of a paper', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\giấy tờ\\a.pdf', 'a.pdf'],
    ['a\r\nx-evil: 1.pdf', 'ax-evil_ 1.pdf'],
    ['ảnh\u202egpj.exe', 'ảnhgpj.exe'],
    ['<script>alert(1)</script>.pdf', 'script_.pdf'],
    ['Biên bản.pdf'.normalize('NFD'), 'Biên bản.pdf'],
  ])('%j becomes %j', (raw, name) => expect(plainName(raw)).toBe(name));
  it('keeps its ending when it is cut', () => {
    const name = plainName(`${'ệ'.repeat(300)}.docx`);
    expect([...name]).toHaveLength(120);
    expect(name).toMatch(/ệ\.docx$/);
  });
  it('travels in ASCII and as it is', () =>
    expect(disposition("Đề cương (lần 2) 'mới'.pdf")).toBe(
      `attachment; filename="De cuong (lan 2) 'moi'.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20c%C6%B0%C6%A1ng%20%28l%E1%BA%A7n%202%29%20%27m%E1%BB%9Bi%27.pdf`,
    ));
  it('ends no header, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        fc.pre(raw.isWellFormed());
        expect(disposition(plainName(raw))).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%.~!$&+^`|#-]*$/,
        );
      }),
    ));
});
