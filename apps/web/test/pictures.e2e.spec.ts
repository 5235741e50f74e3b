import {
  eventually,
  openBrowser,
  productOfRun,
  shot,
  type Account,
  type TestBrowser,
  type Visit,
} from '@bontot/testing';
import type { Page } from 'playwright-core';

/** Pictures of the README and of docs/: runs with `BONTOT_PICTURES=1` only. */
const { url, issuer } = productOfRun();
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  const { page, close } = await browser.visit({ as: 'committee' });
  await broughtToToday(page);
  await close();
}, 300_000);
afterAll(() => browser?.close());

/** Sweeps come once a minute, those of the meetings only when nobody has told another time for a minute. */
const AT_REST_MS = 130_000;

/**
 * A product that has just been seeded knows the scores of the day of its data; its sweeps bring them to today. All pictures
 * are of the time after them, so that they tell one story.
 */
async function broughtToToday(page: Page): Promise<void> {
  let seen = { movers: '', since: Date.now() };
  const swept = async (): Promise<boolean> => {
    const answer = await page.request.get('/api/v1/dashboards/QN-LH/movers?days=1');
    const { items } = (await answer.json()) as { items: unknown[] };
    const movers = JSON.stringify(items);
    if (movers !== seen.movers) seen = { movers, since: Date.now() };
    return items.length > 0 && Date.now() - seen.since > AT_REST_MS;
  };
  await eventually(swept, { timeoutMs: 280_000, everyMs: 3_000 });
}

type Picture = { name: string; as?: Account; path: string; ready: string; whole?: boolean } & Pick<
  Visit,
  'width' | 'theme'
>;
/** Pixels; beside one another, as documents show them, narrow and wide pictures are then about as high. */
const MOST = { 360: 2_400, 1440: 3_300 };
const CELL = '/cells/QN-LH-07';
const pictures: Picture[] = [
  { name: 'sign-in', path: '/auth/login?returnTo=/', ready: 'button[value="secretary"]' },
  { name: 'cell-1440', as: 'secretary', path: CELL, ready: 'button.summary', whole: true },
  { name: 'cell-1440-dark', as: 'secretary', path: CELL, ready: 'button.summary', whole: true, theme: 'dark' },
  { name: 'cell-360', as: 'secretary', path: CELL, ready: 'button.summary', whole: true, width: 360 },
  { name: 'committee-1440', as: 'committee', path: '/cells/QN-LH', ready: 'button.summary', whole: true },
  { name: 'commune-1440', as: 'committee', path: '/units/QN-LH', ready: 'table.heat', whole: true },
  {
    name: 'commune-360',
    as: 'committee',
    path: '/units/QN-LH',
    ready: '#main a[href^="/cells/"]',
    whole: true,
    width: 360,
  },
  { name: 'province-1440', as: 'org-dept', path: '/units/QN', ready: '#main a[href^="/units/"]', whole: true },
  { name: 'notices-1440', as: 'supervisor', path: '/notices', ready: '#main li' },
  { name: 'register-inbox-1440', as: 'supervisor', path: '/inbox', ready: 'li.pending' },
  { name: 'people-1440', as: 'committee', path: '/units/QN-LH-07/people', ready: 'table.worst' },
  { name: 'candidates-1440', as: 'committee', path: '/units/QN-LH/candidates', ready: '.pipeline' },
  { name: 'pledges-1440', as: 'committee', path: '/units/QN-LH/pledges', ready: '.pledge-total' },
  { name: 'organisation-1440', as: 'org-dept', path: '/organisation', ready: '[data-unit][aria-level="2"]' },
  { name: 'phone-pledge-360', as: 'member', path: '/m/pledge', ready: '.item-bar', width: 360 },
  { name: 'phone-cell-pledges-360', as: 'secretary', path: '/m/cell/pledges', ready: '.list', width: 360 },
  { name: 'hand-entry-360', as: 'secretary', path: `${CELL}/enter`, ready: '.fact-form', whole: true, width: 360 },
];

it.each(pictures)('$name', async ({ name, path, ready, whole = false, ...look }) => {
  const { page, watch, close } = await browser.visit(look);
  try {
    await page.goto(path);
    await page.locator(ready).filter({ visible: true }).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.loading'));
    if (name.startsWith('hand-entry')) await page.locator('select').first().selectOption('dues.paid');
    if (name.startsWith('cell-1440')) await page.locator('button.summary', { hasText: '2.3' }).first().click();
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
    await shot(page, name, { whole, most: MOST[look.width ?? 1440] });
    watch.expectClean();
  } finally {
    await close();
  }
});
