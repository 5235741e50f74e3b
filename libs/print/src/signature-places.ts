import { mm, type Part } from './page.ts';

/** Where somebody signs: `signed` says how it was done; null leaves room for a hand. */
export type SignaturePlace = { title: string; signed: string[] | null; name: string };

/** Two places beside each other, never torn apart by the end of a page. */
export const signaturePlaces = (places: readonly SignaturePlace[]): Part => ({
  columns: places.map(place),
  ...{ unbreakable: true, margin: [0, 16, 0, 0] },
});

function place({ title, signed, name }: SignaturePlace): Part {
  return {
    width: '50%',
    stack: [
      { text: title, bold: true, alignment: 'center' },
      signed
        ? boxed(signed)
        : { text: '(Ký, ghi rõ họ tên)', italics: true, fontSize: 12, alignment: 'center', margin: [0, 4, 0, mm(20)] },
      { text: name, bold: true, alignment: 'center' },
    ],
  };
}

const boxed = (lines: string[]): Part => ({
  columns: [
    { text: '', width: '*' },
    {
      width: mm(66),
      table: {
        ...{ widths: ['*'], headerRows: 0, dontBreakRows: true, keepWithHeaderRows: 1 },
        body: [[{ text: lines.join('\n'), fontSize: 11.5, lineHeight: 1.15 }]],
      },
      layout: 'box',
    },
    { text: '', width: '*' },
  ],
  ...{ columnGap: 0, margin: [0, 7, 0, 7] },
});
