import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProduct } from '../product.ts';
import type { RunFile } from '../../../../tools/start/run-file.ts';
import startEngines from '../jest-setup.ts';
import { running } from '../jest-engines.ts';
import { chromium } from './chromium.ts';
import { announce } from './product-of-run.ts';

/**
 * One product for all browser specs of a run: the commune Lục Hồn, seeded, on the engines of the run. Whoever works on
 * pages names the data folder of a running `npm start` in BONTOT_TEST_PRODUCT instead and waits for no start.
 */
export default async function setup(): Promise<void> {
  // Unpacked before the first spec, whose own time is for what it looks at.
  await chromium();
  const own = process.env['BONTOT_TEST_PRODUCT'];
  if (own) {
    const run = JSON.parse(readFileSync(join(own, 'run.json'), 'utf8')) as RunFile;
    return announce({ url: run.url, issuer: issuerOf(run), dataDir: own, env: { BONTOT_DATA: own } });
  }
  await startEngines();
  const stopEngines = running.stop;
  const begun = performance.now();
  const product = await startProduct({ profile: 'luc-hon' });
  process.stderr.write(`product: ready after ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
  running.stop = async () => {
    await product.stop();
    await stopEngines?.();
  };
  announce({ url: product.url, issuer: issuerOf(product.run()), dataDir: product.dataDir, env: product.env });
}

function issuerOf({ services }: RunFile): string {
  const identity = services['identity'];
  if (!identity) throw new Error('this product has no service «identity»: people sign in at their own provider there');
  return identity.url;
}
