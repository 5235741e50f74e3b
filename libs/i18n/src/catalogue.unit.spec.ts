import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  catalogues,
  errorCodes,
  isErrorCode,
  languageOf,
  languages,
  placeholdersOf,
  say,
  sentenceFor,
} from './index.ts';

const root = resolve(import.meta.dirname, '../../..');
const CODE = "'(?<code>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'";
/** Where a code is given: to a refusal or an error, as a member `code`, or as the answer to an HTTP status. */
const GIVEN = [
  new RegExp(`\\b(?:refuse|refused|permanent|transient|fault|notFound|forbidden)\\(\\s*${CODE}`, 'g'),
  new RegExp(`\\bnew (?:ProductError|Problem)\\(\\s*(?:'[a-z]+'|\\d{3}),\\s*${CODE}`, 'g'),
  new RegExp(`\\bcode: ${CODE}`, 'g'),
  new RegExp(`^\\s+[45]\\d\\d: ${CODE}`, 'gm'),
];

/** Every error code of the repository with the files that give it. */
function codesGiven(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })) {
    // What a page finds wrong by itself it says with its own words.
    if (/\.spec\.ts$|^libs\/i18n\/|^apps\/web\//.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    for (const pattern of GIVEN)
      for (const { groups } of text.matchAll(pattern))
        found.set(groups!.code!, [...(found.get(groups!.code!) ?? []), file]);
  }
  return found;
}

describe('the catalogue', () => {
  it('has a sentence for every error code that the product gives', () => {
    const given = codesGiven();
    expect(given.size).toBeGreaterThan(80);
    expect([...given].filter(([code]) => !isErrorCode(code))).toEqual([]);
  });
  it.each(languages)('%s: has the keys of Vietnamese, no more and no less', (language) => {
    const keysOf = ({ errors, words }: { errors: object; words: object }) => [
      Object.keys(errors).sort(),
      Object.keys(words).sort(),
    ];
    expect(keysOf(catalogues[language])).toEqual(keysOf(catalogues.vi));
  });
  it.each(languages)('%s: names the same placeholders as Vietnamese', (language) => {
    const entries = (source: typeof language) =>
      Object.entries({ ...catalogues[source].errors, ...catalogues[source].words });
    const other = new Map(entries(language));
    expect(
      entries('vi').filter(
        ([key, text]) => String(placeholdersOf(text)) !== String(placeholdersOf(other.get(key) ?? '')),
      ),
    ).toEqual([]);
  });
  it.each(languages)('%s: ends each sentence about an error with a full stop and leaves no brace open', (language) => {
    const wrong = Object.entries(catalogues[language].errors).filter(
      ([, text]) => !text.endsWith('.') || /[{}]/.test(text.replace(/\{[a-zA-Z]+\}/g, '').replace('{ }', '')),
    );
    expect(wrong).toEqual([]);
  });
  it('leaves nothing untranslated', () => {
    const same = errorCodes.filter(
      (code) =>
        catalogues.vi.errors[code] === catalogues.en.errors[code] ||
        catalogues.ru.errors[code] === catalogues.en.errors[code],
    );
    expect(same).toEqual([]);
  });
});

describe('sentenceFor', () => {
  it('says what was expected, what came and what to do', () =>
    expect(sentenceFor('REVISION_INVALID', { got: '0' }, 'en')).toBe(
      'revision must be a whole number from 1 to 2^42 and 0 came. Send again with the right revision.',
    ));
  it('speaks Vietnamese unless told otherwise', () =>
    expect(sentenceFor('BODY_EMPTY')).toContain('JSON, nhưng nội dung trống'));
  it('says «not stated» for a detail that is missing or is no text', () => {
    expect(sentenceFor('REVISION_INVALID', {}, 'en')).toContain('(not stated) came');
    expect(sentenceFor('REVISION_INVALID', { got: { a: 1 } }, 'ru')).toContain('(не указано)');
  });
  it('writes numbers as the language does', () => {
    expect(sentenceFor('BODY_TOO_LARGE', { got: 300_000 }, 'vi')).toContain('300.000 byte');
    expect(sentenceFor('BODY_TOO_LARGE', { got: 300_000 }, 'en')).toContain('300,000 bytes');
  });
  it('takes what came as it is, braces included', () =>
    expect(sentenceFor('REVISION_INVALID', { got: '{code}' }, 'en')).toContain('{code} came'));
  it.each(['NOBODY_GAVE_THIS', 'toString', '__proto__'])('has an answer to the unknown code %s', (code) =>
    expect(sentenceFor(code, {}, 'en')).toContain(`code ${code}`),
  );
});

describe('say', () => {
  it('has the words of the guide for outcomes', () =>
    expect(languages.map((language) => say(language, 'outcome.on_track'))).toEqual([
      'Đúng tiến độ',
      'On track',
      'По плану',
    ]));
});

describe('languageOf', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'vi'],
    ['', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr-FR,fr;q=0.9,ru;q=0.5', 'ru'],
    ['en;q=0.3,ru;q=0.8', 'ru'],
    ['en;q=0,ru;q=0.1', 'ru'],
    ['fr,*', 'vi'],
    ['RU', 'ru'],
    [';;;,q=,en;q=nonsense', 'en'],
  ])('reads %p as %s', (header, language) => expect(languageOf(header)).toBe(language));
});
