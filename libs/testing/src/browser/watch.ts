import { EventEmitter, once } from 'node:events';
import type { Page, Request } from 'playwright-core';
import { drawn } from './drawn.ts';

/** What a page did that no page may do; `problems` is read, or `expectClean` throws with all of it. */
export type Watch = {
  problems(): string[];
  /** From now on what matches is no problem: a story that kills a service expects failed requests. */
  allow(...expected: RegExp[]): void;
  expectClean(): void;
  /** Resolves once no answer is awaited any more, the live stream apart, and what came has been drawn. */
  quiet(): Promise<void>;
};

/** Leaving a page ends its requests; nobody is told of an answer that nobody waits for. */
const isOurOwnEnd = (request: Request): boolean => /ERR_ABORTED/.test(request.failure()?.errorText ?? '');

/**
 * Listens from now on for errors of the console (broken rules of the CSP are among them), throws that nobody caught,
 * requests that failed or were answered with 5xx, and requests to an origin that is not among `origins`.
 */
export function watch(page: Page, origins: string[]): Watch {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    if (!isOurOwnEnd(request)) seen.push(`failed: ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) seen.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(protocol) && !origins.includes(origin))
      seen.push(`foreign origin: ${request.url()}`);
  });
  const awaited = new Set<Request>();
  const settled = new EventEmitter();
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') awaited.add(request);
  });
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => {
      awaited.delete(request);
      if (awaited.size === 0) settled.emit('quiet');
    });
  const problems = (): string[] => seen.filter((problem) => !allowed.some((one) => one.test(problem)));
  return {
    problems,
    allow: (...expected) => void allowed.push(...expected),
    expectClean: () => {
      if (problems().length > 0) throw new Error(`the page did what it may not:\n${problems().join('\n')}`);
    },
    async quiet() {
      do {
        if (awaited.size > 0) await once(settled, 'quiet');
        await drawn(page);
      } while (awaited.size > 0);
    },
  };
}
