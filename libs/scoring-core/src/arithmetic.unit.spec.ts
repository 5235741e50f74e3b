import fc from 'fast-check';
import { fromCenti, largestRemainder, roundShare, toCenti } from './arithmetic.ts';

const exact = (max: number, num: number, den: number): number =>
  Number((2n * BigInt(max) * BigInt(num) + BigInt(den)) / (2n * BigInt(den)));

describe('roundShare', () => {
  it('rounds the half upwards where doubles would not: 3.35 × 0.3', () => expect(roundShare(335, 3, 10)).toBe(101));
  it('is exact for any size', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 900_000_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (max, den, share) => {
          const num = Math.floor(den * share);
          expect(roundShare(max, num, den)).toBe(exact(max, num, den));
        },
      ),
      { numRuns: 2000 },
    ));
});

it('hundredths and decimals are the same thing', () => {
  for (let centi = 0; centi <= 10_000; centi++) expect(toCenti(fromCenti(centi))).toBe(centi);
});

describe('largestRemainder', () => {
  it('gives out exactly the total, none more than one off its share', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 10_000 }),
        (maxima, total) => {
          const shares = largestRemainder(maxima, total);
          const sum = maxima.reduce((a, b) => a + b, 0);
          expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
          shares.forEach((share, index) => expect(Math.abs(share - (maxima[index]! * total) / sum)).toBeLessThan(1));
        },
      ),
    ));
});
