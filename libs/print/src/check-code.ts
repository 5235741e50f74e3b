/** Crockford's digits: none that is read for another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/**
 * The code under printed pages, `7F3K-29QD`: the first 40 bits of the text's digest (SHA-256 in hexadecimal), so that a page can be
 * held against the text that is kept.
 */
export function checkCodeOf(digest: string): string {
  const code = digitsOf(digest);
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function digitsOf(digest: string): string {
  const bits = BigInt(`0x${digest.slice(0, (LENGTH * 5) / 4)}`);
  const digit = (at: number) => DIGITS[Number((bits >> BigInt(5 * (LENGTH - 1 - at))) & 31n)];
  return Array.from({ length: LENGTH }, (_, at) => digit(at)).join('');
}

/** The beginning of a digest as it stands beside a signature: `4c1e 90b7 a2d3`. */
export const sealOf = (digest: string): string => digest.slice(0, 12).match(/.{4}/g)?.join(' ') ?? '';

/** Short codes that tell these digests apart, 4 signs where that is enough; for sheets that are filled in by hand. */
export function shortCodes(digests: readonly string[]): string[] {
  const codes = digests.map(digitsOf);
  const lengths = Array.from({ length: LENGTH - 3 }, (_, more) => 4 + more);
  const enough = lengths.find((length) => new Set(codes.map((code) => code.slice(0, length))).size === codes.length);
  return codes.map((code) => code.slice(0, enough ?? LENGTH));
}
