// Prints fresh secrets as an env file for Compose and for the dev overlay: node tools/deploy/secrets.mjs > .env
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

const pair = (alg) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const named = { kid: randomUUID(), alg, use: 'sig' };
  return { secret: { ...privateKey.export({ format: 'jwk' }), ...named }, open: { ...publicKey.export({ format: 'jwk' }), ...named } };
};
const secret = () => randomBytes(32).toString('base64url');
const gateway = pair('EdDSA');
const clients = Object.fromEntries(['publisher', 'seeder', 'gateway', 'cli'].map((client) => [client, secret()]));
const values = {
  GATEWAY_PRIVATE_KEY: gateway.secret,
  GATEWAY_PUBLIC_KEY: gateway.open,
  IDENTITY_KEYS: { keys: [pair('EdDSA').secret] },
  CLIENT_SECRETS: clients,
  DEAD_LETTER_KEY: secret(),
};
for (const [name, value] of Object.entries(values))
  console.log(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
