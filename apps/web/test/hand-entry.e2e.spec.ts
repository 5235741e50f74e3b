import { eventually, openBrowser, productOfRun, type Seen, type TestBrowser } from '@bontot/testing';
import type { Page } from 'playwright-core';
import { aWaitingFact } from './waiting-fact.ts';

const { url, issuer } = productOfRun();
const CELL = 'QN-LH-07';
let browser: TestBrowser;
let secretary: Seen;
let supervisor: Seen;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  secretary = await browser.visit({ as: 'secretary' });
  supervisor = await browser.visit({ as: 'supervisor' });
});
afterAll(() => browser?.close());

const sendButton = { name: 'Gửi để xác nhận' };
const own = (page: Page, mark: string) => page.locator('.own > li', { hasText: mark });
const waiting = (page: Page, mark: string) => page.locator('li.pending', { hasText: mark });
/** An open inbox stands still: it is opened anew until it holds what was sent a moment ago. */
const openUntilWaiting = (page: Page, mark: string): Promise<true> =>
  eventually(
    async () => {
      await page.goto('/inbox');
      await waiting(page, mark).waitFor({ timeout: 5_000 });
      return true as const;
    },
    { timeoutMs: 30_000 },
  );
/** Unlike any other, so that a run after a run finds its own. */
const newMark = (): string => `${Math.floor(Math.random() * 1e6)}-NQ/CB`;

async function enter(page: Page, mark: string): Promise<void> {
  await page.goto(`/cells/${CELL}/enter`);
  await page.getByLabel('Chọn nội dung').selectOption('candidate.introduced');
  const day = page.getByLabel('Ngày phát sinh');
  await day.fill((await day.getAttribute('min'))!);
  await page.getByLabel('Số lượng').fill('1');
  await page.getByLabel('Số, ký hiệu hoặc tên').fill(mark);
}

const pointsOf = async (page: Page, view: string): Promise<number> => {
  const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
  const answer = await page.request.get(`/api/v1/cells/${CELL}/assessments/${year}?view=${view}`);
  return (await answer.json()).indicators['4.4'].points;
};

describe('the next step of a cell', () => {
  it('leads to the entry with its measure chosen; what the reader may not enter is not', async () => {
    const { page, watch } = secretary;
    const chosen = async (measure: string): Promise<string> => {
      await page.goto(`/cells/${CELL}/enter?measure=${measure}`);
      return page.getByLabel('Chọn nội dung').inputValue();
    };
    expect(await chosen('dues.paid')).toBe('dues.paid');
    expect(await chosen('discipline.imposed')).toBe('');
    watch.expectClean();
  });

  it('leads to what waits of this cell alone, and from there to all', async () => {
    const source = await aWaitingFact(secretary.page);
    const { page, watch } = supervisor;
    const asked = page.waitForRequest(/register\/pending/);
    await page.goto(`/inbox?cellId=${CELL}`);
    expect(new URL((await asked).url()).searchParams.get('unitId')).toBe(CELL);
    await page.locator(`li.pending[data-row*="${source}"]`).waitFor();
    await page.getByText('Chỉ đang xem các mục của Chi bộ thôn 7').waitFor();
    await page.getByRole('link', { name: 'Xem tất cả' }).click();
    await page.waitForURL(({ pathname, search }) => pathname === '/inbox' && search === '');
    await page.locator(`li.pending[data-row*="${source}"]`).waitFor();
    watch.expectClean();
  });
});

