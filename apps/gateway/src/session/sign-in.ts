import { transient } from '@bontot/kernel';
import { Problem } from '@bontot/service';
import * as openid from 'openid-client';
import * as z from 'zod';
import { CALLBACK, SIGN_IN_SECONDS } from './cookies.ts';
import type { Seal } from './seal.ts';

const ANSWER_WITHIN_SECONDS = 5;
/** What the provider says of itself is asked again after this. */
const KNOWN_FOR_MS = 3_600_000;

/** What a browser keeps, closed, between leaving for the provider and coming back. */
const Begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  at: z.number(),
});

export type Finished = { personId: string; idToken: string; returnTo: string };

/**
 * Sign-in with the OpenID provider by code flow with PKCE. Nothing of it is kept here: state, nonce and verifier travel
 * in a closed cookie, so that a sign-in survives a restart and may end at another gateway than it began.
 */
export class SignIn {
  readonly #given: { issuer: string; clientId: string; clientSecret: string; publicUrl: string; seal: Seal };
  #known: Promise<openid.Configuration> | undefined;
  #knownUntil = 0;

  constructor(given: { issuer: string; clientId: string; clientSecret: string; publicUrl: string; seal: Seal }) {
    this.#given = given;
  }

  /** Where to send the person, and what their browser keeps meanwhile. Throws ISSUER_UNREACHABLE (transient). */
  async begin(returnTo: string, now: number): Promise<{ location: string; state: string; sealed: string }> {
    const provider = await this.#provider(now);
    const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
    const location = openid.buildAuthorizationUrl(provider, {
      redirect_uri: new URL(CALLBACK, this.#given.publicUrl).href,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const begun: z.infer<typeof Begun> = { state, nonce, verifier, returnTo, at: now };
    return { location: location.href, state, sealed: this.#given.seal.close(begun) };
  }

  /**
   * Who came back. Problems: 400 SIGN_IN_OUTDATED where this browser began no such sign-in, or too long ago;
   * 403 SIGN_IN_REFUSED when the provider says no. Throws ISSUER_UNREACHABLE (transient).
   * @param address path and query to which the provider sent the person
   */
  async finish(address: string, sealed: string | undefined, now: number): Promise<Finished> {
    const begun = Begun.safeParse(this.#given.seal.open(sealed));
    if (!begun.success || begun.data.at + SIGN_IN_SECONDS * 1000 < now)
      throw new Problem(400, 'SIGN_IN_OUTDATED', 'This browser has begun no such sign-in, or too long ago');
    const { state, nonce, verifier, returnTo } = begun.data;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const answer = await openid.authorizationCodeGrant(
        await this.#provider(now),
        new URL(address, this.#given.publicUrl),
        checks,
      );
      return { personId: answer.claims()!.sub, idToken: answer.id_token!, returnTo };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** Where the person signs out at the provider too; the first page where it has no such address. */
  async endAddress(idToken: string, now: number): Promise<string> {
    const home = new URL('/', this.#given.publicUrl).href;
    const provider = await this.#provider(now);
    if (provider.serverMetadata().end_session_endpoint === undefined) return home;
    return openid.buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: home }).href;
  }

  async #provider(now: number): Promise<openid.Configuration> {
    if (now > this.#knownUntil) {
      this.#known = this.#discover();
      this.#knownUntil = now + KNOWN_FOR_MS;
    }
    try {
      return await this.#known!;
    } catch (error) {
      this.#knownUntil = 0;
      throw transient('ISSUER_UNREACHABLE', {}, error);
    }
  }

  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#given;
    const plain = issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [];
    return openid.discovery(new URL(issuer), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
      timeout: ANSWER_WITHIN_SECONDS,
      // The ID token comes straight from the provider; its signature is checked all the same.
      execute: [...plain, openid.enableNonRepudiationChecks],
    });
  }
}

/** The provider did not answer, or something before it answered in its place. */
const PASSES_BY_ITSELF = new Set(
  ['TIMEOUT', 'ABORT', 'RESPONSE_IS_NOT_CONFORM', 'RESPONSE_IS_NOT_JSON', 'PARSE_ERROR'].map((name) => `OAUTH_${name}`),
);

/** An answer that says no, or is not true, is the end of this sign-in; no answer passes by itself. */
function refusalOf(error: unknown): Error {
  const saidNo =
    error instanceof openid.AuthorizationResponseError ||
    error instanceof openid.ResponseBodyError ||
    (error instanceof openid.ClientError && !PASSES_BY_ITSELF.has(error.code ?? ''));
  if (!saidNo) return transient('ISSUER_UNREACHABLE', {}, error);
  return new Problem(403, 'SIGN_IN_REFUSED', 'The provider refused, or what it said is not valid', {}, error);
}
