/// <reference lib="dom" />
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { fewColours } from './few-colours.ts';

const PICTURES = resolve(import.meta.dirname, '../../../../docs/pictures');

export type Frame = { whole?: boolean; most?: number };

/**
 * A picture `docs/pictures/<name>.png`, only when asked for, so that a usual run changes no file; `BONTOT_PICTURES` may
 * name another folder. `whole` takes the page to its end, not the part in view, and no more than `most` px of it.
 */
export async function shot(page: Page, name: string, { whole = false, most = Infinity }: Frame = {}): Promise<void> {
  const asked = process.env['BONTOT_PICTURES'];
  if (!asked) return;
  const path = resolve(asked === '1' ? PICTURES : asked, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  const usual = page.viewportSize();
  if (whole && usual) {
    // What sticks to an edge of the window then stands where it stands at the top of the page.
    const height = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight));
    await page.setViewportSize({ width: usual.width, height: Math.max(Math.min(height, most), usual.height) });
  }
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(path, fewColours(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  if (usual) await page.setViewportSize(usual);
}
