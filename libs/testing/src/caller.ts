import type { HeldPost } from '@bontot/access';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';

/** Who calls, as the gateway knows them. */
export type Caller = { ref: string; posts: HeldPost[]; clock?: string };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test compares what it reads
export type Answer = { status: number; body: any; type: string | null };
export type Call = (
  caller: Caller | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

export type Signing = (audience: string, caller: Caller) => Promise<string>;

/** The value of the `authorization` header that the gateway would send with a call, by its key. */
export function signingWith(key: CryptoKey | Uint8Array): Signing {
  return async (audience, { ref, posts, clock }) => {
    // One look at the clock for both: a second that turns between two looks makes a life of 61 s.
    const issuedAt = Math.floor(Date.now() / 1_000);
    const token = await new SignJWT({ posts, ...(clock && { clock }) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('gateway')
      .setAudience(audience)
      .setSubject(ref)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 60)
      .sign(key);
    return `Bearer ${token}`;
  };
}

/** The same, with the key of a product that is set up (its `gatewayPrivateKey`). */
export const signingAs = async (key: JWK): Promise<Signing> => signingWith(await importJWK(key, 'EdDSA'));

/** A gateway's place for tests of one service: its public key for `GATEWAY_PUBLIC_KEY`, and calls that it has signed. */
export async function testGateway(): Promise<{
  publicKey: string;
  callsTo(audience: string, url: string): Call;
  /** Headers of a signed call, for answers that do not end. */
  headersFor(audience: string, caller: Caller): Promise<{ authorization: string }>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const sign = signingWith(privateKey);
  return {
    publicKey: JSON.stringify(await exportJWK(publicKey)),
    headersFor: async (audience, caller) => ({ authorization: await sign(audience, caller) }),
    callsTo: (audience, url) => async (caller, method, path, body, headers) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(caller && { authorization: await sign(audience, caller) }),
          ...(body !== undefined && {
            'content-type': isBytes(body) ? 'application/octet-stream' : 'application/json',
          }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body) }),
      });
      const type = answer.headers.get('content-type');
      const bytes = Buffer.from(await answer.arrayBuffer());
      // A file is handed on as it is.
      const isText = type === null || type.includes('json');
      return {
        status: answer.status,
        type,
        body: bytes.length === 0 ? undefined : isText ? JSON.parse(bytes.toString('utf8')) : bytes,
      };
    },
  };
}

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;

/** A person who holds one role in one unit. */
export const person = (role: HeldPost['role'], path: string, id = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M'): Caller => ({
  ref: `person:${id}`,
  posts: [{ role, unitId: path.split('/').at(-2)!, path, until: null }],
});

/** An outside system with its contract's posts. */
export const system = (sender: string): Caller => ({
  ref: `system:${sender}`,
  posts: [{ role: 'external_system', unitId: '*', path: '/', until: null }],
});
