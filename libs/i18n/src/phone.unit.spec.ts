import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { catalogues, languages } from './index.ts';
import * as browser from './index.browser.ts';
import * as phone from './index.phone.ts';
import { words as phoneWords } from './vi/words/phone.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Any text that is a key of the whole catalogue, and the beginning of any that is made of data. */
const TEXT = /'([a-zA-Z]+(?:\.[\w+-]+)+)'|`([a-zA-Z]+(?:\.[\w+-]+)*\.)\$\{/g;
const all = Object.keys(catalogues.vi.words);
const held = Object.keys(phoneWords);

/** Keys that the pages of phones name, whether they say them at once or keep them in a table. */
const keysNamed = (): string[] =>
  globSync(['apps/web/src/member/**/*.{ts,tsx}', 'apps/web/src/shared/components/states.ts'], { cwd: root })
    .filter((file) => !file.includes('.spec.'))
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(TEXT)])
    .flatMap(([, key, start]) =>
      key ? all.filter((each) => each === key) : all.filter((each) => each.startsWith(start!)),
    );

describe('the entry of phones', () => {
  it('holds every word that a page of the phone may say', () => {
    const named = keysNamed();
    expect(named.length).toBeGreaterThan(500);
    expect(named.filter((key) => !held.includes(key))).toEqual([]);
  });
  it('leaves the words of administrators’ pages at home', () =>
    expect(held.filter((key) => /^(desk|register|units|notices|signIn)\./.test(key))).toEqual([]));
  it.each(languages)('%s: has the same keys and sentences as the whole catalogue', async (language) => {
    const { words } = (await import(`./${language}/words/phone.ts`)) as { words: Record<string, string> };
    expect(Object.keys(words).sort()).toEqual([...held].sort());
    const whole: Record<string, string> = catalogues[language].words;
    expect(Object.entries(words).filter(([key, text]) => whole[key] !== text)).toEqual([]);
  });
  it('offers what the entry of browsers offers', () =>
    expect(Object.keys(phone).sort()).toEqual(Object.keys(browser).sort()));
});
