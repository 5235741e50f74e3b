import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What Vietnamese and Latin text of the pages is written in, and Cyrillic, which that face lacks. */
const FACES = [
  {
    family: 'Be Vietnam Pro',
    from: '@fontsource/be-vietnam-pro',
    subset: 'vietnamese',
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
  { family: 'Be Vietnam Pro', from: '@fontsource/be-vietnam-pro', subset: 'latin', range: 'U+0000-00FF,U+2000-206F' },
  {
    family: 'Inter',
    from: '@fontsource/inter',
    subset: 'cyrillic',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  },
].flatMap((face) => [400, 600, 700].map((weight) => ({ ...face, weight })));

/** The font files that are installed, by name; without them the system's face stands in. */
export function fontFiles(): Map<string, Buffer> {
  const require = createRequire(import.meta.url);
  const files = new Map<string, Buffer>();
  for (const { from, subset, weight } of FACES) {
    const name = `${from.split('/')[1]}-${subset}-${weight}-normal.woff2`;
    const file = folderOf(require, from, name);
    if (file) files.set(name, readFileSync(file));
  }
  return files;
}

function folderOf(require: NodeJS.Require, packageName: string, name: string): string | undefined {
  try {
    const file = join(dirname(require.resolve(`${packageName}/package.json`)), 'files', name);
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

const faces = FACES.map(
  ({ family, from, subset, weight, range }) =>
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(/pages/${from.split('/')[1]}-${subset}-${weight}-normal.woff2) format("woff2");unicode-range:${range}}`,
).join('\n');

/** The sheet of the sign-in pages, with the values of the product's tokens. */
export const sheet = `${faces}
:root{
  color-scheme:light dark;
  --paper:#F7F6F2;--surface:#FFFFFF;--line:#DAD6CC;--edge:#857F72;--ink:#1B1F24;--ink-2:#474D55;
  --act:#1A4F8B;--act-hover:#123C6C;--act-tint:#E6EEF7;--on-act:#FFFFFF;--brand:#8E1B1F;--gold:#C69A33;
  --risk-tint:#FFF0CC;--risk-solid:#B86E00;
}
@media (prefers-color-scheme:dark){:root{
  --paper:#14171A;--surface:#1C2024;--line:#373E45;--edge:#858D96;--ink:#ECEAE4;--ink-2:#BDC2C8;
  --act:#8DB8EC;--act-hover:#B0CFF3;--act-tint:#1D3047;--on-act:#0D1B2B;--brand:#EE9A94;--gold:#E0BC62;
  --risk-tint:#3B2D10;--risk-solid:#DE9A2B;
}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.5 "Be Vietnam Pro","Inter",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
h1,p,ul{margin:0;padding:0}ul{list-style:none}
h1{font-size:1.5rem;line-height:1.3;font-weight:700}
:focus-visible{outline:3px solid var(--act);outline-offset:2px;border-radius:4px}
.top,main{max-width:34rem;margin-inline:auto}
.top{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding:1rem}
.mark{display:flex;align-items:center;gap:.5rem;font-weight:700;font-size:1.125rem}
.leaf{fill:var(--brand)}.leaf.gold{fill:var(--gold)}
.languages{display:flex;flex-wrap:wrap;gap:.25rem}
.languages a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .5rem;color:var(--act);font-size:.875rem;text-underline-offset:.2em}
.languages a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none;box-shadow:inset 0 -3px 0 var(--act)}
main{display:grid;gap:1rem;padding:1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:12px}
.soft{color:var(--ink-2)}
.notice{padding:.75rem 1rem;border-radius:8px;border:1px solid var(--risk-solid);background:var(--risk-tint);font-size:.875rem;line-height:1.45}
.accounts{border:1px solid var(--line);border-radius:8px;overflow:hidden}
.accounts li+li{border-top:1px solid var(--line)}
.accounts button{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;width:100%;min-height:3rem;padding:.5rem 1rem;border:0;background:none;color:var(--ink);font:inherit;text-align:start;cursor:pointer}
.accounts button:hover{background:var(--act-tint)}
.accounts button:focus-visible{outline-offset:-3px}
.accounts .role{font-weight:600}
code{font:400 .875rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--ink-2)}
.acts{display:flex;flex-wrap:wrap;gap:.75rem}
.acts button,a.first{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.375rem 1rem;border:1px solid var(--edge);border-radius:8px;background:var(--surface);color:var(--ink);font-family:inherit;font-size:1rem;font-weight:600;line-height:1.3;text-decoration:none;cursor:pointer}
.acts button:hover{border-color:var(--act);color:var(--act)}
.acts .first,a.first{background:var(--act);border-color:var(--act);color:var(--on-act)}
.acts .first:hover,a.first:hover{background:var(--act-hover);border-color:var(--act-hover);color:var(--on-act)}
@media (max-width:40rem){main{border-inline:0;border-radius:0;padding:1rem}}
@media (prefers-reduced-motion:no-preference){button,a{transition:background 120ms cubic-bezier(.2,0,0,1),border-color 120ms cubic-bezier(.2,0,0,1)}}
`;
