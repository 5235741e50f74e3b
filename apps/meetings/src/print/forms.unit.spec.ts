import { checkCodeOf, footOf, type Form, type Part, sealOf, shortCodes } from '@bontot/print';
import type { Meeting } from '@bontot/meeting-core';
import {
  DIGEST,
  held,
  idOf,
  meetingAfter,
  names,
  PARENT,
  people,
  signedMeeting,
  UNIT,
} from '../../test/told-meeting.ts';
import { attendanceForm } from './attendance-form.ts';
import { minutesForm, type Printing } from './minutes-form.ts';

const printing: Printing = {
  ...{ names, unit: UNIT, parentName: PARENT, publicUrl: 'https://bontot.example/' },
  at: Date.parse('2026-10-10T13:58:00Z'),
};
/** Every text of a form, in order. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { text, stack, columns, table } = value as Record<string, any>;
  return [text, stack, columns, table?.body].flatMap(textsIn);
}
/** A short table stands in one block with its heading. */
const tablesIn = ({ content }: Form) =>
  content
    .flatMap((part) => ('stack' in part ? part.stack : [part]))
    .flatMap((part) => ('table' in part ? [part.table] : []));
const said = (form: Form) => textsIn(form.content).join('\n');
const footIn = (form: Form) => textsIn(footOf(form.foot)(1, 2));
const qrOf = (form: Form) => (footOf(form.foot)(1, 2) as { columns: Part[] }).columns[0] as { qr: string };

describe('the heading of minutes', () => {
  it('names committee, cell, number, place and day', () => {
    const texts = textsIn(minutesForm(signedMeeting(), printing).content).slice(0, 8);
    expect(texts).toEqual([
      ...['ĐẢNG BỘ XÃ LỤC HỒN', 'CHI BỘ THÔN 7', '*', 'Số 10-BB/CB'],
      ...['ĐẢNG CỘNG SẢN VIỆT NAM', 'Lục Hồn, ngày 10 tháng 10 năm 2026'],
      ...['BIÊN BẢN', 'Họp chi bộ thường kỳ tháng 10 năm 2026'],
    ]);
  });
  it('leaves the number of a meeting open that the month does not number', () => {
    const thematic: Meeting = { ...signedMeeting(), kind: 'thematic' };
    expect(textsIn(minutesForm(thematic, printing).content)).toContain('Số ……-BB/CB');
  });
});

describe('tables in minutes', () => {
  it('hold votes with their totals and outcome, and tasks with who and until when', () => {
    const [votes, tasks] = tablesIn(minutesForm(signedMeeting(), printing));
    expect(textsIn(votes!.body)).toEqual([
      ...['Nội dung', 'Đồng ý', 'Không', 'Ý kiến khác', 'Kết quả'],
      ...['Kết luận tháng 10', '14/16', '0', '0', 'Được thông qua'],
      ...['Đề nghị 4 hộ «Gia đình văn hóa»', '13/16', '0', '1', 'Được thông qua'],
    ]);
    expect(textsIn(tasks!.body.slice(0, 2))).toEqual([
      ...['TT', 'Nội dung', 'Người thực hiện', 'Xong trước'],
      ...['1', 'Vận động 3 hộ cuối xóm làm vườn sạch', 'Nguyễn Thị Hương', '25/10/2026'],
    ]);
  });
  it('repeat their head and tear no row apart', () => {
    for (const table of tablesIn(minutesForm(signedMeeting(), printing)))
      expect(table).toMatchObject({ headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1 });
  });
  it('give way to what people wrote instead, line by line', () => {
    const meeting = signedMeeting();
    const sections = meeting.minutes.sections.map((section) =>
      section.sectionId === 'tasks'
        ? { ...section, text: section.text.replace('1. Vận động 3 hộ', '1. Vận động năm hộ') }
        : section,
    );
    const form = minutesForm({ ...meeting, minutes: { ...meeting.minutes, sections } }, printing);
    expect(said(form)).toContain('1. Vận động năm hộ cuối xóm');
    expect(tablesIn(form)[1]!.body).toHaveLength(3);
  });
});

