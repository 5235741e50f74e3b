import type { Secrets } from './secrets.ts';

/** What the environment of a service is made from. */
export type Surroundings = {
  /** Address of each service by its name. */
  urls: Record<string, string>;
  /** The gateway as people see it. */
  publicUrl: string;
  engines: { kafka: string; mongodb: string; redis: string };
  topicPrefix: string;
  dbPrefix: string;
  secrets: Secrets;
  /** Set for an installation that has no administrator yet. */
  bootstrapToken?: string;
};

/** One process of the product; `entry` is what `tools/build.mjs` compiles, relative to the root. */
export type ServiceRow = {
  name: string;
  entry: string;
  flags?: string[];
  env(around: Surroundings): Record<string, string>;
};

/** The outside door listens on the port that people know; every other service on a free one. */
export const DOOR = 'gateway';

const onEngines = ({ engines, topicPrefix, dbPrefix, secrets }: Surroundings) => ({
  KAFKA_BROKERS: engines.kafka,
  MONGODB_URI: engines.mongodb,
  REDIS_URL: engines.redis,
  TOPIC_PREFIX: topicPrefix,
  DB_PREFIX: dbPrefix,
  DEAD_LETTER_KEY: secrets.deadLetterKey,
});

const behindGateway = (around: Surroundings) => ({
  ...onEngines(around),
  GATEWAY_PUBLIC_KEY: JSON.stringify(around.secrets.gatewayPublicKey),
});

export const services: ServiceRow[] = [
  {
    name: 'identity',
    entry: 'apps/identity/dist/main.js',
    env: ({ urls, publicUrl, secrets }) => ({
      ISSUER_URL: urls['identity'] as string,
      PUBLIC_URL: publicUrl,
      IDENTITY_KEYS: JSON.stringify(secrets.identityKeys),
      CLIENT_SECRETS: JSON.stringify(secrets.clients),
    }),
  },
  { name: 'directory', entry: 'apps/directory/dist/main.js', env: behindGateway },
  { name: 'scoring-api', entry: 'apps/scoring/dist/api.main.js', env: behindGateway },
  {
    name: 'scoring-worker',
    entry: 'apps/scoring/dist/worker.main.js',
    // Batches are large and short-lived: a wide nursery keeps them out of the old generation.
    flags: ['--max-semi-space-size=64'],
    env: behindGateway,
  },
  { name: 'notifications', entry: 'apps/notifications/dist/main.js', env: behindGateway },
  {
    name: 'meetings',
    entry: 'apps/meetings/dist/main.js',
    // Printed pages lead back here.
    env: (around) => ({ ...behindGateway(around), PUBLIC_URL: around.publicUrl }),
  },
  {
    name: 'pledges',
    entry: 'apps/pledges/dist/main.js',
    env: (around) => ({ ...behindGateway(around), PUBLIC_URL: around.publicUrl }),
  },
  {
    name: 'dashboards',
    entry: 'apps/dashboards/dist/main.js',
    // Its batches leave much garbage behind; without a bound the heap grows by whatever the machine has.
    flags: ['--max-old-space-size=256'],
    env: behindGateway,
  },
  {
    name: DOOR,
    entry: 'apps/gateway/dist/main.js',
    env: (around) => ({
      ...onEngines(around),
      GATEWAY_PRIVATE_KEY: JSON.stringify(around.secrets.gatewayPrivateKey),
      ISSUER_URL: around.urls['identity'] as string,
      OIDC_CLIENT_SECRET: around.secrets.clients.gateway,
      DIRECTORY_URL: around.urls['directory'] as string,
      SCORING_URL: around.urls['scoring-api'] as string,
      DASHBOARDS_URL: around.urls['dashboards'] as string,
      NOTIFICATIONS_URL: around.urls['notifications'] as string,
      MEETINGS_URL: around.urls['meetings'] as string,
      PLEDGES_URL: around.urls['pledges'] as string,
      PUBLIC_URL: around.publicUrl,
      ...(around.bootstrapToken ? { BOOTSTRAP_TOKEN: around.bootstrapToken } : {}),
    }),
  },
];
