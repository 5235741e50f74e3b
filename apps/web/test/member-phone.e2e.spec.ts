import { axe, eventually, openBrowser, productOfRun, type Seen, type TestBrowser } from '@bontot/testing';
import { developmentAccounts } from '@bontot/contracts';
import type { Page, Request } from 'playwright-core';
import { newUlid } from '../src/shared/ulid.ts';
import { draftKept } from './kept-draft.ts';
import { aFile, aMeeting, planned, post, type TestMeeting } from './meeting-of-test.ts';
import { today } from './waiting-fact.ts';

/** The month as members live it on their phones; what the secretary does meanwhile comes through the same door. */
const { url, issuer } = productOfRun();
const CELL = 'QN-LH-07';
const dayAfter = (days: number): string => new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

let browser: TestBrowser;
let secretary: Seen;
let member: Seen;
let meeting: TestMeeting;
const opened: Seen[] = [];
const visit = async (as: Parameters<TestBrowser['visit']>[0]): Promise<Seen> => {
  const seen = await browser.visit(as);
  opened.push(seen);
  return seen;
};

beforeAll(async () => {
  browser = await openBrowser(url, issuer);
  secretary = await visit({ as: 'secretary' });
  await secretary.page.goto('/notices');
  member = await visit({ as: 'member', width: 360 });
  meeting = aMeeting(secretary.page);
  const file = await aFile(secretary.page, 'phuong-an-kenh.pdf');
  const paperId = newUlid();
  await meeting.act(
    planned(CELL),
    { type: 'attach-paper', paperId, title: 'Phương án giữ gìn tuyến kênh', file },
    { type: 'publish-papers', paperIds: [paperId] },
    { type: 'announce' },
  );
});
afterAll(async () => {
  await Promise.all(opened.map((seen) => seen.close()));
  await browser?.close();
});

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const openMeeting = async (page: Page): Promise<void> => {
  await page.goto(`/m/meetings/${meeting.meetingId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** axe sees the page to its end: what the docked bar hides for the moment is no target that is too small. */
async function clean(page: Page): Promise<void> {
  const usual = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) });
  expect(await axe(page)).toEqual([]);
  await page.setViewportSize(usual);
}

describe('before the meeting a member', () => {
  it('finds it at home, and by the one next step the papers', async () => {
    const { page } = member;
    await page.goto('/m/');
    await page.getByRole('heading', { name: /^Chào đồng chí/ }).waitFor();
    await section(page, 'Buổi họp tới').or(section(page, 'Buổi họp đang diễn ra')).waitFor();
    await section(page, 'Việc cần làm bây giờ').waitFor();
    await clean(page);
  });

  it('opens the paper and says that it was read', async () => {
    const { page } = member;
    await openMeeting(page);
    const papers = section(page, 'Tài liệu');
    const address = await papers.getByRole('link', { name: /Phương án/ }).getAttribute('href');
    const answer = await page.request.get(address!);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain('application/pdf');
    await papers.getByRole('button', { name: /^Đã đọc/ }).click();
    await papers.getByText('Đồng chí đã đọc').waitFor();
    await eventually(async () =>
      Object.hasOwn((await meeting.view()).meeting.acknowledged, developmentAccounts.member),
    );
    await clean(page);
  });

  it('asks to be excused, which the secretary reads with its reason, and withdraws it', async () => {
    const { page } = member;
    await openMeeting(page);
    await press(page, 'Xin vắng');
    await press(page, 'Gửi xin vắng');
    await page.getByText('Đồng chí chọn một lý do.').waitFor();
    await page.getByText('Việc gia đình', { exact: true }).click();
    await page.getByLabel(/^Nói rõ thêm/).fill('Đưa mẹ đi khám');
    await press(page, 'Gửi xin vắng');
    await page.getByText('Đồng chí đã xin vắng: Việc gia đình.').waitFor();
    await eventually(async () => (await meeting.view()).meeting.excuses.length === 1);
    expect((await meeting.view()).meeting.excuses[0]).toMatchObject({
      personId: developmentAccounts.member,
      reasonClass: 'family',
      detail: 'Đưa mẹ đi khám',
    });
    await press(page, 'Tôi sẽ dự họp');
    await eventually(async () => (await meeting.view()).meeting.excuses.length === 0);
  });

  it('speaks up in advance', async () => {
    const { page } = member;
    await openMeeting(page);
    await press(page, 'Phát biểu');
    await page.getByLabel('Điều đồng chí muốn nói').fill('Xin bàn lịch nạo vét.');
    await press(page, 'Gửi phát biểu');
    await page.getByText('Xin bàn lịch nạo vét.').waitFor();
    await eventually(async () => (await meeting.view()).meeting.voices.length === 1);
  });
});

describe('in the meeting', () => {
  const openVote = newUlid();
  const secretVote = newUlid();
  beforeAll(async () => {
    await meeting.act({ type: 'open', startedAt: '20:00' });
  });

  it('a member who was thought absent says that they are here', async () => {
    const { page } = member;
    await meeting.act({ type: 'mark', personId: developmentAccounts.member, mark: 'absent' });
    await openMeeting(page);
    await press(page, 'Tôi có mặt');
    await eventually(
      async () =>
        (await meeting.view()).meeting.roll.find(({ personId }) => personId === developmentAccounts.member)?.mark ===
        'present',
    );
  });

  it('an open vote stands first at home; the choice is confirmed in words and may be changed', async () => {
    const { page } = member;
    await meeting.act({
      type: 'open-vote',
      voteId: openVote,
      subject: 'Lịch nạo vét',
      threshold: 'majority',
      way: 'open',
    });
    await page.goto('/m/');
    await section(page, 'Việc cần làm bây giờ').getByText('Biểu quyết: Lịch nạo vét').waitFor();
    await page.getByRole('link', { name: 'Mở phiếu' }).click();
    await page.getByRole('radio', { name: 'Tán thành', exact: true }).waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await clean(page);
    await page.getByRole('radio', { name: 'Không tán thành' }).check();
    await press(page, 'Tiếp tục');
    await page.getByRole('dialog').getByText('Đồng chí không tán thành?').waitFor();
    await press(page, 'Gửi phiếu');
    await eventually(
      async () => (await meeting.view()).meeting.votes[0]!.choices[developmentAccounts.member] === 'against',
    );
  });

  it('a secret ballot goes out as nobody’s, and is not shown again', async () => {
    const { page, watch } = member;
    await meeting.act(
      { type: 'close-vote', voteId: openVote },
      { type: 'open-vote', voteId: secretVote, subject: 'Giới thiệu quần chúng', threshold: 'majority', way: 'secret' },
    );
    // Between the two the phone blinds a token, and waits for as long as chance says.
    const [token, ballot] = ['tokens', 'votes'].map((step) =>
      page.waitForRequest((request) => request.url().endsWith(`/ballots/${secretVote}/${step}`), { timeout: 60_000 }),
    ) as [Promise<Request>, Promise<Request>];
    await page.goto(`/m/meetings/${meeting.meetingId}/votes/${secretVote}`);
    await page.getByText('Không ai, kể cả người quản trị, biết đồng chí chọn gì.').waitFor();
    await page.getByRole('radio', { name: 'Tán thành', exact: true }).check();
    await press(page, 'Tiếp tục');
    await press(page, 'Gửi phiếu');
    await page.getByText('Phiếu của đồng chí đã được gửi.').waitFor({ timeout: 30_000 });
    expect(Object.keys((await (await token).postDataJSON()) as object)).toEqual(['blinded']);
    const headers = await (await ballot).allHeaders();
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer']).toBeUndefined();
    expect(headers['authorization']).toBeUndefined();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      ((await ballot).postDataJSON() as { token: string }).token,
    );
    await page.reload();
    await page.getByText('Phiếu của đồng chí đã được gửi.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await clean(page);
    watch.expectClean();
  });

  it('a secret ballot that a reload interrupts goes on with the same token', async () => {
    const deputy = await visit({ as: 'deputy', width: 360 });
    const { page } = deputy;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/tokens')) asked.push(request.url());
    });
    await page.route('**/votes', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await page.goto(`/m/meetings/${meeting.meetingId}/votes/${secretVote}`);
    await page.getByRole('radio', { name: 'Tán thành', exact: true }).check();
    await press(page, 'Tiếp tục');
    await press(page, 'Gửi phiếu');
    await page.getByText('Phiếu chưa gửi được.', { exact: false }).waitFor({ timeout: 30_000 });
    await page.unroute('**/votes');
    await page.reload();
    await page.getByText('Phiếu đã nhận nhưng chưa gửi xong.', { exact: false }).waitFor();
    await page.getByRole('radio', { name: 'Không tán thành' }).check();
    await press(page, 'Tiếp tục');
    await press(page, 'Gửi phiếu');
    await page.getByText('Phiếu của đồng chí đã được gửi.').waitFor({ timeout: 30_000 });
    expect(asked).toHaveLength(1);
  });

  it('a secret ballot is not possible without a network, and says why', async () => {
    const probationary = await visit({ as: 'probationary', width: 360 });
    await probationary.page.goto(`/m/meetings/${meeting.meetingId}/votes/${secretVote}`);
    await probationary.page.getByText('Đảng viên dự bị không có quyền biểu quyết', { exact: false }).waitFor();
    const own = await visit({ as: 'secretary', width: 360 });
    await own.page.goto(`/m/meetings/${meeting.meetingId}/votes/${secretVote}`);
    await own.page.getByRole('radio', { name: 'Tán thành', exact: true }).waitFor();
    await own.page.context().setOffline(true);
    await own.page.getByText('Bỏ phiếu kín cần mạng.', { exact: false }).waitFor();
    await own.page.context().setOffline(false);
  });

  it('after the closing everybody reads the count, the conclusion and the own task', async () => {
    const { page } = member;
    await meeting.act({ type: 'close-vote', voteId: secretVote });
    await eventually(async () => (await meeting.view()).meeting.votes.every(({ totals }) => totals !== null));
    const task = {
      taskId: newUlid(),
      title: 'Dọn cỏ bờ kênh',
      ownerId: developmentAccounts.member,
      expected: 'Sạch 200 m',
    };
    await meeting.act(
      { type: 'set-conclusion', conclusionId: newUlid(), kind: 'conclusion', text: 'Nạo vét trước ngày 20.' },
      { type: 'set-task', task: { ...task, dueOn: dayAfter(5) } },
      { type: 'close', endedAt: '21:40' },
    );
    await openMeeting(page);
    const votes = section(page, 'Biểu quyết');
    await votes.getByText('Tán thành 0, không tán thành 1, ý kiến khác 0').waitFor();
    await votes.getByText('Tán thành 1, không tán thành 1, ý kiến khác 0').waitFor();
    await page.getByText('Nạo vét trước ngày 20.').waitFor();
    await page.getByText('Dọn cỏ bờ kênh').waitFor();
    await page.getByText('Có mặt', { exact: true }).waitFor();
    await clean(page);
  });
});

describe('after the meeting a member', () => {
  it('accepts the task, asks for more time, and reports it done', async () => {
    const { page } = member;
    const stateOf = async () => {
      const home = await (await page.request.get('/api/v1/meetings/mine')).json();
      return home.tasks.find(({ title }: { title: string }) => title === 'Dọn cỏ bờ kênh');
    };
    await eventually(async () => (await stateOf()) !== undefined);
    await page.goto('/m/tasks');
    const task = page.getByRole('article', { name: 'Dọn cỏ bờ kênh' });
    await task.getByRole('button', { name: 'Nhận nhiệm vụ' }).click();
    await eventually(async () => (await stateOf()).state === 'accepted');
    await task.getByRole('button', { name: 'Xin gia hạn' }).click();
    await page.getByLabel('Hạn mới').fill(dayAfter(12));
    await page.getByLabel('Vì sao cần thêm thời gian').fill('Nước còn cao');
    await press(page, 'Gửi đề nghị');
    await eventually(async () => (await stateOf()).extensions.length === 1);
    await task.getByRole('button', { name: 'Báo cáo đã xong' }).click();
    await page.getByLabel('Đồng chí đã làm được gì').fill('Đã dọn 220 m.');
    await press(page, 'Gửi báo cáo');
    await eventually(async () => (await stateOf()).state === 'done_reported');
    expect((await stateOf()).report.text).toBe('Đã dọn 220 m.');
    await clean(page);
  });

  it('writes the report of the month without a network, loses nothing of it with the page, and it goes out by itself', async () => {
    const { page } = member;
    const month = today().slice(0, 7);
    await page.goto('/m/report');
    await page.getByRole('textbox').pressSequentially('Tháng này tôi dọn kênh', { delay: 30 });
    await draftKept(page, 'Tháng này tôi dọn kênh');
    await page.reload();
    await eventually(async () => (await page.getByRole('textbox').inputValue()) === 'Tháng này tôi dọn kênh');
    await page.context().setOffline(true);
    await page.getByRole('textbox').fill('Tháng này tôi dọn kênh và vận động hai hộ.');
    await press(page, 'Gửi báo cáo');
    await page.getByText('Đã lưu trên máy này, sẽ tự gửi khi có mạng.').first().waitFor();
    await page.context().setOffline(false);
    await eventually(async () => {
      const { reports } = await (await page.request.get('/api/v1/meetings/mine')).json();
      return reports.some((report: any) => report.month === month && /hai hộ/.test(report.text));
    });
  });

  it('studies a document that the committee sent', async () => {
    const committee = await visit({ as: 'committee' });
    await committee.page.goto('/notices');
    const documentId = newUlid();
    await post(committee.page, '/api/v1/study', {
      documentId,
      title: 'Nghị quyết về chuyển đổi số',
      number: '57-NQ/TW',
      issuer: 'Bộ Chính trị',
      deadline: dayAfter(3),
      unitIds: [CELL],
    });
    const { page, watch } = member;
    await page.goto('/m/study');
    const document = page.getByRole('article', { name: 'Nghị quyết về chuyển đổi số' });
    await document.getByText('57-NQ/TW, Bộ Chính trị').waitFor();
    await document.getByRole('button', { name: 'Tôi đã học tập' }).click();
    await eventually(async () => {
      const { studies } = await (await page.request.get('/api/v1/meetings/mine')).json();
      const study = studies.find((one: any) => one.documentId === documentId);
      return study !== undefined && Object.hasOwn(study.acknowledged, developmentAccounts.member);
    });
    await clean(page);
    watch.allow(/ERR_INTERNET_DISCONNECTED/);
    watch.expectClean();
  });
});
