import { contentOf, outlineOf, pdfOf } from './papers.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a paper of the demo', () => {
  it('is a PDF whose table leads to each of its objects', () => {
    const text = textOf(pdfOf(['De cuong (2026)', 'thang 11']));
    expect(text.startsWith('%PDF-1.4\n')).toBe(true);
    expect(text).toContain('(De cuong \\(2026\\)) Tj');
    const table = +/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]!;
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => +offset!);
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)));
    const [, length, stream] = /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(text)!;
    expect(stream).toHaveLength(+length!);
  });

  it('is found by the name that acts carry', () => {
    const outline = outlineOf(2026, 'regular');
    expect(textOf(contentOf(outline.file.name))).toContain('nam 2026');
    expect(textOf(contentOf(outlineOf(2026, 'thematic').file.name))).toContain('chuyen de');
  });
});
