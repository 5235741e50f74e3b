import { accountLinked, evidenceRecorded, memberChanged } from '@bontot/contracts';
import { ok, startOfDay } from '@bontot/kernel';
import { Sweep } from '@bontot/service';
import { DuplicateWork } from '../src/jobs/duplicate-work.ts';
import { NO_DETAILS } from '../src/member/person.ts';
import { ImportReads } from '../src/storage/import-reads.ts';
import { Members } from '../src/storage/members.ts';
import { PeopleStores } from '../src/storage/people.ts';
import { Posts } from '../src/storage/posts.ts';
import { recordIdFrom } from '../src/storage/record-id.ts';
import { Units } from '../src/storage/units.ts';
import { listenTo } from './listen-to.ts';
import { person, seeder, smallTree, startDirectory, type Caller, type RunningDirectory } from './running-directory.ts';

const idOf = (name: string): string => recordIdFrom('spec', name);
const at = (day: string) => ({ clock: new Date(startOfDay(day) + 36_000_000).toISOString() });
const DAY = '2026-03-10';

/** Each pair is entered twice: in cell 07, and as `… 2` in cell 08. */
const PAIRS = ['An', 'Bình', 'Cúc', 'Dũng', 'Em', 'Giang', 'Hà', 'Khanh', 'Nga'];
const member = (name: string, more: object) => ({
  ...{ memberId: idOf(name), name: `Nguyễn ${name.replace(' 2', '')}`, kind: 'full' },
  ...{ cellId: name.endsWith(' 2') ? 'QN-LH-08' : 'QN-LH-07', joinedCellOn: '2024-05-19', ...more },
});
const post = (name: string, role: string, unitId: string) => ({
  postId: recordIdFrom('spec', name, role),
  ...{ personId: idOf(name), role, unitId, from: '2024-06-01', until: null },
});

