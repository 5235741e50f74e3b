import * as z from 'zod';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A JSON Web Key written as JSON in one variable. */
export const jwkOf = (expected: string) =>
  z
    .string()
    .transform((text, context): Record<string, unknown> => {
      try {
        const key: unknown = JSON.parse(text);
        if (typeof key === 'object' && key !== null && 'kty' in key) return key as Record<string, unknown>;
      } catch {
        // Told below: the text itself may be a secret and is not repeated.
      }
      context.addIssue({ code: 'custom', message: 'not a JSON Web Key' });
      return z.NEVER;
    })
    .meta({ description: expected });

/** 32 bytes written in base64url, kept as text. */
export const secretText = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}=?$/)
  .meta({ description: '32 bytes in base64url' });

/**
 * The variables that every service knows. A description says what is expected; faults repeat it, never the value.
 * Take a part with `serviceEnv.pick(…)`, add own variables with `z.object({ ...serviceEnv.shape, … })`.
 */
export const serviceEnv = z.object({
  BONTOT_ENV: z
    .enum(['development', 'production'])
    .default('production')
    .meta({ description: 'development or production' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'the address to listen on' }),
  PORT: z.coerce.number().int().min(0).max(65_535).meta({ description: 'a port from 0 (any free one) to 65535' }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({ description: 'trace, debug, info, warn, error, fatal or silent' }),
  DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3_000)
    .default(200)
    .meta({ description: 'milliseconds from 0 to 3000 between «not ready» and the end of listening' }),
  KAFKA_BROKERS: z
    .string()
    .transform(list)
    .pipe(z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/)).min(1))
    .meta({ description: 'host:port, several divided by commas' }),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/)
    .meta({ description: 'an address that starts with mongodb://' }),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/)
    .meta({ description: 'an address that starts with redis://' }),
  TOPIC_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,40}$/)
    .default('')
    .meta({ description: 'up to 40 letters, digits, dots, dashes' }),
  DB_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,40}$/)
    .default('')
    .meta({ description: 'up to 40 letters, digits, dashes' }),
  GATEWAY_PUBLIC_KEY: jwkOf('the public Ed25519 key of the gateway, a JWK as JSON'),
  DEAD_LETTER_KEY: secretText,
});
export type ServiceEnv = z.infer<typeof serviceEnv>;

const MEGABYTE = 1024 * 1024;

/** Variables that some services know, each where it is needed. */
export const someEnv = {
  SWEEP_MS: z.coerce
    .number()
    .int()
    .min(50)
    .max(60_000)
    .default(5_000)
    .meta({ description: 'milliseconds from 50 to 60000 between two looks for what is due or was left undone' }),
  PAPER_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(100 * MEGABYTE)
    .default(20 * MEGABYTE)
    .meta({ description: 'the largest file in bytes, at most 104857600' }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description: 'the gateway as people see it, to which printed pages lead back' }),
};

/** The exit code for a configuration that cannot be used (EX_CONFIG of sysexits.h). */
export const EXIT_CONFIG = 78;

export type ConfigFault = { variable: string; expected: string; problem: string };

/** Reads each variable of the schema on its own, so that all faults are found at once. An empty variable is not set. */
export function parseConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Record<string, string | undefined>,
): { config: z.infer<Schema>; faults: ConfigFault[] } {
  const config: Record<string, unknown> = {};
  const faults: ConfigFault[] = [];
  for (const [variable, type] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const text = env[variable] === '' ? undefined : env[variable];
    const read = type.safeParse(text);
    if (read.success) config[variable] = read.data;
    else {
      const why = read.error.issues[0]?.message ?? 'not valid';
      faults.push({
        variable,
        expected: descriptionOf(type) ?? why,
        problem: text === undefined ? 'not set' : 'not usable',
      });
    }
  }
  return { config: config as z.infer<Schema>, faults };
}

/**
 * The configuration of a process, read once at its start. Where it cannot be used, all faults go to stderr, a line per
 * variable with what was expected and without the value, and the process ends with code 78.
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Record<string, string | undefined> = process.env,
): z.infer<Schema> {
  const { config, faults } = parseConfig(schema, env);
  if (faults.length === 0) return config;
  for (const { variable, expected, problem } of faults)
    process.stderr.write(`configuration: ${variable} is ${problem}; expected ${expected}\n`);
  process.exit(EXIT_CONFIG);
}

/** The description of a type, also of the one inside a default or an optional. */
function descriptionOf(type: z.ZodType): string | undefined {
  const own = type.meta()?.description;
  if (own) return own;
  const inner = (type.def as { innerType?: z.ZodType }).innerType;
  return inner ? descriptionOf(inner) : undefined;
}
