import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { JWK } from 'jose';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Closes what a browser keeps for us: nobody reads or changes it (AES-256-GCM). The key is derived from the gateway's
 * own, so that each gateway of an installation opens what another has closed.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(privateKey: JWK, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', Buffer.from(String(privateKey.d), 'base64url'), '', purpose, 32));
  }

  close(content: object): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const closed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), closed]).toString('base64url');
  }

  /** What was closed, or undefined for anything that this seal did not close. */
  open(text: string | undefined): unknown {
    const bytes = Buffer.from(text ?? '', 'base64url');
    if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(opened.toString('utf8'));
    } catch {
      return undefined;
    }
  }
}
