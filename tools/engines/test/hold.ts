// Starts engines in the folder of the first argument, says so in one line of JSON, and holds them until it is killed.
import { startEngines, type EngineName } from '../index.ts';

const [dataDir = '', ...only] = process.argv.slice(2);
const names = only as EngineName[];
const engines = await startEngines({ dataDir, only: names, log: () => undefined });
const found = Object.fromEntries(
  names.map((name) => [name, { address: engines[name].address, pid: engines[name].pid }]),
);
process.on('SIGTERM', () => void engines.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify(found)}\n`);
setInterval(() => undefined, 60_000);
