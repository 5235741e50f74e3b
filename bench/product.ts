import { startProduct, type TestProduct } from '@bontot/testing';
import { say } from './rig.ts';

/** The whole product as `npm start` runs it, in a folder of its own; says how long it took to be ready. */
export async function withProduct(
  profile: 'luc-hon' | 'empty',
  use: (product: TestProduct) => Promise<void>,
): Promise<void> {
  const began = Date.now();
  const product = await startProduct({ profile });
  say(`${profile} ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  try {
    await use(product);
  } finally {
    await product.stop();
  }
}
