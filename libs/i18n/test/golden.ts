import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares lines with a file beside the tests that a person has read; `UPDATE_GOLDEN=1` writes it anew, to be read again
 * in the difference.
 */
export function expectGolden(name: string, lines: string[]): void {
  const file = join(import.meta.dirname, `${name}.golden.txt`);
  const text = `${lines.join('\n')}\n`;
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
}
