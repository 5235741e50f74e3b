import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { createRequire } from 'node:module';
import { BODY, FOOT_HEIGHT, MARGINS, type Form } from '@bontot/print';

const { resolve } = createRequire(import.meta.url);
const font = (cut: string): string => resolve(`@expo-google-fonts/tinos/${cut}/Tinos_${cut}.ttf`);

/** Tinos has the widths of Times New Roman, which 36-HD/VPTW asks for, and all signs of Vietnamese. */
pdfmake.setFonts({
  Tinos: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic'),
  },
});
// A form holds neither addresses nor files of its own; its fonts are read from the packages alone.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.includes('@expo-google-fonts'));

/** A form as a PDF on A4. `compress: false` leaves its streams readable, for specs. */
export function pdfOf({ title, content, footer, mark }: Form, { compress = true } = {}): Promise<Buffer> {
  const document = {
    ...{ pageSize: 'A4', language: 'vi', compress, content, footer },
    info: { title, creator: 'Bốn Tốt', producer: 'Bốn Tốt' },
    pageMargins: [MARGINS.left, MARGINS.top, MARGINS.right, FOOT_HEIGHT],
    defaultStyle: { font: 'Tinos', ...BODY },
    // A heading goes where its text goes.
    pageBreakBefore: (
      { headlineLevel }: { headlineLevel?: number },
      { getFollowingNodesOnPage }: { getFollowingNodesOnPage(): unknown[] },
    ) => headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    ...(mark && { watermark: { text: mark, color: '#000', opacity: 0.09, bold: true, fontSize: 90 } }),
  };
  return pdfmake.createPdf(document as unknown as TDocumentDefinitions).getBuffer();
}
