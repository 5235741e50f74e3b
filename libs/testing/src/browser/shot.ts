/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const PICTURES = resolve(import.meta.dirname, '../../../../docs/pictures');

/**
 * A picture `docs/pictures/<name>.png`, only when asked for, so that a usual run changes no file; `BONTOT_PICTURES` may
 * name another folder. `whole` takes the page to its end, not the part in view.
 */
export async function shot(page: Page, name: string, { whole = false }: { whole?: boolean } = {}): Promise<void> {
  const asked = process.env['BONTOT_PICTURES'];
  if (!asked) return;
  const path = resolve(asked === '1' ? PICTURES : asked, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  const usual = page.viewportSize();
  if (whole && usual) {
    // What sticks to an edge of the window then stands where it stands at the top of the page.
    const height = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight));
    await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) });
  }
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  if (usual) await page.setViewportSize(usual);
}
