import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deadLinks } from './links.mjs';

/** The dead links of a folder with these files. */
function deadIn(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return deadLinks(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

it.each([
  ['a file that is not there', '[a](docs/none.md)'],
  ['a picture that is not there', '![a](docs/none.png "title")'],
  ['a heading that is not there', '[a](docs/b.md#none)'],
  ['a heading that is not on this page', '[a](#none)'],
  ['a place outside the repository', '[a](../elsewhere.md)'],
])('tells of a link to %s', (_what, text) =>
  expect(deadIn({ 'a.md': text, 'docs/b.md': '# B' })).toEqual([`a.md: ${/\(([^ )]+)/.exec(text)![1]}`]),
);

it('is content with what is there, with addresses, and with code', () => {
  const text =
    '# Two words: «là»\n[a](docs/b.md#the-end) [b](docs) [c](#two-words-là) [d](https://example.org/x)\n`[e](none)`\n```\n[f](none)\n```\n';
  expect(deadIn({ 'a.md': text, 'docs/b.md': '## The end\n[up](../a.md)' })).toEqual([]);
});

it('leaves alone what belongs to others or is made anew', () =>
  expect(
    deadIn({ 'node_modules/x/a.md': '[a](none)', 'apps/web/dist/a.md': '[a](none)', '.data/a.md': '[a](none)' }),
  ).toEqual([]));
