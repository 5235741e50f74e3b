import { running } from './jest-engines.ts';

/** Ends what jest-setup.ts started. */
export default async function teardown(): Promise<void> {
  await running.stop?.();
  delete running.stop;
}
