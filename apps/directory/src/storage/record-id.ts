import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of a record that follows from another, the same however often it is made. */
export function recordIdFrom(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join(' ')).digest();
  return Array.from(digest.subarray(0, 26), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