describe('signatures under minutes', () => {
  it('say when each was given, and the seal of the text', () => {
    const texts = textsIn(minutesForm(signedMeeting(), printing).content);
    expect(texts.slice(texts.indexOf('NGƯỜI GHI BIÊN BẢN')).filter((text) => text !== '')).toEqual([
      'NGƯỜI GHI BIÊN BẢN',
      'Đã ký điện tử 21:02 ngày 10/10/2026\nDấu văn bản 4c1e 90b7 a2d3',
      'Hoàng Thị Lan',
      'CHỦ TRÌ',
      'Đã ký điện tử 21:06 ngày 10/10/2026\nDấu văn bản 4c1e 90b7 a2d3',
      'Tằng Văn Hòa',
    ]);
  });
  it('of a scanned paper say its day', () => {
    const meeting = signedMeeting();
    const scan = { fileId: 'f', name: 'a.pdf', type: 'application/pdf', size: 1, sha256: '' };
    const signatures = meeting.minutes.signatures.map((signature) => ({ ...signature, scan }));
    const form = minutesForm({ ...meeting, minutes: { ...meeting.minutes, signatures } }, printing);
    expect(said(form)).toContain('Đã ký trên giấy ngày 10/10/2026');
  });
  it('are never torn apart by the end of a page', () => {
    const blocks = minutesForm(signedMeeting(), printing).content.filter(({ unbreakable }) => unbreakable);
    expect(blocks.filter((block) => textsIn(block).includes('CHỦ TRÌ'))).toHaveLength(1);
  });
  it('that are missing leave room, and every page says that it is a draft', () => {
    const form = minutesForm(meetingAfter(held), printing);
    expect(form.mark).toBe('BẢN NHÁP');
    expect(said(form)).toContain('(Ký, ghi rõ họ tên)');
    expect(footIn(form)[0]).toBe('Bản nháp, chưa ký');
    expect(minutesForm(signedMeeting(), printing).mark).toBeUndefined();
  });
});

describe('the foot of every page', () => {
  it('holds the code of the text, how often it was signed, where it leads, and which page it is', () => {
    const form = minutesForm(signedMeeting(), printing);
    expect(footIn(form)).toEqual([
      `Mã kiểm tra ${checkCodeOf(DIGEST)} · bản ký lần 1 · bontot.example`,
      'Lập từ số liệu của buổi họp lúc 21:02 ngày 10/10/2026 · dữ liệu giả lập',
      'Trang 1/2',
    ]);
    expect(qrOf(form).qr).toBe(`https://bontot.example/m/meetings/${signedMeeting().meetingId}`);
  });
  it('leads to a place where nobody said under which address', () => {
    const form = minutesForm(signedMeeting(), { ...printing, publicUrl: null });
    expect(qrOf(form).qr).toBe(`/m/meetings/${signedMeeting().meetingId}`);
    expect(footIn(form)[0]).not.toContain('null');
  });
});

