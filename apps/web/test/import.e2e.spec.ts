import { openBrowser, productOfRun, type Seen, type TestBrowser } from '@bontot/testing';
import type { Page } from 'playwright-core';

const { url, issuer } = productOfRun();
const CELL = 'QN-LH-05';
let browser: TestBrowser;
let committee: Seen;
beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  committee = await browser.visit({ as: 'committee' });
});
afterAll(() => browser?.close());

/** Unlike any other, so that a run after a run brings people of its own. */
const mark = String(Math.floor(Math.random() * 900_000) + 100_000);
const NAMES = ['Vi Thị Hồng', 'Lỷ A Sáng'];
/** As a commune keeps it: a title over the columns, days as people write them, and one that no calendar has. */
const sheet = (phone: string): Buffer =>
  Buffer.from(
    [
      'DANH SÁCH ĐẢNG VIÊN BỔ SUNG;;;;;;',
      'STT;Họ và tên;Ngày sinh;Ngày vào Đảng;Số thẻ đảng viên;Chi bộ;Điện thoại',
      `1;${NAMES[0]!.toUpperCase()};02/09/1988;19-5-2019;88.${mark};${CELL};${phone}`,
      `2;${NAMES[1]};3.2.1990;19/05/2020;89.${mark};${CELL};`,
      `3;Chìu Sám Múi;31/02/1980;19/05/2020;90.${mark};${CELL};`,
    ].join('\r\n'),
  );
const figure = (page: Page, name: string) => page.locator('.import-figures > div', { hasText: name }).locator('dd');
const namesIn = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get(`/api/v1/units/${CELL}/members?limit=100`);
  return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
};
async function sendIn(page: Page, name: string, file: Buffer): Promise<void> {
  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: file });
  await page.getByRole('button', { name: 'Xem trước' }).click();
}
async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hoàn tác lần nhập này' }).click();
  await page.locator('dialog[open] .btn.primary').click();
  await page.getByText('Đã hoàn tác').first().waitFor();
}

describe('a sheet of members', () => {
  it('is mapped, looked at with each problem at its cell, written, and taken back', async () => {
    const { page, watch } = committee;
    const before = await namesIn(page);
    await sendIn(page, `bo-sung-${mark}.csv`, sheet('0912345678'));
    await page.getByRole('button', { name: 'Ghi 2 dòng' }).waitFor();
    await page.getByText('C5', { exact: false }).first().waitFor();
    expect(await namesIn(page)).toEqual(before);

    await page.getByRole('button', { name: 'Ghi 2 dòng' }).click();
    await figure(page, 'Thêm mới').filter({ hasText: '2' }).waitFor();
    expect(await figure(page, 'Có vấn đề').innerText()).toBe('1');
    const written = await namesIn(page);
    expect(written.filter((name) => !before.includes(name)).sort()).toEqual([...NAMES].sort());

    await takeBack(page);
    expect(await namesIn(page)).toEqual(before);
    watch.expectClean();
  });

  it('changes nothing when it comes again, and only what differs when it comes later', async () => {
    const { page, watch } = committee;
    await sendIn(page, 'danh-sach.csv', sheet('0912345678'));
    await page.getByRole('button', { name: 'Ghi 2 dòng' }).click();
    await figure(page, 'Thêm mới').filter({ hasText: '2' }).waitFor();
    const first = page.url();

    await sendIn(page, 'danh-sach.csv', sheet('0912345678'));
    await page.getByText('Không có gì mới để ghi').waitFor();

    await sendIn(page, 'danh-sach-moi.csv', sheet('0987654321'));
    await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
    await figure(page, 'Thay đổi').filter({ hasText: '1' }).waitFor();
    expect(await figure(page, 'Thêm mới').innerText()).toBe('0');
    await takeBack(page);
    await page.goto(first);
    await takeBack(page);
    watch.expectClean();
  });
});
