/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Milliseconds from the start of the navigation; `shift` is the sum of unexpected moves, as browsers weigh them. */
export type Paint = { first: number; largest: number; shift: number };

type Seen = { largest: number; shift: number };
type Observed = PerformanceEntry & { value?: number; hadRecentInput?: boolean };

/** Counts from the next navigation on; `paint` reads it. */
export const observePaint = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen: Seen = { largest: 0, shift: 0 };
    Object.assign(window, { paintSeen: seen });
    const observe = (type: string, take: (entry: Observed) => void): void =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('largest-contentful-paint', ({ startTime }) => void (seen.largest = startTime));
    observe('layout-shift', ({ value = 0, hadRecentInput }) => void (seen.shift += hadRecentInput ? 0 : value));
  });

export const paint = (page: Page): Promise<Paint> =>
  page.evaluate(() => {
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { first, ...(window as unknown as { paintSeen: Seen }).paintSeen };
  });
