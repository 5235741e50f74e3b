import { execFileSync } from 'node:child_process';
import { withProduct } from './product.ts';
import { machine, median, print, root, say } from './rig.ts';

/** Evidence → status readable by HTTP on the whole product, at a steady rate: `bontot load`, several runs, the median of each. */
const [rate = 1_000, seconds = 30, runs = 5] = process.argv.slice(2).map(Number);

type Load = { sent: number; applied: number; p50: number; p99: number; max: number };

await withProduct('luc-hon', async (product) => {
  const results: Load[] = [];
  for (let run = 0; run < runs; run++) {
    const options = ['--rate', String(rate), '--seconds', String(seconds)];
    const line = execFileSync(process.execPath, ['apps/cli/dist/main.js', 'load', ...options], {
      cwd: root,
      env: { ...process.env, ...product.env },
    });
    results.push(JSON.parse(line.toString()) as Load);
    say(line.toString().trim());
  }
  const of = (figure: keyof Load) => median(results.map((result) => result[figure]));
  print({
    bench: 'latency',
    machine: machine(),
    rate,
    seconds,
    runs,
    p50: of('p50'),
    p99: of('p99'),
    max: of('max'),
    bars: { p50: 30, p99: 120 },
    lost: results.reduce((sum, { sent, applied }) => sum + sent - applied, 0),
    each: results,
  });
});
