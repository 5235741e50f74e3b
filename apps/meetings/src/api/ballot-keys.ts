import { refused } from '@bontot/kernel';
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hkdfSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/** RSABSSA-SHA384-PSS-Randomized (RFC 9474, 5). */
const MODULUS_BITS = 3_072;
export const MODULUS_BYTES = MODULUS_BITS / 8;
const SALT_BYTES = 48;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type BallotKeys = { publicKey: string; sealedKey: string };

/**
 * Keys of single ballots, and what is done with them. Private keys rest sealed (AES-256-GCM, bound to their ballot) under a
 * key that is derived from the process's secret: a copy of the database alone signs no token.
 *
 * Blind signing is RSA with the private key and no padding, which OpenSSL does in 5 ms and constant time; in JavaScript it
 * takes 1.5 s and blocks all else. Voters blind with `@cloudflare/blindrsa-ts`; tests let the two meet.
 */
export class BallotKeyRing {
  readonly #secret: Buffer;

  /** @param secret 32 bytes in base64url, as `DEAD_LETTER_KEY` */
  constructor(secret: string) {
    this.#secret = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', 'bontot secret ballots', 32));
  }

  async make(ballotId: string): Promise<BallotKeys> {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: MODULUS_BITS,
      publicExponent: 0x10001,
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    });
    return { publicKey: publicKey.toString('base64url'), sealedKey: this.#seal(privateKey, ballotId) };
  }

  /**
   * Signs what a voter blinded (RFC 9474, 4.3), and checks the signature before it leaves, so that a fault of the machine
   * gives no key away. BALLOT_TOKEN_INVALID (refused) for what no voter can have blinded.
   */
  sign(ballotId: string, sealedKey: string, blinded: Uint8Array): Buffer {
    const key = createPrivateKey({ key: this.#open(sealedKey, ballotId), format: 'der', type: 'pkcs8' });
    const padding = constants.RSA_NO_PADDING;
    let signature: Buffer;
    try {
      signature = privateDecrypt({ key, padding }, blinded);
    } catch {
      throw refused('BALLOT_TOKEN_INVALID', { ballotId });
    }
    if (!publicEncrypt({ key: createPublicKey(key), padding }, signature).equals(blinded))
      throw new Error('a blind signature does not verify');
    return signature;
  }

  #seal(plain: Buffer, ballotId: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#secret, nonce).setAAD(Buffer.from(ballotId));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  #open(sealed: string, ballotId: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url');
    const end = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.#secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(ballotId))
      .setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]);
  }
}

/** Whether the ballot's key has signed this token (RFC 9474, 4.5). */
export function isSigned(publicKey: string, token: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  return verify('sha384', token, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, signature);
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');
