import type { StartOptions } from './options.ts';
import { parseOptions } from './options.ts';
import { messageOf } from '../engines/engine.ts';
import { root, startProduct, type Interruption, type Product, type ProductOptions } from './product.ts';
import { reloadOnChange } from './reload.ts';

/** npm and the terminal may both pass on one Ctrl-C. */
const SAME_KEY_MS = 500;

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * `npm start` and `npm run dev`: stays in the foreground until a signal, or until the process that started it is gone.
 * `instead` replaces parts for tests of the start itself. Exit code 0 after a wanted end, 1 where the start failed, 130 when the wanted end was cut short.
 */
export async function main(args: string[], instead: Partial<ProductOptions> = {}): Promise<void> {
  process.stderr.on('error', () => undefined);
  const dev = args[0] === '--dev';
  // Nobody stands before the services who would have to be told that one is leaving.
  if (dev) process.env['DRAIN_MS'] ??= '0';
  const interruption: Interruption = {};
  let product: Product | undefined;
  let endedAt: number | undefined;

  const end = (why: string): void => {
    if (endedAt !== undefined) {
      if (Date.now() - endedAt < SAME_KEY_MS) return;
      product?.kill();
      process.exit(130);
    }
    endedAt = Date.now();
    log(`${why}: ending (once more ends at once)`);
    const over = product ? product.stop() : (interruption.end?.() ?? Promise.resolve());
    over.then(
      () => process.exit(product ? 0 : 130),
      (error: unknown) => {
        log(messageOf(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  endWithParent(end);

  try {
    const options: StartOptions = parseOptions(dev ? args.slice(1) : args, process.env, root);
    const started = await startProduct({ ...options, log, ...instead }, interruption);
    if (endedAt !== undefined) return;
    product = started;
    if (product.bootstrapLink) log(`first administrator, works once: ${product.bootstrapLink}`);
    if (dev) reloadOnChange(root, product, log);
    process.stdout.write(`ready ${product.url}\n`);
  } catch (error) {
    if (endedAt !== undefined) return;
    log(messageOf(error));
    process.exit(1);
  }
}

/** Whoever kills npm or the bootstrap wants this to end, too; a shell that goes away after `&` does not. */
function endWithParent(end: (why: string) => void): void {
  if (!process.env['npm_lifecycle_event'] && !process.env['BONTOT_BOOTSTRAP']) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end('the starting process is gone'), 500).unref();
}
