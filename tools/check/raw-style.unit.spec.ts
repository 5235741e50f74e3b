import { rawIn } from './raw-style.mjs';

describe('a raw style', () => {
  it.each(['color: #fff', 'background:#8E1B1F', 'rgb(0 0 0 / .5)', 'margin: 4px', 'inset 0 -3px 0', '1.5px'])(
    'is found in «%s»',
    (text) => expect(rawIn(text)).toBeDefined(),
  );
  it.each([
    'var(--act)',
    '1rem',
    '0 0 0 var(--w-1)',
    'href="#main"',
    '/cells/#12',
    'grid-2px-name',
    'calc(100% - 2rem)',
  ])('is not seen in «%s»', (text) => expect(rawIn(text)).toBeUndefined());
});
