// Stands in for a service: answers /ready, and misbehaves as the environment says.
import { createServer } from 'node:http';

const { PORT, HOST, FAKE_FAULT, FAKE_STUBBORN } = process.env;
if (FAKE_FAULT) {
  process.stdout.write('{"level":30,"msg":"reading the configuration"}\n');
  process.stderr.write(`${FAKE_FAULT}\n`);
  process.exit(78);
}
process.on('SIGTERM', () => FAKE_STUBBORN || process.exit(0));
createServer((_request, response) => response.end(JSON.stringify({ pid: process.pid }))).listen(Number(PORT), HOST);
