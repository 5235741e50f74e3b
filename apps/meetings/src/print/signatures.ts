import type { Names, PersonId, Signature } from '@bontot/meeting-core';
import { sealOf } from './check-code.ts';
import { mm, type Part } from './page.ts';
import { dayInShort, momentInWords, plain } from './words.ts';

/** Who is to sign in which place, where nobody has. */
export type Signers = { chairId: PersonId | null; clerkId: PersonId | null };

const PLACES = [
  { as: 'clerk', title: 'NGƯỜI GHI BIÊN BẢN' },
  { as: 'chair', title: 'CHỦ TRÌ' },
] as const;

/** Both places beside each other, never torn apart by the end of a page. */
export const signatureBlock = (
  signatures: readonly Signature[],
  { chairId, clerkId }: Signers,
  names: Names,
): Part => ({
  columns: PLACES.map(({ as, title }) => {
    const signature = signatures.find((other) => other.as === as);
    const signerId = signature?.personId ?? (as === 'chair' ? chairId : clerkId);
    return place(title, signature, plain((signerId && names[signerId]) || ''));
  }),
  ...{ unbreakable: true, margin: [0, 16, 0, 0] },
});

function place(title: string, signature: Signature | undefined, name: string): Part {
  return {
    width: '50%',
    stack: [
      { text: title, bold: true, alignment: 'center' },
      signature
        ? boxed(signatureInWords(signature))
        : { text: '(Ký, ghi rõ họ tên)', italics: true, fontSize: 12, alignment: 'center', margin: [0, 4, 0, mm(20)] },
      { text: name, bold: true, alignment: 'center' },
    ],
  };
}

/** A confirmed sign-in says its moment, a paper its day. */
export const signatureInWords = ({ at, on, digest, scan }: Signature): string[] => [
  scan ? `Đã ký trên giấy ngày ${dayInShort(on)}` : `Đã ký điện tử ${momentInWords(at)}`,
  `Dấu văn bản ${sealOf(digest)}`,
];

const boxed = (lines: string[]): Part => ({
  columns: [
    { text: '', width: '*' },
    {
      width: mm(66),
      table: {
        ...{ widths: ['*'], headerRows: 0, dontBreakRows: true, keepWithHeaderRows: 1 },
        body: [[{ text: lines.join('\n'), fontSize: 11.5, lineHeight: 1.15 }]],
      },
      layout: {
        ...{ hLineWidth: () => 0.75, vLineWidth: () => 0.75, hLineColor: () => '#444', vLineColor: () => '#444' },
        ...{ paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 5, paddingBottom: () => 3 },
      },
    },
    { text: '', width: '*' },
  ],
  ...{ columnGap: 0, margin: [0, 7, 0, 7] },
});