describe('an amendment', () => {
  const amended = (places: readonly ('chair' | 'clerk')[]) =>
    places.reduce(
      (meeting, as) =>
        meetingAfter([{ type: 'sign-amendment', amendmentId: idOf('am'), as, digest: 'ab'.repeat(32) }], meeting, {
          by: idOf(as === 'chair' ? 'hoa' : 'lan'),
        }),
      meetingAfter(
        [
          {
            ...{ type: 'amend', amendmentId: idOf('am'), reason: 'Ghi nhầm', text: 'Có báo trước.' },
            roll: [{ personId: idOf('son'), mark: 'excused' }],
          },
        ],
        signedMeeting(),
      ),
    );
  it('is a page of its own with its heading, its reason, what it corrects, and its signatures', () => {
    const { content } = minutesForm(amended(['chair', 'clerk']), printing);
    const page = content.slice(content.findIndex(({ pageBreak }) => pageBreak === 'before'));
    const texts = textsIn(page);
    for (const text of ['CHI BỘ THÔN 7', 'Ghi nhầm', 'Có báo trước.', 'Lý Văn Sơn', 'Vắng có lý do'])
      expect(texts).toContain(text);
    expect(texts).toContain('BỔ SUNG, SỬA ĐỔI BIÊN BẢN LẦN 1');
    expect(texts.filter((text) => text.includes('Dấu văn bản abab abab abab'))).toHaveLength(2);
  });
  it('counts as another signing once both have signed it, and says so until then', () => {
    const half = minutesForm(amended(['chair']), printing);
    expect([said(half).includes('chưa có hiệu lực'), footIn(half)[0]!.includes('bản ký lần 1')]).toEqual([true, true]);
    const whole = minutesForm(amended(['chair', 'clerk']), printing);
    expect([said(whole).includes('chưa có hiệu lực'), footIn(whole)[0]!.includes('bản ký lần 2')]).toEqual([
      false,
      true,
    ]);
  });
});

describe('the attendance list', () => {
  const rows = (form: Form) => tablesIn(form)[0]!.body.slice(1).map(textsIn);
  it('lists everybody by given name, with kind, mark and time', () => {
    const list = rows(attendanceForm(signedMeeting(), printing));
    expect(list).toHaveLength(18);
    expect(list[0]).toEqual(['1', 'Nguyễn Văn An (sinh 1961)', 'Chính thức', 'Có mặt', '', '']);
    expect(list).toContainEqual(['12', 'Chíu Văn Phong', 'Chính thức', 'Đến muộn', '19:25', '']);
    expect(list).toContainEqual(['10', 'Chíu Thị Mai', 'Chính thức', 'Vắng có lý do', '', '']);
  });
  it('counts as the roll call does', () => {
    const texts = textsIn(attendanceForm(signedMeeting(), printing).content);
    expect(texts).toContain('1. Phải dự: 17. Có mặt: 15 (trong đó đến muộn, về sớm 1).');
    expect(texts).toContain('2. Vắng có lý do: 1. Vắng không lý do: 1.');
  });
  it('is blank with a code for each, and marks none but those who need not come', () => {
    const form = attendanceForm(meetingAfter(held), printing, { people, codeOf: (personId) => personId.slice(-4) });
    const list = rows(form);
    expect(list[0]).toEqual(['1', 'Nguyễn Văn An (sinh 1961)', 'Chính thức', '0000', '', '', ' ']);
    expect(list.filter(([, , , , mark]) => mark !== '').map(([, name, , , mark]) => [name, mark])).toEqual([
      ['Lục Văn Bảy', 'Được miễn'],
    ]);
  });
  it('sets a name with markup in it as it is', () => {
    const odd = { ...names, [idOf('an')]: '<script>alert(1)</script> & «An»' };
    expect(rows(attendanceForm(signedMeeting(), { ...printing, names: odd })).flat()).toContain(
      '<script>alert(1)</script> & «An»',
    );
  });
});

describe('codes', () => {
  it('are read aloud without mistakes, and follow from the digest', () => {
    expect(checkCodeOf('0'.repeat(64))).toBe('0000-0000');
    expect(checkCodeOf('f'.repeat(64))).toBe('ZZZZ-ZZZZ');
    expect(checkCodeOf(DIGEST)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(sealOf(DIGEST)).toBe('4c1e 90b7 a2d3');
  });
  it('of members are as short as tells them apart', () => {
    expect(shortCodes(['0'.repeat(64), 'f'.repeat(64)])).toEqual(['0000', 'ZZZZ']);
    expect(shortCodes([`00000${'0'.repeat(59)}`, `0000001${'0'.repeat(57)}`])).toEqual(['000000', '000004']);
  });
});
