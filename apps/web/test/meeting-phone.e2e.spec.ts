import {
  axe,
  eventually,
  openBrowser,
  pidOf,
  productOfRun,
  signIn,
  type Seen,
  type TestBrowser,
} from '@bontot/testing';
import { developmentAccounts } from '@bontot/contracts';
import type { Meeting } from '@bontot/meeting-core';
import type { Page } from 'playwright-core';
import { aMeeting, planned, type TestMeeting } from './meeting-of-test.ts';

/** The meeting as a secretary runs it with one hand: taps counted, the network cut at each step, the browser killed. */
const product = productOfRun();
const CELL = 'QN-LH-07';
/** Typed, for a meeting that a test opens and closes within a minute. */
const BEGAN = '00:01';
/** Typed as well: around midnight the phone's own time lies before the beginning. */
const ENDED = '01:40';
const MOST_TAPS = 12;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser(product.url, product.issuer);
});
afterAll(() => browser?.close());

const seen: Seen[] = [];
const visit = async (...given: Parameters<TestBrowser['visit']>): Promise<Seen> => {
  const one = await browser.visit(...given);
  seen.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(seen.splice(0).map((one) => one.close()));
});

/** What a browser says of a network that is not there. */
const CUT = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION/, /^failed:/, /Failed to load resource/, /^50[234]:/];

type Prepared = Seen & { meeting: TestMeeting; people: string[] };

/** A meeting that was announced, its conclusions drafted on the phone of the secretary, who stands before its opening. */
async function prepared(): Promise<Prepared> {
  const one = await visit({ as: 'secretary', width: 360 });
  const { page } = one;
  await page.goto('/m/cell');
  await page.locator('.now').waitFor();
  const meeting = aMeeting(page);
  await meeting.act(planned(CELL), { type: 'announce' });
  const { people, names, meeting: state } = await meeting.view();
  await page.goto(`/m/meetings/${meeting.meetingId}/prepare`);
  for (const text of ['Giữ sạch tuyến kênh, mỗi tháng dọn một buổi.', 'Mỗi đảng viên vận động ba hộ.']) {
    await page.getByRole('button', { name: 'Dự thảo kết luận' }).click();
    await page.getByLabel('Nội dung', { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(text).waitFor();
  }
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`/m/meetings/${meeting.meetingId}/run`);
  await page.getByRole('button', { name: /^Mở buổi họp lúc/ }).waitFor();
  const free = people.filter(
    ({ personId, kind, exempt, specialDuty }) =>
      kind === 'full' && !exempt && !specialDuty && personId !== state.chairId && personId !== state.clerkId,
  );
  return { ...one, meeting, people: free.slice(0, 3).map(({ personId }) => names[personId] ?? personId) };
}

const first = (page: Page) => page.locator('.dock .btn.first');
const tile = (page: Page, name: string) => {
  const [, plain = name, mark = ''] = /^(.*?)\s*[(,]\s*(.*?)\)?$/.exec(name) ?? [];
  const named = page.locator('.tile').filter({ has: page.locator(`b:text-is("${plain}")`) });
  return mark ? named.filter({ hasText: mark }) : named;
};

const open = async (page: Page): Promise<void> => {
  await page.getByLabel('Giờ bắt đầu').fill(BEGAN);
  await first(page).click();
  await page.locator('.tiles').waitFor();
};
/** Two taps: who is absent, and whether with a reason. */
const absent = async (page: Page, name: string, reason: 'Có lý do' | 'Không lý do'): Promise<void> => {
  await tile(page, name).locator('.t').click();
  await tile(page, name).getByRole('button', { name: reason, exact: true }).click();
};
const called = async (page: Page): Promise<void> => {
  await first(page).click();
  await page.getByRole('heading', { name: 'Nội dung buổi họp' }).waitFor();
};
const call = async (page: Page, [one = '', two = '', three = '']: string[]): Promise<void> => {
  await absent(page, one, 'Có lý do');
  await absent(page, two, 'Không lý do');
  await absent(page, three, 'Có lý do');
  await called(page);
};
/** Two conclusions and the vote by hand that adopts them. */
const work = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /đồng ý: thông qua 2 dự thảo$/ }).click();
  await page.getByText('đã thông qua').nth(1).waitFor();
  await first(page).click();
  await page.locator('.sumc').waitFor();
};
const close = async (page: Page): Promise<void> => {
  const end = page.getByLabel('Giờ kết thúc');
  expect(await end.inputValue()).toMatch(/^\d\d:\d\d$/);
  await end.fill(ENDED);
  await first(page).click();
  await page.getByRole('heading', { name: 'Biên bản', level: 1 }).waitFor();
};

