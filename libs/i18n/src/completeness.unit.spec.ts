import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CellType, Level, measures, Outcome, Role } from '@bontot/contracts';
import { actionCodes, templates, type Formula } from '@bontot/scoring-core';
import { catalogues, isWordKey, languages, problemTitle, type WordKey } from './index.ts';
import { pluralFormsOf } from './message.ts';

const root = resolve(import.meta.dirname, '../../..');
const KEY =
  /\b(?:t|say)\(\s*(?:language,\s*)?(?:'(?<key>[a-zA-Z]+(?:\.[\w+-]+)+)'|`(?<start>[a-zA-Z]+(?:\.[\w+-]+)*\.)\$\{)/g;

/** Keys that pages name, with their file; of a key made of data its beginning, which ends in a dot. */
function keysUsed(): { file: string; key: string }[] {
  const found: { file: string; key: string }[] = [];
  for (const file of globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const { groups } of text.matchAll(KEY)) found.push({ file, key: (groups!.key ?? groups!.start)! });
  }
  return found;
}

const exists = (key: string): boolean =>
  key.endsWith('.') ? Object.keys(catalogues.vi.words).some((each) => each.startsWith(key)) : isWordKey('vi', key);

describe('the words', () => {
  it('hold every key that a page asks for', () => {
    const used = keysUsed();
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter(({ key }) => !exists(key))).toEqual([]);
  });
  it.each(languages)('%s: leave no sentence empty and have no stray space', (language) => {
    const odd = Object.entries(catalogues[language].words).filter(
      ([, text]) => text !== text.trim() || / {2}/.test(text) || text === '',
    );
    expect(odd).toEqual([]);
  });
  it.each(languages)('%s: are written in NFC, so that search and equality find them', (language) =>
    expect(Object.values(catalogues[language].words).filter((text) => text !== text.normalize('NFC'))).toEqual([]),
  );
  it.each(languages)('%s: give each plural the forms of the language, or one for the rest', (language) => {
    const own = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
    const wrong = Object.entries(catalogues[language].words).filter(([, text]) =>
      pluralFormsOf(text).some(
        ({ forms }) => !forms.includes('other') || forms.some((form) => !form.startsWith('=') && !own.has(form)),
      ),
    );
    expect(wrong).toEqual([]);
  });
  it('have a name and a noun for each measure, and what its numbers count', () => {
    const keys = measures.flatMap(({ id }) => [`measure.${id}`, `rate.${id}`, `share.${id}`]);
    expect(keys.filter((key) => !isWordKey('vi', key))).toEqual([]);
  });
  it('have a sentence for each code of an action', () =>
    expect(actionCodes.filter((code) => !isWordKey('vi', `action.${code}`))).toEqual([]));
  it('name every outcome, role, level and type of cell', () => {
    const keys = [
      ...Outcome.options.flatMap((outcome) => [`outcome.${outcome}`, `outcomeLong.${outcome}`]),
      ...Role.options.map((role) => `role.${role}`),
      ...Level.options.map((level) => `level.${level}`),
      ...CellType.options.map((type) => `cellType.${type}`),
    ];
    expect(keys.filter((key) => !isWordKey('vi', key))).toEqual([]);
  });
  it('know each pool of measures and each deduction that the product’s own sets use', () => {
    const formulas = Object.values(templates).flatMap(({ criteria }) =>
      criteria.flatMap(({ indicators }) =>
        indicators.flatMap(({ parts }) => parts.map(({ formula }): Formula => formula)),
      ),
    );
    const pools = formulas.flatMap((formula) =>
      'measures' in formula && formula.measures.length > 1 ? [formula] : [],
    );
    const keys = [
      ...pools.flatMap(({ kind, measures: pool }) =>
        kind === 'deduct'
          ? [`none.${pool.join('+')}`, `cases.${pool.join('+')}`]
          : [`share.${pool.join('+')}`, `rate.${pool.join('+')}`],
      ),
      ...formulas.flatMap((formula) =>
        formula.kind === 'deduct' ? [`none.${formula.measures[0]}`, `cases.${formula.measures[0]}`] : [],
      ),
    ];
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !isWordKey('vi', key))).toEqual([]);
  });
});

describe('problemTitle', () => {
  it('speaks the language of the caller', () =>
    expect(languages.map((language) => problemTitle(language, 404))).toEqual([
      'Không tìm thấy',
      'Not found',
      'Не найдено',
    ]));
  it.each<[number, WordKey]>([
    [418, 'problem.400'],
    [507, 'problem.500'],
  ])('has a general title for %d', (status, key) => expect(problemTitle('en', status)).toBe(catalogues.en.words[key]));
});
