// Compiles the TypeScript of apps and libs to `dist/` beside `src/`, only what changed. Usage: node tools/build.mjs [projectRoot …]
import { transform } from '@swc/core';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const asked = process.argv.length > 2 ? process.argv.slice(2) : globSync('{apps,libs}/*', { cwd: root });
/** The pages of the browser are bundled, not compiled file by file. */
const WEB = 'apps/web';
const projects = asked.filter((project) => project !== WEB);
const own = readFileSync(import.meta.filename);

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

/** What an output was made from, at its end: times lie, for outputs come back from caches and sources from histories. */
const markOf = (source) =>
  `//# from=${createHash('sha256').update(own).update(source).digest('base64url').slice(0, 16)}\n`;

async function compile(from, to) {
  const source = readFileSync(from);
  const before = existsSync(to) ? readFileSync(to) : undefined;
  if (!from.endsWith('.ts')) {
    if (before?.equals(source)) return 0;
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, source);
    return 1;
  }
  const mark = markOf(source);
  if (before?.subarray(-mark.length).toString() === mark) return 0;
  mkdirSync(dirname(to), { recursive: true });
  const { code, map } = await transform(source.toString(), { ...options, filename: from, sourceFileName: from });
  writeFileSync(`${to}.map`, map);
  writeFileSync(to, `${code}//# sourceMappingURL=${to.split('/').at(-1)}.map\n${mark}`);
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
