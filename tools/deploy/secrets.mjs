// Fresh secrets: printed as one env file for Compose, or written to a folder as one file per reader, for Kubernetes.
// Usage: node tools/deploy/secrets.mjs > .env, or node tools/deploy/secrets.mjs k8s/overlays/dev/secrets
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pair = (alg) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const named = { kid: randomUUID(), alg, use: 'sig' };
  return {
    secret: { ...privateKey.export({ format: 'jwk' }), ...named },
    open: { ...publicKey.export({ format: 'jwk' }), ...named },
  };
};
const secret = () => randomBytes(32).toString('base64url');
const gateway = pair('EdDSA');
const clients = Object.fromEntries(['publisher', 'seeder', 'gateway', 'cli'].map((client) => [client, secret()]));
const files = {
  'common.env': { GATEWAY_PUBLIC_KEY: gateway.open, DEAD_LETTER_KEY: secret() },
  'gateway.env': { GATEWAY_PRIVATE_KEY: gateway.secret, OIDC_CLIENT_SECRET: clients.gateway },
  'identity.env': { IDENTITY_KEYS: { keys: [pair('EdDSA').secret] }, CLIENT_SECRETS: clients },
};
const line = ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}\n`;
const [folder] = process.argv.slice(2);
if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
for (const [file, values] of Object.entries(files)) {
  const text = Object.entries(values).map(line).join('');
  if (folder) writeFileSync(join(folder, file), text, { mode: 0o600, flag: 'wx' });
  else process.stdout.write(text);
}
