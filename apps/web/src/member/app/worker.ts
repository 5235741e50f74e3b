import { Told } from '../data/told.ts';

/** A newer app has come and waits; null while there is none. Calling it takes it over, and loads the page anew. */
export const newer = new Told<(() => void) | null>(null);

/** Registers the worker that keeps the app; after the page stands, so that it costs the first load nothing. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' }).catch(() => undefined);
  if (!registration) return;
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return;
    newer.set(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      worker.postMessage('take-over');
    });
  };
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => coming.state === 'installed' && offer(coming));
  });
}
