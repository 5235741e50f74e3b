import { createLogger, createService, parseConfig, type Service } from '@bontot/service';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../../../tools/engines/ports.ts';
import { gatewayEnv } from '../src/config.ts';
import { gatewayOptions } from '../src/gateway.ts';

type Answering = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A service or provider of the test on a port of its own, which can go away and come back. */
export class Listener {
  readonly answer: Answering;
  #server: Server | undefined;
  port = 0;

  constructor(answer: Answering) {
    this.answer = answer;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  async open(): Promise<this> {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.answer(request, response, Buffer.concat(chunks).toString('utf8')));
    });
    // Of those that no connection going out takes meanwhile.
    this.port ||= await freePort();
    await new Promise<void>((resolve) => this.#server!.listen(this.port, '127.0.0.1', resolve));
    return this;
  }
  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

/** What a service behind the gateway was sent. */
export type Seen = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  identity: JWTPayload;
};

export type RunningGateway = {
  url: string;
  prefix: string;
  service: Service;
  issuer: Listener;
  directory: Listener;
  scoring: Listener;
  dashboards: Listener;
  seen: Seen[];
  /** An access token as the provider makes it; `with` changes claims, and `none` leaves it unsigned. */
  token(subject: string, change?: { with?: JWTPayload; key?: CryptoKey; none?: boolean }): Promise<string>;
  stop(): Promise<void>;
};

export const echo: Answering = (request, response, body) =>
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'set-cookie': 'a=b',
      server: 'x',
      'x-extra': 'kept',
      'keep-alive': 'x',
    })
    .end(JSON.stringify({ url: request.url, body }));

export async function startGateway(
  env: Record<string, string> = {},
  scoringAnswers: Answering = echo,
  directoryAnswers: Answering = echo,
  logged?: string[],
): Promise<RunningGateway> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const own = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', alg: 'EdDSA' };
  const issuer = await new Listener((request, response) => {
    const body = request.url === '/jwks' ? { keys: [jwk] } : { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).open();
  const seen: Seen[] = [];
  const watching = (audience: string, answer: Answering): Answering => {
    return (request, response, body) => {
      const token = request.headers.authorization!.slice('Bearer '.length);
      void jwtVerify(token, own.publicKey, { issuer: 'gateway', audience, maxTokenAge: 60 }).then(({ payload }) => {
        const { method, url, headers } = request;
        seen.push({ method: method!, url: url!, headers, body, identity: payload });
        answer(request, response, body);
      });
    };
  };
  const directory = await new Listener(watching('directory', directoryAnswers)).open();
  const scoring = await new Listener(watching('scoring-api', scoringAnswers)).open();
  const dashboards = await new Listener(watching('dashboards', scoringAnswers)).open();
  const prefix = `t${randomBytes(5).toString('hex')}-`;
  const { config, faults } = parseConfig(gatewayEnv, {
    ...process.env,
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    TOPIC_PREFIX: prefix,
    DB_PREFIX: prefix,
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    GATEWAY_PRIVATE_KEY: JSON.stringify(await exportJWK(own.privateKey)),
    ISSUER_URL: issuer.url,
    OIDC_CLIENT_SECRET: 'gateway-secret-of-the-test',
    DIRECTORY_URL: directory.url,
    SCORING_URL: scoring.url,
    DASHBOARDS_URL: dashboards.url,
    NOTIFICATIONS_URL: dashboards.url,
    MEETINGS_URL: dashboards.url,
    PLEDGES_URL: dashboards.url,
    PUBLIC_URL: 'http://localhost:8080',
    ...env,
  });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const service = await createService(await gatewayOptions(config, logged && logTo(logged)));
  const url = await service.listen();
  return {
    ...{ url, prefix, service, issuer, directory, scoring, dashboards, seen },
    token(subject, { with: claims = {}, key = pair.privateKey, none = false } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const clientId = /^[a-z]/.test(subject) ? subject : 'cli';
      const all = {
        sub: subject,
        client_id: clientId,
        iss: issuer.url,
        aud: 'bontot-api',
        iat: now,
        exp: now + 600,
        ...claims,
      };
      if (none) return Promise.resolve(new UnsecuredJWT(all).encode());
      return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'at+jwt' }).sign(key);
    },
    async stop() {
      await service.stop();
      await Promise.all([issuer, directory, scoring, dashboards].map((listener) => listener.close()));
    },
  };
}

/** A log of everything, kept for the test to read. */
const logTo = (lines: string[]) => createLogger('gateway', 'trace', { write: (line: string) => void lines.push(line) });

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
