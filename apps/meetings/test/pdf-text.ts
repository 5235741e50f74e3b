/**
 * The text of each page of a PDF whose streams are not compressed, in the order in which it is drawn. Enough for what our
 * printer writes: fonts named once a document, glyphs in hexadecimal, a ToUnicode table for each font.
 */
export function pagesOf(pdf: Buffer): string[] {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [
      id!,
      body!,
    ]),
  );
  const streamOf = (id: string) => /stream\n([\s\S]*?)\nendstream/.exec(objects.get(id) ?? '')?.[1] ?? '';
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1];
      if (unicode) fonts.set(name!, glyphsOf(streamOf(unicode)));
    }
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body) => textOf(streamOf(/\/Contents (\d+) 0 R/.exec(body)![1]!), fonts));
}

/** `beginbfrange` of pdfkit: first and last glyph, then a list of their signs. */
function glyphsOf(table: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from, list] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    [...list!.matchAll(/<([0-9a-f\s]*)>/gi)].forEach(([, hex], at) => {
      const units = hex!.replace(/\s/g, '').match(/.{4}/g) ?? [];
      glyphs.set(parseInt(from!, 16) + at, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  return glyphs;
}

function textOf(content: string, fonts: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let text = '';
  for (const [, name, drawn] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? font;
    for (const [, hex] of (drawn ?? '').matchAll(/<([0-9a-f]+)>/gi))
      for (const glyph of hex!.match(/.{4}/g) ?? []) text += font.get(parseInt(glyph, 16)) ?? '\ufffd';
    if (drawn !== undefined) text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}
