import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Letters that the app shows in every language; others are kept when a page has asked for them. */
const LETTERS = /^assets\/be-vietnam-pro-(latin|vietnamese)-(400|700)-.*\.woff2$/;
const SHELL = /\.(js|css|svg|png|webmanifest)$/;
const NEVER = new Set(['sw.js']);

/**
 * Tells the service worker what the build consists of: `__FILES__` becomes the files without which no page opens,
 * `__LETTERS__` those that may follow, `__BUILD__` a name that changes with any of them. Stands before the plugin that
 * compresses, which then finds the worker as it will be sent.
 */
export function keptOffline(): Plugin {
  let out = '';
  return {
    name: 'bontot:kept-offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      out = resolve(root, build.outDir);
    },
    writeBundle() {
      const files = readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .filter((file) => !NEVER.has(file))
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
      const build = hash.digest('hex').slice(0, 16);
      const addresses = (of: RegExp) =>
        JSON.stringify(files.filter((file) => of.test(file)).map((file) => `/m/${file}`));
      const worker = join(out, 'sw.js');
      const text = readFileSync(worker, 'utf8')
        .replace('__FILES__', () => addresses(SHELL))
        .replace('__LETTERS__', () => addresses(LETTERS))
        .replace('__BUILD__', () => JSON.stringify(build));
      writeFileSync(worker, text);
    },
  };
}
