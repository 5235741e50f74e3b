import { connect, type Database } from '@bontot/persistence';
import { SystemClock, type Logger } from '@bontot/service';
import type { JWK } from 'jose';
import { Actors, CLOCK_CLIENT } from './access/actors.ts';
import { Entrance } from './access/entrance.ts';
import { Signer } from './access/signer.ts';
import { Tokens } from './access/tokens.ts';
import type { GatewayConfig } from './config.ts';
import { Limits, RATES } from './limits/limits.ts';
import { OpenStreams } from './proxy/open-streams.ts';
import { Proxy } from './proxy/proxy.ts';
import { Cookies } from './session/cookies.ts';
import { Seal } from './session/seal.ts';
import { Sessions } from './session/sessions.ts';
import { SignIn } from './session/sign-in.ts';
import { Copies } from './storage/copies.ts';
import { OneTime } from './storage/one-time.ts';

/** What the gateway is made of, each made once. */
export type Parts = {
  database: Database;
  copies: Copies;
  once: OneTime;
  actors: Actors;
  limits: Limits;
  signer: Signer;
  sessions: Sessions;
  cookies: Cookies;
  signIn: SignIn;
  entrance: Entrance;
  streams: OpenStreams;
  proxy: Proxy;
};

/** Opens the database and Redis. */
export async function partsOf(config: GatewayConfig, log: Logger): Promise<Parts> {
  const { ISSUER_URL: issuer, PUBLIC_URL: publicUrl, REDIS_URL: redisUrl, DB_PREFIX: keyPrefix } = config;
  const development = config.BONTOT_ENV === 'development';
  const database = await connect({ uri: config.MONGODB_URI, database: `${keyPrefix}gateway` });
  const copies = new Copies(database);
  await database.ensureIndexes();
  const key = config.GATEWAY_PRIVATE_KEY as JWK;
  const actors = new Actors({ book: copies, accounts: copies, senders: sendersOf(config), mayTellTime: development });
  const limits = new Limits({ redisUrl, keyPrefix, rates: ratesOf(config), log });
  const sessions = new Sessions({ redisUrl, keyPrefix, log });
  const cookies = new Cookies(publicUrl, development);
  const client = { clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET };
  const streams = new OpenStreams(log);
  return {
    ...{ database, copies, actors, limits, sessions, cookies, streams },
    once: new OneTime(database),
    signer: new Signer(key),
    signIn: new SignIn({ issuer, ...client, publicUrl, seal: new Seal(key, 'sign-in') }),
    entrance: new Entrance({
      ...{ actors, sessions, cookies, limits },
      tokens: new Tokens(issuer),
      clock: new SystemClock(),
      ownOrigin: new URL(publicUrl).origin,
    }),
    proxy: new Proxy(streams),
  };
}

/** In development the client of the public tests has the whole tree, and the one that seeds too. */
const sendersOf = ({ BONTOT_ENV, SENDERS }: GatewayConfig): Record<string, string> => ({
  ...SENDERS,
  ...(BONTOT_ENV === 'development' && { publisher: '/', [CLOCK_CLIENT]: '/' }),
});

const ratesOf = ({ BONTOT_ENV, RATE_PERSON, RATE_SENDER, RATE_STRANGER }: GatewayConfig) => {
  const { person, sender, stranger } = RATES[BONTOT_ENV];
  return { person: RATE_PERSON ?? person, sender: RATE_SENDER ?? sender, stranger: RATE_STRANGER ?? stranger };
};
