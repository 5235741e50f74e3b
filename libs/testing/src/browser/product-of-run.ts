import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The product that all browser specs of a run look at. */
export type ProductOfRun = {
  url: string;
  /** Address of the provider that people sign in at. */
  issuer: string;
  dataDir: string;
  /** What a child such as the command line needs to find this product. */
  env: Record<string, string>;
};

const VARIABLE = 'BONTOT_PRODUCT_OF_RUN';

/** Set-up and specs share only the environment. */
export const announce = (product: ProductOfRun): void => void (process.env[VARIABLE] = JSON.stringify(product));

/** Throws outside the test project `browser`. */
export function productOfRun(): ProductOfRun {
  const said = process.env[VARIABLE];
  if (!said) throw new Error(`${VARIABLE} is not set: browser specs lie in apps/web/test and run as project «browser»`);
  return JSON.parse(said) as ProductOfRun;
}

/** The process of a service now: the start brings it back under another number after it was killed. */
export function pidOf({ dataDir }: ProductOfRun, service: string): number {
  const run = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
    services: Record<string, { pid: number }>;
  };
  const pid = run.services[service]?.pid;
  if (!pid) throw new Error(`no service ${service} in ${dataDir}/run.json`);
  return pid;
}
