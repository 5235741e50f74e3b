import { developmentAccounts } from '@bontot/contracts';
import type { CellPledges, MyPledge, Pledge } from '@bontot/pledge-core';
import { axe, eventually, openBrowser, productOfRun, type Account, type Seen, type TestBrowser } from '@bontot/testing';
import type { Page } from 'playwright-core';
import { newUlid } from '../src/shared/ulid.ts';
import { draftKept } from './kept-draft.ts';
import { today } from './waiting-fact.ts';

/** A year of a member on a phone: pledged and reported with the network cut in the middle, reviewed, and seen on the card. */
const { url, issuer } = productOfRun();
const CELL = 'QN-LH-07';
const year = Number(today().slice(0, 4));

const STANDING = new Set(['counted', 'not_yet']);
const TERM = today() > `${year}-06-30` ? 'end' : 'mid';

let browser: TestBrowser;
const opened: Seen[] = [];
const visit = async (as: Account): Promise<Seen> => {
  const seen = await browser.visit({ as, width: 360 });
  opened.push(seen);
  return seen;
};
/** Somebody who owes no pledge and may write one: the seed has left their year empty. */
let free: Seen;
/** Somebody whose year the seed has begun, and the cell has not concluded. */
let member: Seen;
let ME: string;
let secretary: Seen;

beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  free = await visit('exempt');
  secretary = await visit('secretary');
  await secretary.page.goto('/m/cell/pledges');
  await emptyAgain();
  const account = await begunAndOpen();
  ME = developmentAccounts[account];
  member = await visit(account);
  await member.page.goto('/m/pledge');
}, 180_000);
afterAll(async () => {
  await Promise.all(opened.map((seen) => seen.close()));
  await browser?.close();
});

const pledgeOf = async ({ page }: Seen): Promise<Pledge | undefined> =>
  ((await (await page.request.get(`/api/v1/pledges/mine?year=${year}`)).json()) as MyPledge).view?.pledge;
const rowOf = async (memberId: string) => {
  const answer = await secretary.page.request.get(`/api/v1/pledges?unitId=${CELL}&year=${year}`);
  return ((await answer.json()) as CellPledges).rows.find((row) => row.memberId === memberId);
};
async function send({ page }: Seen, memberId: string, act: object): Promise<void> {
  const command = { commandId: newUlid(), seq: 1, baseVersion: 1_000_000, deviceTime: Date.now() };
  const data = { deviceId: newUlid(), commands: [{ ...command, target: { memberId, year }, act }] };
  const answer = await page.request.post('/api/v1/pledges/acts', { data, headers: { origin: url } });
  const { results } = (await answer.json()) as { results: { outcome: string }[] };
  expect(results[0]?.outcome).toBe('applied');
}

/** What an earlier run registered goes back to its author. */
async function emptyAgain(): Promise<void> {
  const memberId = developmentAccounts.exempt;
  if ((await rowOf(memberId))?.state === 'registered')
    await send(secretary, memberId, { type: 'return', reason: 'Viết lại' });
}

/** Who has still to report stands before who has; of a year that an earlier run concluded, the review is reopened. */
async function begunAndOpen(): Promise<'member' | 'probationary'> {
  const accounts = ['probationary', 'member'] as const;
  const rows = await Promise.all(accounts.map(async (as) => ({ as, row: (await rowOf(developmentAccounts[as]))! })));
  const begun = rows.filter(({ row }) => row.state !== 'none' && row.state !== 'draft' && row.state !== 'withdrawn');
  if (begun.length === 0) return begunNow('member');
  const chosen = begun.find(({ row }) => row.endOn === null) ?? begun[0]!;
  if (chosen.row.state === 'reviewed') {
    const committee = await visit('committee');
    await committee.page.goto('/notices');
    await send(committee, chosen.row.memberId, { type: 'reopen', reason: 'Xem lại lần nữa' });
  }
  return chosen.as;
}

