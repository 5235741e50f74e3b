// Finds relative links in Markdown that lead to no file or heading. Usage: node tools/check/links.mjs [root]
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SKIPPED = /^(node_modules|dist|\..+)$/;
const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;

const readProse = (file) => readFileSync(file, 'utf8').replace(/^(```|~~~)[^]*?^\1/gm, '');

/** Each link that leads nowhere, as «file: target». */
export function deadLinks(root) {
  const pages = globSync('**/*.md', { cwd: root, exclude: (name) => SKIPPED.test(name.split('/').at(-1)) }).sort();
  return pages.flatMap((page) => {
    const text = readProse(join(root, page)).replace(/`[^`\n]*`/g, '');
    const own = [...text.matchAll(LINK)].map(([, to]) => to).filter((to) => !/^[a-z]+:/i.test(to));
    return own.filter((to) => !leads(root, page, to)).map((to) => `${page}: ${to}`);
  });
}

function leads(root, page, target) {
  const [path, anchor] = decodeURI(target).split('#');
  const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
  if (relative(root, file).startsWith('..') || !existsSync(file)) return false;
  return !anchor || statSync(file).isDirectory() || anchorsIn(file).includes(anchor);
}

/** The anchors of a page's headings, as the usual viewers make them. */
const anchorsIn = (file) =>
  [
    ...readProse(file)
      .toLowerCase()
      .matchAll(/^#{1,6} +(.+?) *$/gm),
  ].map(([, title]) => title.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replaceAll(' ', '-'));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = deadLinks(resolve(process.argv[2] ?? '.'));
  console.log(found.map((link) => `leads nowhere: ${link}`).join('\n') || 'every link leads somewhere');
  process.exitCode = found.length > 0 ? 1 : 0;
}
