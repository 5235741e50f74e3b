import { axe, openBrowser, productOfRun, walkByTab, type TestBrowser } from '@bontot/testing';

const { url, issuer } = productOfRun();
let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
});
afterAll(() => browser?.close());

const languages = ['vi', 'en', 'ru'] as const;
const widths = [360, 1440] as const;
const looks = languages.flatMap((language) => widths.map((width) => ({ language, width })));

describe('the sign-in page of development', () => {
  it.each(looks)('can be read and worked by everybody: $language, $width px', async ({ language, width }) => {
    const { page, watch, close } = await browser.visit({ language, width });
    try {
      await page.goto('/auth/login?returnTo=/');
      await page.locator('button[value="secretary"]').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await axe(page)).toEqual([]);
      const { missed, invisible, stops } = await walkByTab(page);
      expect({ missed, invisible }).toEqual({ missed: [], invisible: [] });
      expect(stops).toBeGreaterThan(10);
      watch.expectClean();
    } finally {
      await close();
    }
  });

  it('brings people back to the page that they asked for, and to no foreign one', async () => {
    const { page, watch, close } = await browser.visit({ as: 'secretary' });
    try {
      await page.goto('/auth/login?returnTo=//example.org/');
      await page.waitForURL((now) => now.origin === new URL(url).origin);
      await page.goto('/auth/login?returnTo=/notices');
      await page.waitForURL((now) => now.pathname === '/notices');
      watch.expectClean();
    } finally {
      await close();
    }
  });
});
