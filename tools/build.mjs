// Compiles the TypeScript of apps and libs to `dist/` beside `src/`, only what changed. Usage: node tools/build.mjs [projectRoot …]
import { transformFile } from '@swc/core';
import { existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const asked = process.argv.length > 2 ? process.argv.slice(2) : globSync('{apps,libs}/*', { cwd: root });
/** The pages of the browser are bundled, not compiled file by file. */
const WEB = 'apps/web';
const projects = asked.filter((project) => project !== WEB);
const own = statSync(import.meta.filename).mtimeMs;

const options = {
  sourceMaps: true,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    rewriteRelativeImportExtensions: true,
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'nodenext' },
};

const fresh = (from, to) => existsSync(to) && statSync(to).mtimeMs >= Math.max(statSync(from).mtimeMs, own);

async function compile(from, to) {
  if (fresh(from, to)) return 0;
  mkdirSync(dirname(to), { recursive: true });
  if (!from.endsWith('.ts')) {
    copyFileSync(from, to);
    return 1;
  }
  const { code, map } = await transformFile(from, { ...options, filename: from, sourceFileName: from });
  writeFileSync(`${to}.map`, map);
  writeFileSync(to, `${code}//# sourceMappingURL=${to.split('/').at(-1)}.map\n`);
  return 1;
}

const jobs = projects.flatMap((project) => {
  const src = join(root, project, 'src');
  const dist = join(root, project, 'dist');
  const sources = globSync('**/*.{ts,json}', { cwd: src }).filter((file) => !file.endsWith('.spec.ts'));
  const outputs = new Set(sources.map((file) => file.replace(/\.ts$/, '.js')));
  for (const file of globSync('**/*.{js,json}', { cwd: dist })) if (!outputs.has(file)) rmSync(join(dist, file));
  return sources.map((file) => [join(src, file), join(dist, file.replace(/\.ts$/, '.js'))]);
});
const done = await Promise.all(jobs.map(([from, to]) => compile(from, to)));
const count = done.reduce((sum, n) => sum + n, 0);
const web = asked.includes(WEB) && (await (await import('./build-web.mjs')).buildWeb());
process.stderr.write(`built ${count} of ${jobs.length} files${web ? ', web pages' : ''}\n`);
