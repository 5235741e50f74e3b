import type { BlindRSA } from '@cloudflare/blindrsa-ts';

/**
 * The voter's side of a secret ballot (RFC 9474, RSABSSA-SHA384-PSS-Randomized): the service signs a token that it cannot see,
 * so that whoever later casts a ballot with it is known to have a vote, and not known by name. All bytes travel as base64url.
 */
export type Blinding = {
  /** The prepared message; unblinded it becomes the token of the ballot. */
  token: string;
  /** What the service signs; it says nothing about the token. */
  blinded: string;
  /** Takes the blinding away again; whoever has it and the token could join them with `blinded`. */
  inverse: string;
};

export type SignedToken = { token: string; signature: string };

/** What a token is about; the suite puts 32 bytes of chance before it, which make each token another one. */
const messageOf = (ballotId: string): string => `bontot-ballot:${ballotId}`;

/** A fresh token of one ballot, blinded for its key. */
export async function blind(ballotId: string, publicKey: string): Promise<Blinding> {
  const suite = await theSuite();
  const message = suite.prepare(new TextEncoder().encode(messageOf(ballotId)));
  const { blindedMsg, inv } = await suite.blind(await keyOf(publicKey), message);
  return { token: encode(message), blinded: encode(blindedMsg), inverse: encode(inv) };
}

/** The service's signature on the token itself; throws where it did not sign what was sent. */
export async function unblind(publicKey: string, blinding: Blinding, signature: string): Promise<SignedToken> {
  const suite = await theSuite();
  const signed = await suite.finalize(
    await keyOf(publicKey),
    decode(blinding.token),
    decode(signature),
    decode(blinding.inverse),
  );
  return { token: blinding.token, signature: encode(signed) };
}

/** Comes with the first ballot, never with the first load of the pages. */
const theSuite = async (): Promise<BlindRSA> =>
  (await import('@cloudflare/blindrsa-ts')).RSABSSA.SHA384.PSS.Randomized();

const keyOf = (publicKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', decode(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

export const encode = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
