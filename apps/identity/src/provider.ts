import { developmentAccounts, developmentClients } from '@bontot/contracts';
import Provider, { type Grant, type PageContext } from 'oidc-provider';
import type { IdentityConfig } from './config.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { providerPages } from './pages/sign-out.ts';

/** Injection token of the provider. */
export const PROVIDER = Symbol('bontot.identity.provider');

/** What access tokens are for; the gateway accepts no other audience. */
export const AUDIENCE = 'bontot-api';
const RESOURCE = 'urn:bontot:api';
export const TOKEN_SECONDS = 3600;

type Keyed = Pick<IdentityConfig, 'ISSUER_URL' | 'IDENTITY_KEYS' | 'CLIENT_SECRETS' | 'PUBLIC_URL'>;

/**
 * An OpenID provider with the accounts of development (`sub` is the person's id) and the machine clients `publisher` and
 * `seeder`. Access tokens are JWTs of at most an hour, signed by the first key.
 */
export function createProvider(config: Keyed): Provider {
  const alg = algorithmOf(config);
  const resourceServer = resourceServerOf(alg);
  const pages = providerPages(config.PUBLIC_URL && homeOf(config.PUBLIC_URL));
  const provider: Provider = new Provider(config.ISSUER_URL, {
    adapter: MemoryAdapter,
    jwks: config.IDENTITY_KEYS,
    clients: clientsOf(config, alg),
    clientDefaults: { id_token_signed_response_alg: alg },
    scopes: ['openid'],
    responseTypes: ['code'],
    findAccount: (_context: unknown, id: string) =>
      isAccount(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    pkce: { required: () => true },
    loadExistingGrant: (context: PageContext) => grantOf(provider, context),
    renderError: pages.renderError,
    cookies: { keys: [config.CLIENT_SECRETS.gateway ?? config.ISSUER_URL] },
    ttl: {
      ClientCredentials: TOKEN_SECONDS,
      AccessToken: TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: TOKEN_SECONDS,
      Interaction: TOKEN_SECONDS,
      Session: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: pages.logoutSource,
        postLogoutSuccessSource: pages.postLogoutSuccessSource,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
    },
  });
  provider.use(pages.withoutScripts);
  return provider;
}

/** The gateway is our own: nobody is asked whether it may know who signs in. */
async function grantOf(provider: Provider, { oidc }: PageContext): Promise<Grant | undefined> {
  const { client, session } = oidc!;
  const known = session?.grantIdFor(client.clientId);
  if (known !== undefined) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session!.accountId! });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

const homeOf = (publicUrl: string): string => new URL('/', publicUrl).href;

export type AccountName = keyof typeof developmentAccounts;

/** A token for a person, as if they had signed in at that client. */
export async function tokenFor(provider: Provider, clientId: string, accountId: string, alg: string) {
  const client = await provider.Client.find(clientId);
  if (!client) throw new Error(`no client ${clientId}`);
  const token = new provider.AccessToken({ accountId, client, gty: 'development' });
  token.resourceServer = new provider.ResourceServer(RESOURCE, resourceServerOf(alg));
  return { access_token: await token.save(), token_type: 'Bearer' as const, expires_in: TOKEN_SECONDS };
}

export const algorithmOf = (config: Keyed): string => (config.IDENTITY_KEYS.keys[0]!.kty === 'RSA' ? 'RS256' : 'EdDSA');

const resourceServerOf = (alg: string) => ({
  audience: AUDIENCE,
  scope: '',
  accessTokenTTL: TOKEN_SECONDS,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg } },
});

const isAccount = (id: string): boolean => Object.values(developmentAccounts).some((account) => account === id);

/** Machines by their secret; the gateway by code flow with PKCE; whoever else has a secret may ask for accounts' tokens. */
function clientsOf({ CLIENT_SECRETS, PUBLIC_URL }: Keyed, alg: string) {
  const machines = developmentClients.map((client) => client as string);
  return Object.entries(CLIENT_SECRETS).map(([client_id, client_secret]) => {
    const byCode = client_id === 'gateway' && PUBLIC_URL !== undefined;
    return {
      client_id,
      client_secret,
      grant_types: machines.includes(client_id) ? ['client_credentials'] : byCode ? ['authorization_code'] : [],
      response_types: byCode ? ['code'] : [],
      redirect_uris: byCode ? [new URL('/auth/callback', PUBLIC_URL).href] : [],
      post_logout_redirect_uris: byCode ? [homeOf(PUBLIC_URL)] : [],
      id_token_signed_response_alg: alg,
    };
  });
}
