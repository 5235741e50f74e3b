import type { FileRef } from '@bontot/meeting-core';

/** A paper of the demo: what it is called, and what is written in it. */
export type DemoPaper = { title: string; file: FileRef; lines: string[] };

/**
 * A small, valid PDF of one page. Its lines are without diacritics: the fonts that every reader has know no Vietnamese.
 */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line, index) => `1 0 0 1 60 ${780 - 24 * index} Tm (${escaped(line)}) Tj`).join('\n');
  const content = `BT\n/F1 13 Tf\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + table + end);
}

const escaped = (line: string): string => line.replace(/[\\()]/g, '\\$&');

/** By name of the file; whoever sends a paper finds its contents here. */
const papers = new Map<string, DemoPaper>();

/** A paper, whose id and digest it gets when it is sent. */
export function paper(name: string, title: string, ...lines: string[]): DemoPaper {
  let known = papers.get(name);
  if (!known)
    papers.set(
      name,
      (known = { title, lines, file: { fileId: '', name, type: 'application/pdf', size: 0, sha256: '' } }),
    );
  return known;
}

/** What is in a file of the demo. */
export const contentOf = (name: string): Uint8Array => pdfOf(papers.get(name)?.lines ?? []);

/** The outline of the year's meetings, the same for every cell of the commune. */
export const outlineOf = (year: number, form: 'regular' | 'thematic'): DemoPaper =>
  form === 'regular'
    ? paper(`de-cuong-${year}.pdf`, 'Đề cương sinh hoạt chi bộ', `De cuong sinh hoat chi bo nam ${year}`, ...OUTLINE)
    : paper(
        `chuyen-de-${year}.pdf`,
        'Tài liệu sinh hoạt chuyên đề',
        `Tai lieu sinh hoat chuyen de nam ${year}`,
        ...OUTLINE,
      );

const OUTLINE = [
  'Dang uy xa Luc Hon (du lieu gia lap)',
  '1. Ket qua thuc hien nhiem vu thang truoc',
  '2. Thong tin thoi su, van ban moi',
  '3. Thao luan nhiem vu thang toi',
  '4. Bieu quyet, phan cong nhiem vu, ket luan',
];
