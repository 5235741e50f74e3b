/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Resolves once the page has shown what it knows by now: the frame under way, and the next one. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
