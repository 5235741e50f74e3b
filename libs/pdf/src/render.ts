import pdfmake from 'pdfmake';
import type { CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { createRequire } from 'node:module';
import { BODY, FOOT_HEIGHT, footOf, MARGINS, type Form, type Ruling } from '@bontot/print';

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

/** Lines of one width and colour; room left and right, above and below of what they hold. */
const ruled = (colour: string, sides: number, above: number, below: number): CustomTableLayout => ({
  ...{ hLineWidth: () => 0.75, vLineWidth: () => 0.75, hLineColor: () => colour, vLineColor: () => colour },
  ...{ paddingLeft: () => sides, paddingRight: () => sides, paddingTop: () => above, paddingBottom: () => below },
});
const rulings: Record<Ruling, CustomTableLayout> = { grid: ruled('#000', 5, 3, 2), box: ruled('#444', 4, 5, 3) };
pdfmake.setTableLayouts(rulings);

/** `compress: false` leaves the streams of the PDF readable, for specs. */
export type Drawing = { form: Form; compress: boolean };

/** A form as a PDF on A4. Takes the thread it runs in for tenths of a second. */
export function render({ form: { title, content, foot, mark }, compress }: Drawing): Promise<Buffer> {
  const document = {
    ...{ pageSize: 'A4', language: 'vi', compress, content, footer: footOf(foot) },
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
