import { fill, placeholdersOf, pluralFormsOf } from './message.ts';

const written = (text: string, values: Record<string, unknown>, language: 'vi' | 'en' | 'ru' = 'ru') =>
  fill(text, values, language, '(?)');

describe('a text with holes', () => {
  const days = '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}} до {date}';
  it.each([
    [1, '1 день'],
    [3, '3 дня'],
    [5, '5 дней'],
    [11, '11 дней'],
    [21, '21 день'],
    [102, '102 дня'],
  ])('chooses the Russian form for %d', (n, text) =>
    expect(written(days, { n, date: '25.10' })).toBe(`${text} до 25.10`),
  );
  it('takes the general form where the language has no other', () =>
    expect(written('{n, plural, one {#} other {# ngày}}', { n: 1 }, 'vi')).toBe('1 ngày'));
  it('prefers the form of one number alone', () =>
    expect(written('{n, plural, =1 {buổi tới} other {# buổi tới}}', { n: 1 }, 'vi')).toBe('buổi tới'));
  it('fills holes inside a form', () =>
    expect(written('{n, plural, one {{who}: #} other {{who}: ##}}', { n: 2, who: 'A' }, 'en')).toBe('A: 22'));
  it('groups the number it counts by', () =>
    expect(written('{n, plural, other {# cells}}', { n: 4_785 }, 'en')).toBe('4,785 cells'));
  it('says what is missing rather than «undefined»', () => {
    expect(written('{n, plural, other {#}} {a}', {})).toBe('(?) (?)');
    expect(written('{a}', { a: null })).toBe('(?)');
  });
  it('leaves other braces alone', () => expect(written('{ "part": 1 } {', {})).toBe('{ "part": 1 } {'));
  it('never reads a value as a text with holes', () => expect(written('{a}', { a: '{b}', b: 'x' })).toBe('{b}'));
  it('names its holes, those inside forms too', () =>
    expect(placeholdersOf('{b} {n, plural, one {{a}} other {{c}}}')).toEqual(['a', 'b', 'c', 'n']));
  it('names the forms of each plural', () =>
    expect(pluralFormsOf(days)).toEqual([{ name: 'n', forms: ['one', 'few', 'many', 'other'] }]));
});
