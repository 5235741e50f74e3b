import { openBrowser, productOfRun, type Seen, type TestBrowser } from '@bontot/testing';
import type { Page } from 'playwright-core';
import { today } from './waiting-fact.ts';

const { url, issuer } = productOfRun();
const OLD = 'QN-LH-15';
const NEW = 'QN-LH-16';
const CELL = 'QN-LH-07';
const lastYear = String(Number(today().slice(0, 4)) - 1);
let browser: TestBrowser;
let committee: Seen;
let secretary: Seen;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  committee = await browser.visit({ as: 'committee' });
  secretary = await browser.visit({ as: 'secretary' });
});
afterAll(() => browser?.close());

/** Unlike any other, so that a run after a run finds its own. */
const newMark = (): string => String(Math.floor(Math.random() * 1e6));
const dialog = (page: Page) => page.locator('dialog[open]');
const toast = (page: Page, text: string) => page.locator('.toast', { hasText: text }).waitFor();

type Row = { memberId: string; name: string; kind: string };
/** Somebody of the cell without a post and without anything else that sets them apart. */
async function anyMember(page: Page, cellId: string): Promise<Row> {
  const answer = await page.request.get(`/api/v1/units/${cellId}/members?kind=full&limit=100`);
  const { items, posts } = (await answer.json()) as { items: Row[]; posts: { personId: string; role: string }[] };
  const given = posts.filter(({ role }) => !['member', 'probationary', 'exempt'].includes(role));
  return items.find(({ memberId }) => !given.some(({ personId }) => personId === memberId))!;
}
const nameOf = async (page: Page, unitId: string): Promise<string> =>
  ((await (await page.request.get(`/api/v1/units/${unitId}`)).json()) as { name: string }).name;

describe('a member moves to another cell', () => {
  it('stays counted in the old cell until the new one has received the papers', async () => {
    const { page, watch } = committee;
    await page.goto('/units/QN-LH/people');
    const [member, target] = [await anyMember(page, OLD), await nameOf(page, NEW)];
    await page.goto(`/people/${member.memberId}`);
    await page.getByRole('button', { name: 'Chuyển sinh hoạt chính thức' }).click();
    await dialog(page).getByLabel('Chi bộ nơi đến').fill(target);
    await dialog(page).locator('.unit-found button', { hasText: target }).first().click();
    await dialog(page).getByLabel('Số quyết định').fill(`${newMark()}-QĐ/ĐU`);
    await dialog(page).getByLabel('Ngày quyết định').fill(today());
    await dialog(page).getByRole('button', { name: 'Gửi hồ sơ chuyển' }).click();
    await toast(page, member.name);

    await page.goto(`/units/${NEW}/transfers`);
    const row = page.locator('.meet-list > li', { hasText: member.name }).first();
    expect((await anyMember(page, OLD)).memberId).toBe(member.memberId);
    await row.getByRole('button', { name: 'Tiếp nhận' }).click();
    await dialog(page).getByRole('button', { name: 'Tiếp nhận' }).click();
    await toast(page, member.name);

    await page.goto(`/people/${member.memberId}`);
    await page.locator('.meet-lines > li').first().getByText(target).waitFor();
    expect((await anyMember(page, OLD)).memberId).not.toBe(member.memberId);
    watch.expectClean();
  });
});

describe('a candidate', () => {
  it('is introduced, takes the first step, and leaves nothing behind when the introduction is annulled', async () => {
    const { page, watch } = secretary;
    const name = `Tằng Minh ${newMark()}`;
    await page.goto(`/units/${CELL}/candidates`);
    await page.getByRole('button', { name: 'Giới thiệu quần chúng ưu tú' }).click();
    const form = dialog(page);
    await form.getByLabel('Họ và tên').fill(name);
    await form.getByLabel('Số nghị quyết').fill('07-NQ/CB');
    await form.getByLabel('Người giúp đỡ thứ nhất').selectOption({ index: 1 });
    await form.getByLabel('Người giúp đỡ thứ hai').selectOption({ index: 2 });
    await form.getByRole('button', { name: 'Ghi giới thiệu' }).click();
    const card = page.locator('.pipeline-card', { hasText: name });
    await card.getByText('Đã giới thiệu').waitFor();

    await card.getByRole('button', { name: 'Ghi bước này' }).click();
    await dialog(page).getByRole('button', { name: 'Ghi bước này' }).click();
    await card.getByText('Đang học nhận thức').waitFor();

    await card.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Hủy giới thiệu' }).click();
    await dialog(page).getByLabel('Lý do').fill('Chuyển nơi cư trú');
    await dialog(page).getByRole('button', { name: 'Hủy giới thiệu' }).click();
    await page.locator('.head .chip', { hasText: 'Đã hủy' }).waitFor();
    watch.expectClean();
  });
});

describe('the cell’s vote on its members', () => {
  it('is entered with the keys 1 to 4, and stands in the table', async () => {
    const { page, watch } = secretary;
    await page.goto(`/units/${CELL}/classification?year=${lastYear}&form=vote`);
    const rows = page.locator('.grade-row');
    await page.getByLabel('Ngày chi bộ biểu quyết').fill(`${lastYear}-12-05`);
    await rows.first().locator('input[type=radio]').first().focus();
    await page.keyboard.press('3');
    expect(await rows.first().locator('input[value="3"]').isChecked()).toBe(true);
    expect(await rows.nth(1).evaluate((row) => row.contains(document.activeElement))).toBe(true);
    const name = await rows.first().locator('legend [lang=vi]').innerText();
    await page.getByRole('button', { name: /^Ghi kết quả của \d+ người$/ }).click();
    await page.locator('.toast', { hasText: 'Đã ghi kết quả' }).waitFor();
    const said = page.locator('table.worst tr', { hasText: name });
    await said.getByText('Hoàn thành tốt nhiệm vụ').first().waitFor();
    await said.getByText('05/12').first().waitFor();
    watch.expectClean();
  });
});
