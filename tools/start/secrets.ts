import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';

type Jwk = Record<string, unknown>;

/** Keys of one installation of development; made once, kept in its data folder. */
export type Secrets = {
  /** Ed25519, signs the identities that the gateway passes to services. */
  gatewayPrivateKey: Jwk;
  gatewayPublicKey: Jwk;
  /** What `identity` signs tokens with. */
  identityKeys: { keys: Jwk[] };
  /** 32 bytes in base64url. */
  deadLetterKey: string;
  clients: Record<'publisher' | 'seeder' | 'gateway' | 'cli', string>;
  /** Opens an empty installation to its first administrator, once. */
  bootstrapToken: string;
};

export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept = readJson<Secrets>(file);
  if (kept) return kept;
  const made = makeSecrets();
  writeJson(file, made);
  return made;
}

function makeSecrets(): Secrets {
  const gateway = signingKey('gateway');
  const { d: _private, ...gatewayPublicKey } = gateway;
  return {
    gatewayPrivateKey: gateway,
    gatewayPublicKey,
    identityKeys: { keys: [signingKey('identity')] },
    deadLetterKey: secret(),
    clients: { publisher: secret(), seeder: secret(), gateway: secret(), cli: secret() },
    bootstrapToken: secret(),
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

function signingKey(purpose: string): Jwk {
  const { privateKey } = generateKeyPairSync('ed25519');
  const kid = `${purpose}-${randomBytes(6).toString('hex')}`;
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'EdDSA' };
}
