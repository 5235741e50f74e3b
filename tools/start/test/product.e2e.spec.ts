import { services } from '../services.ts';
import { eventually, startProduct, type TestProduct } from '@bontot/testing';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop(), 20_000);

const answerOf = async (url: string): Promise<number> => (await fetch(url)).status;

it('serves at the gateway, with every service ready on an address of its own', async () => {
  expect(await answerOf(`${product.url}/ready`)).toBe(200);
  const urls = Object.values(product.run().services).map(({ url }) => url);
  expect(new Set(urls).size).toBe(services.length);
  expect(await Promise.all(urls.map((url) => answerOf(`${url}/ready`)))).toEqual(services.map(() => 200));
});

it('has each service back after kill -9, at the same address', async () => {
  const before = product.run().services;
  for (const { pid } of Object.values(before)) process.kill(pid, 'SIGKILL');
  await eventually(
    async () => {
      const after = product.run().services;
      const back = Object.entries(after).every(
        ([name, { restarts, url }]) => restarts > 0 && url === before[name]?.url,
      );
      const ready = await Promise.all(Object.values(after).map(({ url }) => answerOf(`${url}/ready`)));
      return back && ready.every((status) => status === 200);
    },
    { timeoutMs: 90_000, everyMs: 200 },
  );
});