describe('two records of one person on real engines', () => {
  let directory: RunningDirectory;
  let events: ReturnType<typeof listenTo>;

  beforeAll(async () => {
    directory = await startDirectory();
    events = listenTo(directory.prefix, [memberChanged, accountLinked, evidenceRecorded]);
    await events.subscription.start();
    const { body } = await directory.call({ ...seeder, ...at('2026-01-05') }, 'POST', '/api/v1/import', {
      units: smallTree,
      members: [
        ...PAIRS.flatMap((name, index) => [
          member(name, { birthDate: `198${index}-02-28`, cardNumber: `99.01234${index}` }),
          member(`${name} 2`, { birthDate: `198${index}-02-28`, phone: `090000000${index}` }),
        ]),
        member('Lan', { cellId: 'QN-HM-01' }),
      ],
      posts: [
        ...[post('An', 'secretary', 'QN-LH-07'), post('An 2', 'member', 'QN-LH-08')],
        ...[post('An 2', 'supervisor', 'QN-LH-07'), post('Bình 2', 'deputy', 'QN-LH-08')],
        post('Nga 2', 'committee', 'QN-LH'),
      ],
    });
    const rows = [...body.units, ...body.members, ...body.posts];
    expect(rows.map(({ result }: { result: string }) => result)).toEqual(Array(rows.length).fill('changed'));
  });
  afterAll(async () => {
    await events.subscription.stop();
    await directory.stop();
  });

  const committee = (day = DAY): Caller => ({ ...person('committee', '/QN/QN-LH/'), ...at(day) });
  const send = (caller: Caller, path: string, body: object) => directory.call(caller, 'POST', `/api/v1/${path}`, body);
  const read = async (caller: Caller, path: string) => (await directory.call(caller, 'GET', `/api/v1/${path}`)).body;
  const compare = (one: string, other: string, caller = committee()) =>
    directory.call(caller, 'GET', `/api/v1/members/duplicates/compare?one=${idOf(one)}&other=${idOf(other)}`);
  const closing = async (kept: string, duplicate: string) => {
    const members = directory.service.app.get(Members);
    const versionOf = async (name: string) => (await members.store.load(idOf(name)))?.version ?? 1;
    const seen = { kept: await versionOf(kept), duplicate: await versionOf(duplicate) };
    return { keptId: idOf(kept), duplicateId: idOf(duplicate), seen, reason: 'Nhập hai lần' };
  };
  const close = async (kept: string, duplicate: string, caller = committee()) =>
    send(caller, 'members/duplicates/close', await closing(kept, duplicate));
  const reopen = (duplicate: string, caller = committee()) =>
    send(caller, 'members/duplicates/reopen', { duplicateId: idOf(duplicate) });
  const namesIn = async (unitId: string, day = DAY): Promise<string[]> =>
    (await read(committee(day), `units/${unitId}/members`)).items.map(({ name }: { name: string }) => name);
  const postsOf = async (name: string) =>
    (await directory.service.app.get(Posts).ofPersons([idOf(name)])).map(
      ({ state: { role, unitId, from, until } }) => `${role} ${unitId} ${from}–${until ?? ''}`,
    );
  const leadOf = (name: string): Caller => ({
    ...person('secretary', name.endsWith(' 2') ? '/QN/QN-LH/QN-LH-C1/QN-LH-08/' : '/QN/QN-LH/QN-LH-07/'),
    ...at(DAY),
  });
  const link = async (name: string, letter: string) => {
    const { body } = await send(leadOf(name), `members/${idOf(name)}/invitation`, {});
    const account: Caller = { ref: `account:${letter.repeat(43)}`, posts: [], ...at(DAY) };
    expect((await send(account, 'invitations/accept', { code: body.code })).status).toBe(200);
  };
  /** Everything that the page of a person shows but who changed what, and when. */
  const pageOf = async (name: string) => {
    const { history, member: shown, ...page } = await read(committee(), `members/${idOf(name)}`);
    return { ...page, member: { ...shown, version: 0 }, posts: await postsOf(name) };
  };

  it('lie side by side with what differs, each part to those entitled', async () => {
    const { status, body } = await compare('An', 'An 2');
    expect(status).toBe(200);
    expect(body.records).toMatchObject([
      {
        ...{ member: { memberId: idOf('An'), cellId: 'QN-LH-07' }, contact: { cardNumber: '99.012340', phone: null } },
        ...{ account: 'none', hindrance: { code: 'DUPLICATE_POST', details: { role: 'secretary' } } },
      },
      { member: { memberId: idOf('An 2') }, contact: { phone: '0900000000' }, hindrance: null },
    ]);
    const department = await compare('An', 'An 2', { ...person('org_dept', '/QN/'), ...at(DAY) });
    expect(department.body.records.map(({ contact }: { contact: unknown }) => contact)).toEqual([null, null]);
    expect((await read(committee(), `members/${idOf('An')}`)).twins).toMatchObject([{ memberId: idOf('An 2') }]);
  });

  it('become one: posts and account go over, gaps are filled, and the other counts nowhere', async () => {
    await link('An 2', 'A');
    const closed = await close('An', 'An 2');
    expect(closed).toMatchObject({ status: 200, body: { memberId: idOf('An'), cellId: 'QN-LH-07', sameAs: null } });
    const heard = await events.until(({ body }) => body.memberId === idOf('An 2') && body.sameAs !== null);
    expect(heard).toMatchObject({ sameAs: idOf('An'), joinedCellOn: '2024-05-19', leftCellOn: '2024-05-19' });
    expect(await events.until(({ body }) => body.personId === idOf('An'))).toMatchObject({ accountId: 'A'.repeat(43) });
    expect(await namesIn('QN-LH-08')).not.toContain('Nguyễn An');
    expect(await namesIn('QN-LH-08', '2025-01-01')).not.toContain('Nguyễn An');
    expect(await postsOf('An')).toEqual(
      expect.arrayContaining(['secretary QN-LH-07 2024-06-01–', `supervisor QN-LH-07 ${DAY}–`]),
    );
    expect((await postsOf('An 2')).sort()).toEqual([
      'member QN-LH-08 2024-06-01–2026-03-09',
      'supervisor QN-LH-07 2024-06-01–2026-03-09',
    ]);
    const page = await read(committee(), `members/${idOf('An')}`);
    expect(page).toMatchObject({ contact: { cardNumber: '99.012340', phone: '0900000000' }, twins: [] });
    expect(page.history.at(-1)).toMatchObject({ what: 'take-over', reason: 'Nhập hai lần' });
    const other = await read(committee(), `members/${idOf('An 2')}`);
    expect(other).toMatchObject({ duplicateOf: { memberId: idOf('An'), name: 'Nguyễn An' }, twins: [] });
    expect((await read(committee(), 'members/duplicates?unitId=QN-LH')).items).toHaveLength(PAIRS.length - 1);
  });

  it('are closed once, however often it is sent', async () => {
    const before = await closing('An', 'An 2');
    expect((await close('An', 'An 2')).status).toBe(200);
    expect((await closing('An', 'An 2')).seen).toEqual(before.seen);
    expect(await close('Bình', 'An 2')).toMatchObject({ status: 422, body: { code: 'MEMBER_DUPLICATE' } });
  });

  it('give the closed record nothing new', async () => {
    const refused = { status: 422, body: { code: 'MEMBER_DUPLICATE' } };
    const assigned = { ...post('An 2', 'committee', 'QN-LH'), postId: idOf('post') };
    expect(await send(committee(), 'posts', assigned)).toMatchObject(refused);
    expect(await send(committee(), `members/${idOf('An 2')}/undo-leave`, {})).toMatchObject(refused);
    expect(await send(leadOf('An 2'), `members/${idOf('An 2')}/invitation`, {})).toMatchObject(refused);
    await directory.service.app.get(Sweep).look(startOfDay('2026-04-01'));
    expect(await postsOf('An 2')).toContain('member QN-LH-08 2024-06-01–2026-03-09');
  });

  it('are both found as the one that was kept when a file names a card or an id', async () => {
    await send(committee(), `members/${idOf('Em 2')}/correct`, { cardNumber: '11.000000' });
    expect((await close('Em', 'Em 2')).status).toBe(200);
    const { app } = directory.service;
    const reads = new ImportReads({ units: app.get(Units), members: app.get(Members), posts: app.get(Posts) });
    const cards = ['11.000000', (await read(committee(), `members/${idOf('Em')}`)).contact.cardNumber as string];
    const found = [...(await reads.byCards(cards)).values(), ...(await reads.byIds([idOf('Em 2')])).values()];
    expect(found.map(({ memberId }) => memberId)).toEqual([idOf('Em'), idOf('Em'), idOf('Em')]);
  });

  it('are two again as they were, with posts and account', async () => {
    await link('Cúc 2', 'C');
    const before = [await pageOf('Cúc'), await pageOf('Cúc 2')];
    expect((await close('Cúc', 'Cúc 2')).status).toBe(200);
    expect(await pageOf('Cúc 2')).not.toEqual(before[1]);
    expect(await reopen('Cúc 2')).toMatchObject({ status: 200, body: { sameAs: null, leftCellOn: null } });
    // Who never had a way to an account has one that was taken back.
    const after = [{ ...(await pageOf('Cúc')), invitation: null }, await pageOf('Cúc 2')];
    expect(after).toEqual(before);
    const [, second] = (await compare('Cúc', 'Cúc 2')).body.records;
    expect(second).toMatchObject({ account: 'linked', hindrance: null });
    expect(await reopen('Cúc 2')).toMatchObject({ status: 200, body: { sameAs: null } });
    expect((await close('Cúc', 'Cúc 2')).status).toBe(200);
  });

  it('have one grade and one training between them, that go over and come back', async () => {
    const yearsOf = async (name: string): Promise<{ year: string }[]> => {
      const { classifications, trainings } = await pageOf(name);
      return [...classifications, ...trainings].map(({ version, changed, aside, ...year }) => year);
    };
    const grades = `units/QN-LH-08/classifications/2025/propose`;
    const vote = { on: '2026-01-10', rows: [{ memberId: idOf('Nga 2'), grade: 4, for: 5, of: 6 }] };
    expect((await send(leadOf('Nga 2'), grades, vote)).body.results).toMatchObject([{ result: 'changed' }]);
    const certificate = { number: '112/CN', date: '2026-02-14', issuer: 'Trung tâm chính trị' };
    expect((await send(committee(), `training/${idOf('Nga 2')}/2026`, { certificate })).status).toBe(200);
    const before = [await yearsOf('Nga'), await yearsOf('Nga 2')];
    const factOf = (source: string, withdrawn?: true) =>
      events.until(({ body }) => body.source === source && body.withdrawn === withdrawn);
    const excellent = async () =>
      (await read(committee(), 'units/QN-LH/classifications?year=2025&below=true')).shares.proposed[4];
    expect(await excellent()).toBe(1);

    expect((await close('Nga', 'Nga 2')).status).toBe(200);
    expect(await factOf(`classification/${idOf('Nga')}/2025`)).toMatchObject({
      cellId: 'QN-LH-08',
      value: { grade: 4 },
    });
    await factOf(`classification/${idOf('Nga 2')}/2025`, true);
    expect(await factOf(`training/${idOf('Nga')}/2026`)).toMatchObject({ cellId: 'QN-LH', value: { yes: true } });
    await factOf(`training/${idOf('Nga 2')}/2026`, true);
    expect(await excellent()).toBe(1);
    expect((await yearsOf('Nga')).map(({ year }) => year)).toEqual(['2025', '2026']);
    expect(await yearsOf('Nga 2')).toEqual([]);

    expect((await reopen('Nga 2')).status).toBe(200);
    await factOf(`classification/${idOf('Nga')}/2025`, true);
    const after = [await yearsOf('Nga'), await yearsOf('Nga 2')];
    expect(after).toEqual(before);
    expect(await excellent()).toBe(1);

    expect((await close('Nga', 'Nga 2')).status).toBe(200);
    const decision = { on: DAY, number: '9-QĐ', rows: [{ memberId: idOf('Nga'), grade: 4 }] };
    const decided = await send(
      { ...person('standing_committee', '/QN/QN-LH/'), ...at(DAY) },
      'units/QN-LH/classifications/2025/decide',
      decision,
    );
    expect(decided.body.results).toMatchObject([{ result: 'changed' }]);
    expect(await reopen('Nga 2')).toMatchObject({ status: 409, body: { code: 'DUPLICATE_CHANGED_SINCE' } });
  });

  it('hand posts back, and over again when they are closed once more', async () => {
    expect((await close('Bình 2', 'Bình')).status).toBe(200);
    expect((await reopen('Bình')).status).toBe(200);
    expect(await close('Bình', 'Bình 2')).toMatchObject({ status: 422, body: { code: 'DUPLICATE_POST' } });
    for (const day of ['2026-03-11', '2026-03-12']) {
      expect((await close('An', 'Dũng', committee(day))).status).toBe(200);
      expect((await reopen('Dũng', committee(day))).status).toBe(200);
    }
    expect((await read(committee(), `members/${idOf('An')}`)).contact.cardNumber).toBe('99.012340');
  });

  it('stay one when somebody has changed a record since', async () => {
    expect((await close('Dũng', 'Dũng 2')).status).toBe(200);
    await send(committee(), `members/${idOf('Dũng')}/correct`, { phone: '0911111111' });
    expect(await reopen('Dũng 2')).toMatchObject({ status: 409, body: { code: 'DUPLICATE_CHANGED_SINCE' } });
    expect(await namesIn('QN-LH-08')).not.toContain('Nguyễn Dũng');
  });

  it('are looked at again when one has changed since they were compared', async () => {
    const looked = await closing('Giang', 'Giang 2');
    await send(committee(), `members/${idOf('Giang 2')}/correct`, { phone: '0922222222' });
    const stale = await send(committee(), 'members/duplicates/close', looked);
    expect(stale).toMatchObject({ status: 409, body: { code: 'DUPLICATE_CHANGED' } });
    expect(await namesIn('QN-LH-08')).toContain('Nguyễn Giang');
  });

  it.each(['before the first write', 'between the two', 'before the posts'])(
    'become one by the sweep when the process was killed %s',
    async (when) => {
      const [kept, duplicate] = ['Giang', 'Giang 2'];
      const { duplicates } = directory.service.app.get(PeopleStores);
      const [members, work] = [directory.service.app.get(Members), directory.service.app.get(DuplicateWork)];
      const { keptId, duplicateId, seen, reason } = await closing(kept, duplicate);
      const deciding = { by: 'person:X', at: startOfDay(DAY), today: DAY };
      const sideOf = async (id: string) => work.sideOf((await members.store.load(id))!);
      const [one, other] = [await sideOf(keptId), await sideOf(duplicateId)];
      const decided = await duplicates.run(duplicateId, () =>
        ok({ type: 'close', kept: one, duplicate: other, seen, reason, ...deciding }),
      );
      expect(decided).toMatchObject({ ok: true, value: { after: { state: { untold: true } } } });
      const details = other.member.details ?? NO_DETAILS;
      if (when !== 'before the first write')
        await members.run(keptId, () =>
          ok({ type: 'take-over', duplicateId, details, fullOn: null, reason, deciding }),
        );
      if (when === 'before the posts')
        await members.run(duplicateId, () =>
          ok({ type: 'close-duplicate', of: keptId, since: '2024-05-19', reason, deciding }),
        );
      expect(await reopen(duplicate)).toMatchObject({ status: 422, body: { code: 'DUPLICATE_UNDER_WAY' } });
      expect(await directory.service.app.get(Sweep).look(startOfDay(DAY))).toMatchObject({ repairs: 1 });
      expect(await namesIn('QN-LH-08')).not.toContain('Nguyễn Giang');
      expect((await read(committee(), `members/${keptId}`)).contact.phone).toBe('0922222222');
      const history = (await read(committee(), `members/${keptId}`)).history as { what: string }[];
      expect(history.filter(({ what }) => what === 'take-over')).toHaveLength(
        history.filter(({ what }) => what === 'give-back').length + 1,
      );
      expect((await reopen(duplicate)).status).toBe(200);
      expect((await read(committee(), `members/${keptId}`)).contact.phone).toBeNull();
    },
  );

  it('never both vanish when two people close each other’s record at once', async () => {
    const [there, back] = await Promise.all([closing('Hà', 'Hà 2'), closing('Hà 2', 'Hà')]);
    const answers = await Promise.all([there, back].map((body) => send(committee(), 'members/duplicates/close', body)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await directory.service.app.get(Sweep).look(startOfDay(DAY));
    const pages = await Promise.all(['Hà', 'Hà 2'].map((name) => read(committee(), `members/${idOf(name)}`)));
    const alive = pages.filter(({ duplicateOf }) => duplicateOf === null).length;
    const closed = answers.filter(({ status }) => status === 200).length;
    expect([alive, closed]).toEqual(closed === 1 ? [1, 1] : [2, 0]);
  });

  it('are refused while both have an account, or the other is on the way to another cell', async () => {
    await link('Khanh', 'K');
    await link('Khanh 2', 'L');
    expect(await close('Khanh', 'Khanh 2')).toMatchObject({ status: 422, body: { code: 'DUPLICATE_ACCOUNTS' } });
    const transfer = {
      ...{ transferId: idOf('transfer'), personId: idOf('Khanh 2'), kind: 'formal', toCellId: 'QN-HM-01' },
      ...{ decision: { number: '15-QĐ/ĐU', date: '2026-03-02' }, sentOn: '2026-03-03' },
    };
    expect((await send(committee(), 'transfers', transfer)).status).toBe(201);
    const refused = await close('Khanh', 'Khanh 2');
    expect(refused).toMatchObject({ status: 422, body: { code: 'DUPLICATE_TRANSFER_OPEN' } });
    expect((await compare('Khanh', 'Khanh 2')).body.records[1].hindrance).toMatchObject({
      code: 'DUPLICATE_TRANSFER_OPEN',
    });
  });

  it('are not joined, compared or parted by who may not change both', async () => {
    const beside: Caller = { ...person('committee', '/QN/QN-HM/'), ...at(DAY) };
    const secretary: Caller = { ...person('secretary', '/QN/QN-LH/QN-LH-07/'), ...at(DAY) };
    for (const caller of [beside, secretary]) {
      expect((await close('Khanh', 'Khanh 2', caller)).status).toBe(403);
      expect((await compare('Khanh', 'Khanh 2', caller)).status).toBe(403);
      expect((await reopen('Dũng 2', caller)).status).toBe(403);
    }
    expect((await close('Khanh', 'Lan')).status).toBe(403);
    expect((await close('Lan', 'Khanh')).status).toBe(403);
    expect(await close('Khanh', 'Nobody')).toMatchObject({ status: 404, body: { code: 'MEMBER_UNKNOWN' } });
    expect(await close('Khanh', 'Khanh')).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    expect(await reopen('Khanh')).toMatchObject({ status: 404, body: { code: 'DUPLICATE_UNKNOWN' } });
  });

  it('are both erased with the person', async () => {
    await send(committee(), `members/${idOf('An')}/leave`, { on: DAY, reason: 'died' });
    const erased = await send(committee(), `members/${idOf('An')}/erase`, { confirm: 'Nguyễn An', reason: 'Theo đơn' });
    expect(erased).toMatchObject({ status: 200, body: { erased: true } });
    const other = await read(committee(), `members/${idOf('An 2')}`);
    expect(other.member).toMatchObject({ name: '—', erased: true, sameAs: idOf('An') });
    expect(JSON.stringify(other)).not.toMatch(/Nguyễn|0900000000|1980/);
  });
});
