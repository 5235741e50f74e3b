import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuard } from '../../../tools/engines/guard.ts';
import { startEngines } from '../../../tools/engines/index.ts';
import { running } from './jest-engines.ts';

/**
 * Starts real engines once for all specs of a run, in a folder that goes away with them, also when the run is killed.
 * Engines that the environment names already are taken as they are.
 */
export default async function setup(): Promise<void> {
  if (running.stop) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'bontot-test-'));
  const guard = startGuard();
  guard.remove(dataDir);
  const log = (line: string): void => void process.stderr.write(`engines: ${line}\n`);
  try {
    const engines = await startEngines({ dataDir, log, guard });
    process.env['KAFKA_BROKERS'] = engines.kafka.address;
    process.env['MONGODB_URI'] = engines.mongodb.address;
    process.env['REDIS_URL'] = engines.redis.address;
    running.stop = async () => {
      await engines.stop();
      await guard.release();
    };
  } catch (error) {
    await guard.release();
    throw error;
  }
}