describe('hand entry', () => {
  it('says every field that does not do, keeps what was typed, and sends nothing', async () => {
    const { page, watch } = secretary;
    await page.goto(`/cells/${CELL}/enter`);
    await page.getByLabel('Chọn nội dung').selectOption('dues.paid');
    await page.getByLabel('Số đạt').fill('23');
    await page.getByLabel('Trên tổng số').fill('22');
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await page.getByRole('button', sendButton).click();
    await page.getByText('Số đạt (23) không được lớn hơn tổng số (22).').waitFor();
    await page.getByText('Còn 4 chỗ cần xem lại').waitFor();
    expect(await page.getByLabel('Số đạt').inputValue()).toBe('23');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
    expect(sent).toEqual([]);
    watch.expectClean();
  });

  it('shows what the service refused below its field, in the language of the reader', async () => {
    const { page, close } = await browser.visit({ as: 'secretary', language: 'ru' });
    try {
      await page.goto(`/cells/${CELL}/enter`);
      await page.locator('select').first().selectOption('candidate.introduced');
      const day = page.locator('input[type=date]').first();
      await day.fill((await day.getAttribute('min'))!);
      await page.locator('input[inputmode=numeric]').fill('1');
      await page.getByLabel('Номер, обозначение или название').fill('12-QĐ');
      const body = { type: 'about:blank', code: 'EVIDENCE_INVALID', field: 'evidence', detail: 'Документ не тот.' };
      await page.route('**/api/v1/evidence', (route) =>
        route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(body) }),
      );
      await page.getByRole('button', { name: 'Отправить на подтверждение' }).click();
      await page.getByText('Документ не тот.').waitFor();
      await page.getByText('Введённое сохранено').waitFor();
      expect(await page.getByLabel('Номер, обозначение или название').inputValue()).toBe('12-QĐ');
    } finally {
      await close();
    }
  });

  it('counts a double click once, says who must act, and moves the self-assessment alone', async () => {
    const { page, watch } = secretary;
    const mark = newMark();
    const before = { self: await pointsOf(page, 'self'), reviewed: await pointsOf(page, 'reviewed') };
    await enter(page, mark);
    const keys = new Set<string | undefined>();
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.add(request.headers()['idempotency-key']);
    });
    await page.getByRole('button', sendButton).dblclick();
    await page.getByText('Cấp ủy viên phụ trách, đảng ủy cấp trên hoặc ủy ban kiểm tra xác nhận.').waitFor();
    expect(keys.size).toBe(1);
    await own(page, mark).getByText('Chờ xác nhận').waitFor();
    expect(await own(page, mark).count()).toBe(1);
    expect(await pointsOf(page, 'reviewed')).toBe(before.reviewed);
    expect(await pointsOf(page, 'self')).toBeGreaterThanOrEqual(before.self);
    watch.expectClean();
  });

  it('can be rejected with a reason that the one who entered it reads, corrected, and confirmed', async () => {
    const { page } = secretary;
    const mark = newMark();
    await enter(page, mark);
    await page.getByRole('button', sendButton).click();
    await own(page, mark).getByText('Chờ xác nhận').waitFor();

    const inbox = supervisor.page;
    await openUntilWaiting(inbox, mark);
    await waiting(inbox, mark)
      .getByRole('button', { name: /^Không xác nhận/ })
      .click();
    const dialog = inbox.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Gửi kết luận không xác nhận' }).click();
    await dialog.getByText('Ghi lý do để người nhập biết cần sửa gì.').waitFor();
    await dialog.getByLabel('Lý do').fill('Thiếu nghị quyết của chi bộ');
    await dialog.getByRole('button', { name: 'Gửi kết luận không xác nhận' }).click();
    await waiting(inbox, mark).waitFor({ state: 'detached' });

    // The open page of the secretary hears of it by the stream.
    await own(page, mark).getByText('Lý do: Thiếu nghị quyết của chi bộ').waitFor();
    await own(page, mark)
      .getByRole('button', { name: /^Đính chính/ })
      .click();
    await page.getByLabel('Số, ký hiệu hoặc tên').fill(`${mark} (bản ký)`);
    await page.getByRole('button', { name: 'Gửi bản đính chính' }).click();
    await own(page, mark).getByText('bản thứ 2').waitFor();
    await own(page, mark).getByText('Chờ xác nhận').waitFor();

    await openUntilWaiting(inbox, mark);
    await waiting(inbox, mark).focus();
    await inbox.keyboard.press('a');
    await waiting(inbox, mark).waitFor({ state: 'detached' });
    await inbox.keyboard.press('u');
    await waiting(inbox, mark).waitFor();
    await waiting(inbox, mark).focus();
    await inbox.keyboard.press('a');
    // Whoever leaves the page within the ten seconds has confirmed all the same.
    await inbox.goto('/notices');
    await own(page, mark).getByText('Đã xác nhận').waitFor();
    secretary.watch.expectClean();
    supervisor.watch.expectClean();
  });

  it('can be withdrawn by the one who entered it, after a question', async () => {
    const { page, watch } = secretary;
    const mark = newMark();
    await enter(page, mark);
    await page.getByRole('button', sendButton).click();
    await own(page, mark)
      .getByRole('button', { name: /^Rút lại/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại số liệu' }).click();
    await own(page, mark).getByText('Đã rút lại').waitFor();
    watch.expectClean();
  });
});
