import type { Page } from 'playwright-core';

/** «Slow 4G» of Lighthouse: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** From now on the page lives on a slow line, with an empty cache. */
export async function slow4G(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.setCacheDisabled', { cacheDisabled: true });
  await debug.send('Network.emulateNetworkConditions', SLOW_4G);
}
