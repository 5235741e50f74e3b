import { isSender } from '@bontot/contracts';
import { jwkOf, serviceEnv } from '@bontot/service';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the build leaves the pages, seen from here before and after the compiler. */
const PAGES = join(import.meta.dirname, '../../web/dist');

const url = (whose: string) => z.url({ protocol: /^https?$/ }).meta({ description: `the address of ${whose}` });

const senders = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().refine(isSender), z.string().regex(/^\/([A-Z0-9][A-Za-z0-9_-]{0,63}\/)*$/)))
  .meta({
    description: 'a JSON object of machine client and the path of its part of the tree, {"task-system":"/QN/"}',
  });

const perMinute = (whose: string) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: `requests a minute for ${whose}, 1 at least` });

export const gatewayEnv = z.object({
  ...serviceEnv.omit({ GATEWAY_PUBLIC_KEY: true }).shape,
  GATEWAY_PRIVATE_KEY: jwkOf('the private Ed25519 key of the gateway, a JWK as JSON'),
  ISSUER_URL: url('the OpenID provider'),
  OIDC_CLIENT_ID: z.string().min(1).default('gateway').meta({ description: 'the name of this client at the provider' }),
  OIDC_CLIENT_SECRET: z.string().min(16).meta({ description: 'its secret there, 16 characters at least' }),
  DIRECTORY_URL: url('the service directory'),
  SCORING_URL: url('the service scoring-api'),
  DASHBOARDS_URL: url('the service dashboards'),
  NOTIFICATIONS_URL: url('the service notifications'),
  MEETINGS_URL: url('the service meetings'),
  PLEDGES_URL: url('the service pledges'),
  PUBLIC_URL: url('the gateway as people see it'),
  WEB_ROOT: z.string().min(1).default(PAGES).meta({ description: 'the folder of the built pages' }),
  SENDERS: senders,
  RATE_PERSON: perMinute('a person'),
  RATE_SENDER: perMinute('a sender'),
  RATE_STRANGER: perMinute('an address without a valid token'),
  BOOTSTRAP_TOKEN: z
    .string()
    .min(20)
    .optional()
    .meta({ description: 'a one-time secret of 20 characters at least, for the first administrator' }),
});
export type GatewayConfig = z.infer<typeof gatewayEnv>;
