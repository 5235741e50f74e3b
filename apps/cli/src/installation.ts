import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { CommandError } from './command.ts';

const Address = z.object({ address: z.string() });
const Running = z.object({ url: z.url(), pid: z.int(), restarts: z.int().optional() });

const RunFile = z.object({
  url: z.url(),
  profile: z.string(),
  pid: z.int(),
  startedAt: z.string(),
  demoDate: z.string().optional(),
  topicPrefix: z.string().default(''),
  engines: z.object({ kafka: Address, mongodb: Address, redis: Address }),
  services: z.record(z.string(), Running),
  /** Secrets of the machine clients, and `deadLetterKey`. */
  secrets: z.record(z.string(), z.string()).default({}),
});

/** The running product as `npm start` describes it in its data folder. */
export type Installation = z.infer<typeof RunFile> & { dataFolder: string };

/** Reads `run.json` of the data folder (`BONTOT_DATA`, `.data` by default). */
export function findInstallation(env: Record<string, string | undefined>): Installation {
  const dataFolder = resolve(env.BONTOT_DATA || '.data');
  const file = join(dataFolder, 'run.json');
  if (!existsSync(file))
    throw new CommandError(
      `${file} is missing: start the product with «npm start», or set BONTOT_DATA to its data folder`,
    );
  const read = RunFile.safeParse(parse(file));
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new CommandError(`${file} is not understood (${fields}): start the product again with «npm start»`);
  }
  return { ...read.data, dataFolder, topicPrefix: env.TOPIC_PREFIX ?? read.data.topicPrefix };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A secret of the installation, or what to do. */
export function secretOf({ secrets }: Installation, name: string): string {
  const secret = secrets[name];
  if (secret === undefined)
    throw new CommandError(`run.json holds no secret «${name}»: start the product again with «npm start»`);
  return secret;
}
