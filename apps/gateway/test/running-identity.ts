import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { resolve } from 'node:path';
import { freePort } from '../../../tools/engines/ports.ts';

export type RunningIdentity = { url: string; gatewaySecret: string; stop(): Promise<void> };

const root = resolve(import.meta.dirname, '../../..');
const ENTRY = 'apps/identity/dist/main.js';
const BUILT = [
  'apps/identity',
  ...['access', 'contracts', 'i18n', 'kernel', 'messaging', 'service'].map((name) => `libs/${name}`),
];
const SECRET = 'gateway-secret-of-the-test';
const READY_WITHIN_MS = 30_000;

/** The real `identity` as a process of its own: no app imports another, not even in a test. */
export async function startIdentity(publicUrl: string): Promise<RunningIdentity> {
  spawnSync(process.execPath, ['tools/build.mjs', ...BUILT], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const keys = [{ ...privateKey.export({ format: 'jwk' }), kid: 'spec', use: 'sig', alg: 'EdDSA' }];
  const child = spawn(process.execPath, [ENTRY], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, BONTOT_ENV: 'development', PORT: String(port), LOG_LEVEL: 'error', DRAIN_MS: '0' },
      ...{ ISSUER_URL: url, PUBLIC_URL: publicUrl, IDENTITY_KEYS: JSON.stringify({ keys }) },
      CLIENT_SECRETS: JSON.stringify({ gateway: SECRET }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  await ready(`${url}/ready`, () => child.exitCode !== null);
  return {
    url,
    gatewaySecret: SECRET,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function ready(address: string, ended: () => boolean): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && !ended()) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`identity does not answer at ${address}: «node tools/build.mjs» makes it`);
}
