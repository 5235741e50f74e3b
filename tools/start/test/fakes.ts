import type { ServiceRow } from '../services.ts';

/** Services that start in no time; `worker` never listens to a polite SIGTERM where it is stubborn. */
export const fakes = (env: Record<string, string> = {}): ServiceRow[] =>
  ['gateway', 'worker'].map((name) => ({
    name,
    entry: 'tools/start/test/fake-service.mjs',
    env: () => (name === 'worker' ? env : {}),
  }));