/** In January the seed has begun nobody's year yet. */
async function begunNow(account: 'member'): Promise<'member'> {
  const own = await visit(account);
  const target = { itemId: newUlid(), kind: 'target', title: 'Dọn tuyến kênh', measure: '200 m' };
  const items = [{ ...target, dueOn: `${year}-11-30`, personal: false, carriedFrom: null }];
  const content = { ethics: '', duties: '', weaknesses: '', items };
  await send(own, developmentAccounts[account], { type: 'register', content });
  return account;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** axe sees the page to its end: what the docked bar hides for the moment is no target that is too small. */
async function clean(page: Page): Promise<void> {
  const usual = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) });
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize(usual);
}

describe('a member', () => {
  it('writes the pledge; what was typed is there after the page was left, and it goes out when the network is back', async () => {
    const { page } = free;
    await page.goto('/m/pledge');
    await page.getByRole('link', { name: /^(Viết cam kết|Viết tiếp)$/ }).click();
    await page.getByLabel('Làm việc gì').first().fill('Vận động 3 hộ làm vườn sạch');
    await page.getByLabel('Nhìn vào đâu thì thấy đã làm').first().fill('3 hộ');
    await page.getByLabel('Hạn chế cần khắc phục').fill('Ít phát biểu');
    await draftKept(page, 'Ít phát biểu');
    await page.reload();
    // The form stands before what was kept has been read into it.
    const deed = page.getByLabel('Làm việc gì').first();
    await eventually(async () => (await deed.inputValue()) === 'Vận động 3 hộ làm vườn sạch');
    expect(await page.getByLabel('Hạn chế cần khắc phục').inputValue()).toBe('Ít phát biểu');
    await clean(page);
    await page.context().setOffline(true);
    await press(page, 'Đăng ký cam kết');
    await page.getByText('Đã lưu trên máy này, sẽ tự gửi khi có mạng.').first().waitFor();
    await page.getByText('Vận động 3 hộ làm vườn sạch').first().waitFor();
    expect((await page.locator('[data-waiting]').getAttribute('data-waiting')) ?? '').toBe('1');
    await page.context().setOffline(false);
    await eventually(async () => (await pledgeOf(free))?.state === 'registered');
    expect((await pledgeOf(free))!.versions.at(-1)).toMatchObject({ weaknesses: 'Ít phát biểu', helper: null });
    await clean(page);
  });

  it('reports with one tap an item and a network that is cut before the answer; nothing counts twice', async () => {
    const { page } = member;
    const before = await pledgeOf(member);
    await page.goto(`/m/pledge/report?term=${TERM}`);
    await page.getByRole('radio', { name: 'Đã làm' }).first().waitFor();
    if (before?.reports[TERM] === null) {
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      await press(page, 'Gửi báo cáo');
      await page.getByText(/^Còn \d+ việc chưa chọn/).waitFor();
    }
    for (const item of await page.getByRole('radio', { name: 'Đã làm' }).all()) await item.check();
    await page.getByRole('radio', { name: /^4/ }).check();
    const line = `Cả ba hộ đã xong, ${newUlid()}.`;
    await page
      .getByLabel(/^Nói thêm một câu/)
      .first()
      .fill(line);
    await clean(page);
    // The request arrives, its answer does not: the phone sends the same command again, and the server knows it.
    let lost = 0;
    await page.route('**/api/v1/pledges/acts', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await press(page, 'Gửi báo cáo');
    await eventually(async () => (await pledgeOf(member))?.reports[TERM]?.items[0]?.line === line);
    await page.locator('[data-waiting]').waitFor({ state: 'detached', timeout: 30_000 });
    await page.unroute('**/api/v1/pledges/acts');
    expect(lost).toBe(1);
    const known = (await pledgeOf(member))!;
    expect(known.conflicts).toEqual([]);
    expect(known.reports[TERM]?.items.map(({ done }) => done)).not.toContain('not');
    const n = known.reports[TERM]!.items.length;
    await page.getByText(`Đã làm ${n} trên ${n} việc`).waitFor();
  });
});

describe('the secretary', () => {
  const rowOfMe = () => rowOf(ME);

  it('finds the report among what waits, sees the member’s own score beside, and reviews it with a reason', async () => {
    const { page } = secretary;
    const { name } = (await rowOfMe())!;
    await page.goto('/m/cell/pledges');
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await page.getByText('Tự chấm:').waitFor();
    await press(page, 'Ghi kết quả đánh giá');
    await page.getByText('Ghi lý do.').waitFor();
    await page.getByRole('radio', { name: /^4/ }).check();
    await page.getByLabel('Vì sao chấm như vậy').fill('Cả ba hộ có biên bản.');
    await clean(page);
    await press(page, 'Ghi kết quả đánh giá');
    await eventually(async () => (await rowOfMe())?.grade === 4);
  });

  it('has moved the fourth criterion of the card: what was reported and reviewed lies behind it, once each', async () => {
    type Line = {
      kind: string;
      measure: string;
      source: string;
      state: string;
      value?: { yes?: boolean; grade?: number };
    };
    // What is due on a day to come is known already and counts from that day on.
    const known = async (measure: string, source: string): Promise<Line[]> => {
      const path = `/api/v1/cells/${CELL}/assessments/${year}/evidence?measure=${measure}&limit=100`;
      const answer = await secretary.page.request.get(path);
      const { items } = (await answer.json()) as { items: Line[] };
      return items.filter((line) => line.kind === 'fact' && STANDING.has(line.state) && line.source === source);
    };
    const own = `pledge/${ME}/${year}`;
    const valuesOf = async (measure: string, source: string) =>
      (await known(measure, source)).map(({ value }) => value);
    const told = async (): Promise<true> => {
      expect(await valuesOf('pledge.graded', own)).toMatchObject([{ grade: 4 }]);
      expect(await valuesOf('pledge.reviewed', own)).toMatchObject([{ yes: true }]);
      expect(await valuesOf('pledge.reported', `pledge-report/${ME}/${year}/${TERM}`)).toMatchObject([{ yes: true }]);
      return true;
    };
    await eventually(told, { timeoutMs: 60_000 });
    const card = await secretary.page.request.get(`/api/v1/cells/${CELL}/assessments/${year}/history?limit=20`);
    const { items } = (await card.json()) as { items: { causes?: { measure?: string }[] }[] };
    expect(JSON.stringify(items)).toContain('pledge.');
  });
});

describe('the member afterwards', () => {
  it('reads the grade with its reason, and says something to it, once', async () => {
    const { page } = member;
    await page.goto('/m/pledge');
    await page.getByText('Cả ba hộ có biên bản.').first().waitFor();
    await page.getByLabel('Đồng chí muốn nói gì thêm').fill('Tôi cảm ơn chi bộ.');
    await press(page, 'Gửi ý kiến');
    await eventually(async () => (await pledgeOf(member))?.comment?.text === 'Tôi cảm ơn chi bộ.');
    await page.reload();
    await page.getByText('Tôi cảm ơn chi bộ.').waitFor();
    expect(await page.getByRole('button', { name: 'Gửi ý kiến' }).count()).toBe(0);
  });

  it('cannot read another’s pledge by guessing the id', async () => {
    const answer = await member.page.request.get(`/api/v1/pledges/of/${newUlid()}/${year}`);
    expect([403, 404]).toContain(answer.status());
    const somebody = [developmentAccounts.member, developmentAccounts.deputy].find((id) => id !== ME)!;
    const other = await member.page.request.get(`/api/v1/pledges/of/${somebody}/${year}`);
    if (other.ok()) expect(((await other.json()) as { texts: boolean }).texts).toBe(false);
  });
});
