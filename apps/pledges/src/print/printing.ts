import { addressOf, momentInWords, remarksIn, type Foot } from '@bontot/print';
import type { Names } from '@bontot/pledge-core';
import type { Instant } from '@bontot/kernel';

/** What stands around a form: names, the unit with the one above it, where its code leads back to, and when it is printed. */
export type Printing = {
  names: Names;
  unitName: string;
  parentName: string | null;
  kind: 'cell' | 'committee';
  publicUrl: string | null;
  at: Instant;
};

/** The foot of a form that leads back to a page. */
export const footFor = (
  path: string,
  { unitName, parentName, publicUrl, at }: Printing,
  more: Pick<Foot, 'about'> & Partial<Pick<Foot, 'code' | 'signedTimes'>>,
): Foot => ({
  ...{ code: null, signedTimes: 0, ...more },
  ...addressOf(path, publicUrl),
  madeFrom: `In lúc ${momentInWords(at)}`,
  remarks: remarksIn(unitName, parentName),
});
