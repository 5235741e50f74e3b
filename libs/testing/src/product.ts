import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../tools/engines/ports.ts';
import type { Profile } from '../../../tools/start/options.ts';
import { startProduct as start, type Product, type ProductOptions } from '../../../tools/start/product.ts';
import { uniqueName } from './environment.ts';

export type TestProductOptions = { profile?: Profile; demoDate?: string } & Partial<
  Pick<ProductOptions, 'services' | 'build' | 'log' | 'dataDir'>
>;

export type TestProduct = Product & {
  dataDir: string;
  /** What a child such as the command line needs to find this product. */
  env: Record<string, string>;
};

/**
 * The whole product by the very code of `npm start`: a data folder and a port of its own, names of its own on the engines
 * that the environment names (as in every test), else on engines of its own. `stop` removes all of it. Progress is shown
 * when the start fails.
 */
export async function startProduct(options: TestProductOptions = {}): Promise<TestProduct> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'bontot-product-'));
  const name = uniqueName('t');
  const said: string[] = [];
  try {
    const product = await start({
      profile: 'empty',
      engines: 'local',
      log: (line) => void said.push(line),
      topicPrefix: `${name}.`,
      dbPrefix: `${name}_`,
      redisDatabase: randomInt(1, 1024),
      temporary: options.dataDir === undefined,
      ...options,
      dataDir,
      port: await freePort(),
    });
    return {
      ...product,
      dataDir,
      env: { BONTOT_DATA: dataDir, TOPIC_PREFIX: `${name}.`, DB_PREFIX: `${name}_` },
    };
  } catch (error) {
    process.stderr.write(`${said.join('\n')}\n`);
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
