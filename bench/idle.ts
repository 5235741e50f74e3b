import { withProduct } from './product.ts';
import { cpuOf, machine, pause, print, round, say } from './rig.ts';

/** Share of a core that each process of the quiet product takes: the mean over a minute, two minutes after the start. */
const [settle = 120, over = 60] = process.argv.slice(2).map(Number);

await withProduct('luc-hon', async ({ run, engines }) => {
  say(`quiet for ${settle} s`);
  await pause(settle * 1000);
  const pids = {
    ...Object.fromEntries(Object.entries(run().services).map(([name, { pid }]) => [name, pid])),
    kafka: engines.kafka.pid,
    mongodb: engines.mongodb.pid,
    redis: engines.redis.pid,
  };
  const before = Object.entries(pids).map(([name, pid]) => ({ name, pid: pid!, cpu: cpuOf(pid!) }));
  await pause(over * 1000);
  const percent = Object.fromEntries(
    before.map(({ name, pid, cpu }) => [name, round(((cpuOf(pid) - cpu) / over) * 100)]),
  );
  print({ bench: 'idle', machine: machine(), seconds: over, bar: 1, percentOfACore: percent });
});
