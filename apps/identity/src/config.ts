import { serviceEnv } from '@bontot/service';
import * as z from 'zod';

const json = <Schema extends z.ZodType>(schema: Schema, expected: string) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        // The text holds secrets and is not repeated.
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .meta({ description: expected });

const Jwk = z.looseObject({ kty: z.enum(['RSA', 'OKP']) });
const Jwks = z.object({ keys: z.array(Jwk).min(1) });
const Secrets = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), z.string().min(16));

export const identityEnv = z.object({
  ...serviceEnv.pick({ HOST: true, PORT: true, LOG_LEVEL: true, DRAIN_MS: true }).shape,
  BONTOT_ENV: z
    .literal('development')
    .meta({ description: 'development: this service holds accounts without passwords and exists nowhere else' }),
  ISSUER_URL: z.url().meta({ description: 'the address of this service as others see it' }),
  IDENTITY_KEYS: json(Jwks, 'private signing keys, a JWK set as JSON with one Ed25519 or RSA key at least'),
  CLIENT_SECRETS: json(
    Secrets,
    'a JSON object of client and secret (16 characters at least): publisher, seeder, gateway, cli',
  ),
  PUBLIC_URL: z.url().optional().meta({ description: 'the address of the gateway, to which sign-ins return' }),
});
export type IdentityConfig = z.infer<typeof identityEnv>;
