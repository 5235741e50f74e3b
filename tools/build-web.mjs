// Builds the web pages when a source changed since the last time, by content; called by tools/build.mjs.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const web = join(root, 'apps/web');
const dist = join(web, 'dist');
const mark = join(dist, '.built-from');
/** What the pages are made of: themselves, the pure libraries that a browser shares with the services, and the tools. */
const SOURCES = [
  'apps/web/{index.html,vite.config.ts,vite.member.config.ts,package.json}',
  'apps/web/{src,public,build}/**/*',
  'libs/{kernel,contracts,scoring-core,meeting-core,pledge-core,access,i18n}/{package.json,src/**/*}',
  'tools/build-web.mjs',
  'package-lock.json',
];

function stateOfSources() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** True when something was built. The folder is swapped as a whole: whoever serves it never sees half of a build. */
export async function buildWeb() {
  const state = stateOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === state) return false;
  // Whoever starts a product in a test has another one, and pages would carry React's checks for developers.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const fresh = `${dist}.new-${process.pid}`;
  const old = `${dist}.old-${process.pid}`;
  try {
    await build({
      configFile: join(web, 'vite.config.ts'),
      root: web,
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    });
    // The phone's app lies inside, at the address where it is served.
    await build({
      configFile: join(web, 'vite.member.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(fresh, 'm'), emptyOutDir: true },
    });
    writeFileSync(join(fresh, '.built-from'), state);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
  return true;
}
