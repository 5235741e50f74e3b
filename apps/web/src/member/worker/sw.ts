/*
 * The service worker of `/m/`: keeps one build of the app as a whole, so that every page opens without a network and no
 * page meets files of another build. Data are none of its business: pages keep those themselves (data/store.ts), by account.
 */
export {};

/** What of the worker's own world is used here; the program of the pages knows the window alone. */
type Waiting = Event & { waitUntil(done: Promise<unknown>): void };
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void };
type Told = Waiting & { data: unknown };
type WorkerScope = {
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(name: 'message', listener: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};
declare const __FILES__: string[];
declare const __LETTERS__: string[];
declare const __BUILD__: string;

const worker = self as unknown as WorkerScope;
const PAGE = '/m/';
const PREFIX = 'bontot-m-';
const shell = PREFIX + __BUILD__;
/** Letters are named by their content: they outlive a build. */
const LETTERS = 'bontot-letters';
/** Read by the page before its first paint; shared with the other pages, so it has no hash. */
const BOOT = '/boot.js';

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith(PAGE)) event.respondWith(page(request));
    return;
  }
  if (url.pathname.endsWith('.woff2')) event.respondWith(letters(request));
  else if (url.pathname.startsWith(PAGE) || url.pathname === BOOT) event.respondWith(file(request));
});

/** All or nothing: where one file is missing, the worker of the build before stays. */
async function install(): Promise<void> {
  const cache = await caches.open(shell);
  await cache.addAll([...__FILES__, BOOT].map((path) => new Request(path, { cache: 'no-cache' })));
  const answer = await fetch(PAGE, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!answer.ok || answer.redirected) throw new Error(`the page of the app was answered with ${answer.status}`);
  await cache.put(PAGE, answer);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== shell).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
  const cache = await caches.open(LETTERS);
  // A line that breaks here costs nothing: letters are asked for again when a page needs them.
  await Promise.allSettled(__LETTERS__.map(async (path) => ((await cache.match(path)) ? undefined : cache.add(path))));
}

/** The kept page answers at once, whatever the line; the policy of its first answer comes with it. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(shell)).match(PAGE);
  return kept ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const kept = await (await caches.open(shell)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

async function letters(request: Request): Promise<Response> {
  const cache = await caches.open(LETTERS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