const closed = async ({ meeting }: Prepared, timeoutMs = 60_000): Promise<Meeting> =>
  eventually(
    async () => {
      const { meeting: state } = await meeting.view();
      return state.state === 'closed' ? state : undefined;
    },
    { timeoutMs, everyMs: 200 },
  ) as Promise<Meeting>;

/** What the meeting must hold however it got there: nothing lost, nothing doubled. */
function expectHeld(state: Meeting): void {
  const marks = state.roll.map(({ mark }) => mark);
  expect(marks.filter((mark) => mark === 'excused')).toHaveLength(2);
  expect(marks.filter((mark) => mark === 'unexcused')).toHaveLength(1);
  expect(marks.filter((mark) => mark === 'absent')).toHaveLength(0);
  expect(state.conclusions.map(({ text }) => text)).toEqual([
    'Giữ sạch tuyến kênh, mỗi tháng dọn một buổi.',
    'Mỗi đảng viên vận động ba hộ.',
  ]);
  expect(state.votes).toHaveLength(1);
  expect(state.votes[0]).toMatchObject({ way: 'hand', state: 'closed', totals: { against: 0, other: 0 } });
  expect(state).toMatchObject({ startedAt: BEGAN, endedAt: ENDED });
  expect(state.conflicts).toEqual([]);
}

const cut = (page: Page, isCut: boolean): Promise<void> => page.context().setOffline(isCut);

describe('a prepared meeting', () => {
  it(`is closed with 3 absent, 2 conclusions and a vote by hand in at most ${MOST_TAPS} taps`, async () => {
    const one = await prepared();
    const { page, watch, people } = one;
    await page.evaluate(() => {
      const counter = globalThis as unknown as { taps: number };
      counter.taps = 0;
      addEventListener('click', ({ isTrusted }) => (counter.taps += isTrusted ? 1 : 0), true);
    });
    const begun = Date.now();
    await open(page);
    await call(page, people);
    await work(page);
    await close(page);
    const taps = await page.evaluate(() => (globalThis as unknown as { taps: number }).taps);
    expect(taps).toBeLessThanOrEqual(MOST_TAPS);
    expect(Date.now() - begun).toBeLessThan(180_000);
    expectHeld(await closed(one));
    watch.expectClean();
  });

  it('leaves no scar in the roll of somebody whose tap was taken back', async () => {
    const { page, people, meeting } = await prepared();
    await open(page);
    const [name = ''] = people;
    await tile(page, name).locator('.t').click();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await tile(page, name).getByText('Có mặt').waitFor();
    await eventually(async () => {
      const { roll } = (await meeting.view()).meeting;
      return roll.length > 0 && roll.every(({ mark }) => mark !== 'absent');
    });
  });
});

describe('with no network', () => {
  const steps = [open, call, work, close] as const;
  const names = ['the opening', 'the roll call', 'the work', 'the closing'];
  it.each(names.map((name, at) => [name, at] as const))(
    'from %s on, a meeting is held to its end and sent when the network is back',
    async (_name, at) => {
      const one = await prepared();
      const { page, watch, people } = one;
      watch.allow(...CUT);
      for (const [index, step] of steps.entries()) {
        if (index === at) await cut(page, true);
        await step(page, people);
      }
      await page.getByText('Không có mạng.').waitFor();
      await cut(page, false);
      expectHeld(await closed(one));
      await page.getByText(/^Đã gửi/).waitFor();
      watch.expectClean();
    },
  );

  it('a browser that is killed in the middle has lost nothing', async () => {
    const one = await prepared();
    const { people, meeting } = one;
    const [early = '', later = '', last = ''] = people;
    const context = one.page.context();
    await cut(one.page, true);
    await open(one.page);
    await absent(one.page, early, 'Có lý do');
    await tile(one.page, later).locator('.t').click();
    await tile(one.page, later).getByText('Vắng có lý do không?').waitFor();
    // No page is told of its end: the process that draws it is gone.
    const debug = await context.newCDPSession(one.page);
    void debug.send('Page.crash').catch(() => undefined);
    const page = await context.newPage();
    await page.goto(`/m/meetings/${meeting.meetingId}/run`);
    await tile(page, early).getByText('Vắng, có lý do').waitFor();
    await tile(page, later).getByRole('button', { name: 'Không lý do', exact: true }).click();
    await absent(page, last, 'Có lý do');
    await called(page);
    await work(page);
    await close(page);
    await one.page.close();
    await context.setOffline(false);
    expectHeld(await closed(one));
  });

  it('what waits is its author’s alone: another account sees none of it and sends none of it', async () => {
    const one = await prepared();
    const { page, meeting, people } = one;
    await cut(page, true);
    await open(page);
    await call(page, people);
    // The session ends on this phone before the network is back, and somebody else signs in.
    await page.context().clearCookies();
    await page.goto('about:blank');
    await cut(page, false);
    await signIn(page, 'member', '/m/');
    await page.getByRole('heading', { name: /^Chào đồng chí/ }).waitFor();
    expect(await page.locator('[data-waiting]').count()).toBe(0);
    expect((await meeting.view().catch(() => undefined))?.meeting?.state ?? 'announced').toBe('announced');
    await page.context().clearCookies();
    await page.goto('about:blank');
    await signIn(page, 'secretary', `/m/meetings/${meeting.meetingId}/run?step=work`);
    await page.getByRole('heading', { name: 'Nội dung buổi họp' }).waitFor();
    await work(page);
    await close(page);
    expectHeld(await closed(one));
  });
});

