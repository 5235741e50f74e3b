import { dayInShort, momentInWords, plain, sealOf, signaturePlaces, type Part } from '@bontot/print';
import type { Names, PersonId, Signature } from '@bontot/meeting-core';

/** Who is to sign in which place, where nobody has. */
export type Signers = { chairId: PersonId | null; clerkId: PersonId | null };

const PLACES = [
  { as: 'clerk', title: 'NGƯỜI GHI BIÊN BẢN' },
  { as: 'chair', title: 'CHỦ TRÌ' },
] as const;

/** Both places beside each other, never torn apart by the end of a page. */
export const signatureBlock = (signatures: readonly Signature[], { chairId, clerkId }: Signers, names: Names): Part =>
  signaturePlaces(
    PLACES.map(({ as, title }) => {
      const signature = signatures.find((other) => other.as === as);
      const signerId = signature?.personId ?? (as === 'chair' ? chairId : clerkId);
      const name = plain((signerId && names[signerId]) || '');
      return { title, signed: signature ? signatureInWords(signature) : null, name };
    }),
  );

/** A confirmed sign-in says its moment, a paper its day. */
export const signatureInWords = ({ at, on, digest, scan }: Signature): string[] => [
  scan ? `Đã ký trên giấy ngày ${dayInShort(on)}` : `Đã ký điện tử ${momentInWords(at)}`,
  `Dấu văn bản ${sealOf(digest)}`,
];
