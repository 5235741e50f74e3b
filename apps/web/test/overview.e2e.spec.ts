import { eventually, openBrowser, productOfRun, type Seen, type TestBrowser } from '@bontot/testing';
import type { Page } from 'playwright-core';
import { aWaitingFact } from './waiting-fact.ts';

const { url, issuer } = productOfRun();
const COMMUNE = '/units/QN-LH';
const CELLS = /\/api\/v1\/dashboards\/[^/]+\/cells$/;
let browser: TestBrowser;
let committee: Seen;
let secretary: Seen;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  committee = await browser.visit({ as: 'committee' });
  secretary = await browser.visit({ as: 'secretary' });
});
afterAll(() => browser?.close());

type Row = { cellId: string; name: string; revision: number };
const namesIn = (page: Page): Promise<string[]> => page.locator('table.worst tbody th a').allTextContents();
/** Where the keyboard stands in the heatmap: row and column, from 0. */
const placeIn = (page: Page): Promise<unknown> =>
  page.evaluate('[document.activeElement.parentElement.sectionRowIndex, document.activeElement.cellIndex]');

async function open(page: Page): Promise<void> {
  await page.goto(COMMUNE);
  await page.locator('table.worst tbody tr').first().waitFor();
  await page.locator('table.heat tbody tr').first().waitFor();
}

describe("the commune's morning", () => {
  it('holds the rows still while news comes in, and takes the news when it is asked to', async () => {
    const { page, watch } = committee;
    await open(page);
    const before = await namesIn(page);
    // From now on the service tells another order; the next hint makes the page ask.
    await page.route(
      ({ pathname }) => CELLS.test(pathname),
      async (route) => {
        const answer = await route.fetch();
        const body = (await answer.json()) as { items: Row[] };
        const items = body.items.map((row) => ({ ...row, revision: row.revision + 1 })).reverse();
        await route.fulfill({ response: answer, json: { ...body, items } });
      },
    );
    await aWaitingFact(secretary.page);
    const pill = page.locator('.news button');
    await pill.waitFor();
    expect(await namesIn(page)).toEqual(before);
    await pill.click();
    await eventually(async () => JSON.stringify(await namesIn(page)) !== JSON.stringify(before));
    expect(await pill.count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    watch.expectClean();
  });

  it('lets a chip show the cells of one state, and the address keeps it', async () => {
    const { page } = committee;
    await open(page);
    const chip = page.locator('.count-chips button[aria-pressed]').first();
    const [count] = (await chip.textContent())!.match(/\d+/)!;
    await chip.click();
    await eventually(async () => /outcome=/.test(page.url()) && (await chip.getAttribute('aria-pressed')) === 'true');
    expect(await page.locator('table.worst tbody tr').count()).toBe(Math.min(12, Number(count)));
    await page.reload();
    await page.locator('.count-chips button[aria-pressed=true]').waitFor();
  });

  it('is walked by arrow keys in the heatmap, shows the figures with one key, and opens a cell with Enter', async () => {
    const { page, watch } = committee;
    await open(page);
    await page.locator('table.heat tbody th').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await placeIn(page)).toEqual([1, 28]);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await placeIn(page)).toEqual([0, 2]);
    const spoken = page.locator('table.heat tbody tr').first().locator('td').nth(1).locator('.sr');
    const share = await spoken.textContent();
    expect(share).toMatch(/^\d+%$/);
    await page.keyboard.press('b');
    await page.locator('table.heat.table').waitFor();
    expect(await spoken.textContent()).toBe(share);
    await page.keyboard.press('b');
    await page.locator('table.heat.map').waitFor();
    const cell = await page.locator('table.heat tbody th a').first().getAttribute('href');
    await page.locator('table.heat tbody th').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname === cell);
    watch.expectClean();
  });
});

describe('a list of 4,785 cells', () => {
  it('keeps only the rows near the window in the document, and says how many there are', async () => {
    const { page, close } = await browser.visit({ as: 'org-dept' });
    try {
      const real = await page.request.get('/api/v1/dashboards/QN-LH/cells?limit=20');
      const { items } = (await real.json()) as { items: Row[] };
      const rows = Array.from({ length: 4_785 }, (_, at) => ({
        ...items[at % 20]!,
        cellId: `QN-T-${at}`,
        name: `Chi bộ ${at}`,
      }));
      await page.route(
        ({ pathname }) => CELLS.test(pathname),
        (route) => {
          const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
          const next = from + 100 < rows.length ? String(from + 100) : null;
          return route.fulfill({ json: { items: rows.slice(from, from + 100), next, total: rows.length } });
        },
      );
      await page.route(/\/api\/v1\/next-steps/, (route) => route.fulfill({ json: { items: [] } }));
      await page.goto('/units/QN/cells');
      const said = page.getByText(/Đang xem .* trong 4\.785 chi bộ/).first();
      // Each time the end comes near, the next hundred are asked for.
      await eventually(
        async () => {
          await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
          expect(await said.textContent()).toMatch(/Đang xem (\d\.)?[5-9]00 /);
          return true;
        },
        { timeoutMs: 40_000 },
      );
      expect(await page.locator('[data-row]').count()).toBeLessThan(100);
      expect(await page.locator('table.worst').getAttribute('aria-rowcount')).toBe('4786');
    } finally {
      await close();
    }
  });
});

describe('the organisation tree', () => {
  it('opens a level with the right arrow, jumps to a typed name, and opens its page', async () => {
    const { page, watch, close } = await browser.visit({ as: 'org-dept' });
    try {
      await page.goto('/organisation');
      await page.locator('[data-unit][aria-level="2"]').first().waitFor();
      await page.locator('[data-unit=QN]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await page.locator('[data-unit][aria-level="3"]').first().waitFor();
      await page.keyboard.type('chi bo thon 7');
      expect(await page.evaluate('document.activeElement.dataset.unit')).toBe('QN-LH-07');
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.pathname === '/cells/QN-LH-07');
      watch.expectClean();
    } finally {
      await close();
    }
  });
});

describe('the inbox', () => {
  it('marks all as read, and takes it back', async () => {
    const { page, watch } = secretary;
    await page.goto('/notices');
    const unread = page.locator('.notice-list li.unread');
    await unread.first().waitFor();
    const count = await unread.count();
    await page.getByRole('button', { name: 'Đã đọc tất cả' }).click();
    await eventually(async () => (await unread.count()) === 0);
    await page.locator('.toast button').click();
    await eventually(async () => (await unread.count()) === count);
    watch.expectClean();
  });
});