describe('two phones that say different things', () => {
  it('both stand side by side, and a person chooses', async () => {
    const one = await prepared();
    const { page, watch, people, meeting } = one;
    const [name = ''] = people;
    await open(page);
    await eventually(async () => (await meeting.view()).meeting.state === 'in_progress');
    const other = await visit({ as: 'deputy', width: 360 });
    await other.page.goto(`/m/meetings/${meeting.meetingId}/run?step=roll`);
    await tile(other.page, name).waitFor();
    watch.allow(...CUT);
    await cut(page, true);
    await absent(page, name, 'Có lý do');
    await absent(other.page, name, 'Không lý do');
    await eventually(async () => (await meeting.view()).meeting.roll.some(({ mark }) => mark === 'unexcused'));
    await cut(page, false);
    // Only the value that came second waits for a choice; the first one stands.
    const conflicts = await eventually(async () => {
      const { meeting: state } = await meeting.view();
      return state.conflicts.length > 0 ? state.conflicts : undefined;
    });
    expect(conflicts).toHaveLength(1);
    await page.goto(`/m/meetings/${meeting.meetingId}/conflicts`);
    const versions = page.locator('.versions .box');
    await versions.nth(1).waitFor();
    expect(await versions.allInnerTexts()).toEqual([
      expect.stringContaining('Vắng, không lý do'),
      expect.stringContaining('Vắng, có lý do'),
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dùng giá trị này' }).click();
    await page.getByText('Mọi chỗ ghi khác nhau đã được chọn.').waitFor();
    await eventually(async () => {
      const { conflicts: left, roll } = (await meeting.view()).meeting;
      return left.length === 0 && roll.some(({ mark }) => mark === 'excused');
    });
    watch.expectClean();
  });
});

describe('after the meeting', () => {
  it('minutes are read out, approved and signed by two, each confirming the digest of what the own phone shows', async () => {
    const one = await prepared();
    const { page, watch, people, meeting } = one;
    await meeting.act({
      ...{ type: 'change', chairId: developmentAccounts.secretary, clerkId: developmentAccounts.deputy },
    });
    await page.reload();
    await page.getByRole('button', { name: /^Mở buổi họp lúc/ }).waitFor();
    await open(page);
    await call(page, people);
    await work(page);
    await close(page);
    await page.getByRole('button', { name: 'Đã đọc lại biên bản' }).click();
    await page.getByRole('button', { name: 'Thông qua biên bản' }).click();
    await page.getByRole('button', { name: /^Ghi: \d+ đồng ý$/ }).click();
    await page.getByRole('button', { name: 'Ký biên bản' }).click();
    await page.getByRole('button', { name: 'Ký với tư cách chủ trì' }).click();
    await page.getByText('Chờ chữ ký của người còn lại.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await eventually(async () => (await meeting.view()).meeting.minutes.signatures.length === 1);
    const deputy = await visit({ as: 'deputy', width: 360 });
    await deputy.page.goto(`/m/meetings/${meeting.meetingId}/minutes`);
    await deputy.page.getByRole('button', { name: 'Ký biên bản' }).click();
    await deputy.page.getByRole('button', { name: 'Ký với tư cách người ghi biên bản' }).click();
    await deputy.page.getByRole('button', { name: 'Lập phụ lục' }).waitFor();
    const { minutes } = (await eventually(async () => {
      const { meeting: state } = await meeting.view();
      return state.minutes.state === 'signed' ? state : undefined;
    })) as Meeting;
    expect(minutes.signatures.map(({ as, digest }) => [as, digest])).toEqual([
      ['chair', minutes.digest],
      ['clerk', minutes.digest],
    ]);
    watch.expectClean();
    deputy.watch.expectClean();
  });
});

describe('a server that is killed while it takes a meeting in', () => {
  it('has it once, and whole', async () => {
    const one = await prepared();
    const { page, watch, people } = one;
    watch.allow(...CUT);
    await cut(page, true);
    for (const step of [open, call, work, close]) await step(page, people);
    const dead = page.waitForRequest(/\/api\/v1\/meetings\/acts$/).then(() => {
      process.kill(pidOf(product, 'meetings'), 'SIGKILL');
    });
    await cut(page, false);
    await dead;
    // The phone waits longer from try to try, up to a minute.
    expectHeld(await closed(one, 150_000));
    watch.expectClean();
  }, 240_000);
});

it('a sign-out leaves nothing of the meetings on the phone', async () => {
  const { page } = await prepared();
  await page.goto('/m/cell');
  await page.getByRole('button', { name: 'Thiết lập' }).click();
  browser.forget('secretary');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  const left = await page.evaluate(async (personId) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return {
      databases: names.filter((name) => name.includes(personId)),
      account: localStorage.getItem('bontot.account'),
    };
  }, developmentAccounts.secretary);
  expect(left).toEqual({ databases: [], account: null });
});

describe('the pages of the secretary', () => {
  const looks = [
    { language: 'vi', theme: 'light' },
    { language: 'ru', theme: 'dark', large: true },
    { language: 'en', theme: 'light' },
  ] as const;
  const paths = ['', '/reports', '/study', '/tasks', '/above', '/review', '/settings'].map((part) => `/m/cell${part}`);
  it.each(looks)('are open to all: %o', async (look) => {
    const { meeting } = await prepared();
    const { page, watch } = await visit({ as: 'secretary', width: 360, ...look });
    const base = `/m/meetings/${meeting.meetingId}`;
    const faults: Record<string, unknown> = {};
    for (const path of [...paths, `${base}/prepare`, `${base}/run`]) {
      await page.goto(path);
      await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.loading'));
      faults[path] = await faultsOf(page);
    }
    await first(page).click();
    await page.locator('.tiles').waitFor();
    for (const step of ['roll', 'work', 'close']) {
      await page.goto(`${base}/run?step=${step}`);
      await page.locator('.tiles, .names, .sumc').first().waitFor();
      faults[step] = await faultsOf(page);
    }
    expect(Object.fromEntries(Object.entries(faults).filter(([, found]) => (found as string[]).length > 0))).toEqual(
      {},
    );
    watch.expectClean();
  });
});

/** What axe finds on the page to its end, and whether it scrolls sideways. */
async function faultsOf(page: Page): Promise<string[]> {
  const usual = page.viewportSize()!;
  const [height, wide] = await page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [scrollHeight, scrollWidth > innerWidth ? scrollWidth : 0] as const;
  });
  await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) });
  const found = await axe(page);
  await page.setViewportSize(usual);
  return wide ? [...found, `scrolls sideways: ${wide} px`] : found;
}

describe('the first load', () => {
  /** Bytes over the line of what matches, as they were sent, for a phone that has nothing yet. */
  async function bytesOf(path: string, ready: string, which: RegExp): Promise<number> {
    const { page } = await visit({ as: 'secretary', width: 360 });
    const debug = await page.context().newCDPSession(page);
    await debug.send('Network.enable');
    const addresses = new Map<string, string>();
    let sum = 0;
    debug.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
    debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (which.test(new URL(addresses.get(requestId) ?? 'http://x/').pathname)) sum += encodedDataLength;
    });
    // The worker fetches the whole app afterwards, in its own time; that is no part of the load.
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    });
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    return sum;
  }

  it('of a member’s home takes at most 100 kB of script and style', async () => {
    const bytes = await bytesOf('/m/', 'h1', /\.(js|css)$/);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(100_000);
  });

  it('of the meeting screen takes at most 150 kB with its data', async () => {
    const { meeting } = await prepared();
    const bytes = await bytesOf(`/m/meetings/${meeting.meetingId}/run`, '.dock', /\.(js|css)$|^\/api\//);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });
});
