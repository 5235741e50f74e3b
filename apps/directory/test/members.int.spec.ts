import { accountLinked, memberChanged, postChanged } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';
import { Sweep } from '@bontot/service';
import { PeopleStores } from '../src/storage/people.ts';
import { Posts } from '../src/storage/posts.ts';
import { recordIdFrom } from '../src/storage/record-id.ts';
import { listenTo } from './listen-to.ts';
import { person, seeder, smallTree, startDirectory, type Caller, type RunningDirectory } from './running-directory.ts';

const idOf = (tail: string): string => `01J8ZQ4T3N5W7Y9A1C3E5G${tail}`.padEnd(26, '0').slice(0, 26);
const [AN, HA, BINH, TWIN, OLD] = ['AN', 'HA', 'B1NH', 'TW1N', 'XD'].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
];
const member = (memberId: string, more: object = {}) => ({
  ...{ memberId, cellId: 'QN-LH-07', name: 'Nguyễn Văn An', kind: 'full', joinedCellOn: '2024-05-19' },
  ...more,
});
const post = (personId: string, role: string, unitId = 'QN-LH-07') => ({
  postId: recordIdFrom('spec', personId, role),
  ...{ personId, role, unitId, from: '2024-06-01', until: null },
});
const at = (day: string) => ({ clock: new Date(startOfDay(day) + 36_000_000).toISOString() });

describe('the life of members on real engines', () => {
  let directory: RunningDirectory;
  let events: ReturnType<typeof listenTo>;

  beforeAll(async () => {
    directory = await startDirectory();
    events = listenTo(directory.prefix, [memberChanged, postChanged, accountLinked]);
    await events.subscription.start();
    const { body } = await directory.call({ ...seeder, ...at('2026-01-05') }, 'POST', '/api/v1/import', {
      units: smallTree,
      members: [
        member(AN, { birthDate: '1980-02-29', phone: '0900000001', cardNumber: '99.012345' }),
        member(HA, { name: 'Trần Thị Hà' }),
        member(BINH, { name: 'Lê Đức Bình', kind: 'probationary', joinedCellOn: '2025-07-01' }),
        member(TWIN, { cellId: 'QN-LH-08', name: 'NGUYỄN VĂN AN', birthDate: '1980-02-29' }),
        member(OLD, { name: 'Hoàng Thu Lan', birthDate: '1950-01-01' }),
      ],
      posts: [
        ...[post(AN, 'secretary'), post(HA, 'member'), post(BINH, 'probationary'), post(OLD, 'member')],
        post(HA, 'supervisor', 'QN-LH-08'),
      ],
    });
    const rows = [...body.units, ...body.members, ...body.posts];
    expect(rows.map(({ result }: { result: string }) => result)).toEqual(Array(rows.length).fill('changed'));
  });
  afterAll(async () => {
    await events.subscription.stop();
    await directory.stop();
  });

  const committee = (day: string): Caller => ({ ...person('committee', '/QN/QN-LH/'), ...at(day) });
  const department = (day: string): Caller => ({ ...person('org_dept', '/QN/'), ...at(day) });
  const secretary: Caller = person('secretary', '/QN/QN-LH/QN-LH-07/', AN);
  const send = (caller: Caller, path: string, body: object) => directory.call(caller, 'POST', `/api/v1/${path}`, body);
  const read = async (caller: Caller, path: string) => (await directory.call(caller, 'GET', `/api/v1/${path}`)).body;
  const namesIn = async (query: string, day = '2026-01-05') =>
    (await read(committee(day), `units/${query}`)).items.map(({ name }: { name: string }) => name);
  const postsOf = async (personId: string) =>
    (await directory.service.app.get(Posts).ofPersons([personId])).map(
      ({ state: { role, unitId, from, until } }) => `${role} ${unitId} ${from}–${until ?? ''}`,
    );

  it('are listed below a committee, found by a name without marks, and by what is out of the ordinary', async () => {
    expect(await namesIn('QN-LH/members?below=true')).toHaveLength(5);
    expect(await namesIn('QN-LH/members?below=true&search=nguyen%20an')).toEqual(['Nguyễn Văn An', 'NGUYỄN VĂN AN']);
    expect(await namesIn('QN-LH-07/members?kind=probationary')).toEqual(['Lê Đức Bình']);
    expect(await namesIn('QN-LH-07/members?on=2024-05-18')).toEqual([]);
    const { posts } = await read(committee('2026-01-05'), 'units/QN-LH-07/members?search=ha');
    expect(posts.map(({ role }: { role: string }) => role).sort()).toEqual(['member', 'supervisor']);
  });

  it('tell birth date, card and telephone to those entitled alone, and to no topic', async () => {
    const page = await read(committee('2026-01-05'), `members/${AN}`);
    expect(page.contact).toMatchObject({ birthDate: '1980-02-29', cardNumber: '99.012345', phone: '0900000001' });
    expect((await read(person('member', '/QN/QN-LH/QN-LH-07/', HA), `members/${AN}`)).contact).toBeNull();
    expect((await read(person('member', '/QN/QN-LH/QN-LH-07/', HA), `members/${HA}`)).contact).not.toBeNull();
    const beside = await directory.call(person('secretary', '/QN/QN-HM/QN-HM-01/'), 'GET', `/api/v1/members/${AN}`);
    expect(beside).toMatchObject({ status: 403 });
    expect(JSON.stringify(beside.body)).not.toContain('Nguyễn');
    const told = await events.until(({ body }) => body.memberId === AN);
    expect(JSON.stringify(told)).not.toMatch(/1980|99\.012345|0900000001/);
  });

  it('are suggested as one person by name and birth date, until somebody knows better', async () => {
    const found = await read(committee('2026-01-05'), 'members/duplicates?unitId=QN-LH');
    expect(found.items).toMatchObject([{ birthDate: '1980-02-29', members: [{ memberId: AN }, { memberId: TWIN }] }]);
    expect(await send(committee('2026-01-05'), 'members/duplicates/dismiss', { memberIds: [AN, TWIN] })).toMatchObject({
      status: 200,
    });
    expect((await read(committee('2026-01-05'), 'members/duplicates?unitId=QN-LH')).items).toEqual([]);
  });

  it('stay in the old cell until the new one has received them, and their posts go along', async () => {
    const transferId = idOf('TR1');
    const transfer = {
      ...{ transferId, personId: HA, kind: 'formal', toCellId: 'QN-HM-01' },
      ...{ decision: { number: '15-QĐ/ĐU', date: '2026-02-02' }, sentOn: '2026-02-03' },
    };
    expect(await send(committee('2026-02-03'), 'transfers', transfer)).toMatchObject({
      status: 201,
      body: { state: 'sent', shownDueOn: '2026-03-17', overdue: false },
    });
    expect((await send(committee('2026-02-03'), 'transfers', transfer)).status).toBe(200);
    const second = await send(committee('2026-02-03'), 'transfers', { ...transfer, transferId: idOf('TR2') });
    expect(second).toMatchObject({ status: 422, body: { code: 'TRANSFER_OPEN' } });
    expect(await namesIn('QN-LH-07/members', '2026-03-20')).toContain('Trần Thị Hà');
    const late = await read(department('2026-03-20'), 'transfers?unitId=QN-HM&direction=to');
    expect(late).toMatchObject({ items: [{ transferId, overdue: true }], names: { [HA]: 'Trần Thị Hà' } });

    expect((await send(committee('2026-03-21'), `transfers/${transferId}/receive`, { on: '2026-03-21' })).status).toBe(
      403,
    );
    const beside: Caller = { ...person('committee', '/QN/QN-HM/'), ...at('2026-03-21') };
    const received = await send(beside, `transfers/${transferId}/receive`, { on: '2026-03-21' });
    expect(received.body).toMatchObject({ state: 'received', receivedOn: '2026-03-21', dueOn: null });
    expect(await events.until(({ body }) => body.memberId === HA && body.cellId === 'QN-HM-01')).toMatchObject({
      joinedCellOn: '2026-03-21',
    });
    expect(await namesIn('QN-LH-07/members', '2026-03-21')).not.toContain('Trần Thị Hà');
    expect(await namesIn('QN-LH-07/members?on=2026-03-20', '2026-03-21')).toContain('Trần Thị Hà');
    expect(await postsOf(HA)).toEqual(
      expect.arrayContaining([
        'member QN-LH-07 2024-06-01–2026-03-20',
        'member QN-HM-01 2026-03-21–',
        'supervisor QN-LH-08 2024-06-01–',
      ]),
    );
    const again = await send(beside, `transfers/${transferId}/receive`, { on: '2026-03-21' });
    expect(again.status).toBe(200);
    expect((await read(beside, `members/${HA}`)).stays).toMatchObject([
      { cellId: 'QN-LH-07', leftCellOn: '2026-03-21' },
      { cellId: 'QN-HM-01', leftCellOn: null },
    ]);
  });

  it('are told of a transfer that a killed process had received', async () => {
    const transferId = idOf('TR3');
    const decision = { number: '16-QĐ', date: '2026-03-01' };
    const away = {
      transferId,
      personId: BINH,
      kind: 'temporary',
      toCellId: 'QN-LH-08',
      decision,
      sentOn: '2026-03-02',
    };
    expect((await send(committee('2026-03-02'), 'transfers', { ...away, until: '2026-09-30' })).status).toBe(201);
    const { transfers } = directory.service.app.get(PeopleStores);
    await transfers.run(transferId, () => ({
      ok: true,
      value: {
        ...{ type: 'receive', on: '2026-03-09', target: { active: true }, stillThere: true },
        ...{ by: 'person:X', at: startOfDay('2026-03-09'), today: '2026-03-09' },
      },
    }));
    expect(await directory.service.app.get(Sweep).look(startOfDay('2026-03-10'))).toMatchObject({ repairs: 1 });
    const page = await read(committee('2026-03-10'), `members/${BINH}`);
    expect(page.member).toMatchObject({ cellId: 'QN-LH-07', temporary: { cellId: 'QN-LH-08', from: '2026-03-09' } });
    expect(await namesIn('QN-LH-08/members?is=here', '2026-03-10')).toEqual(['Lê Đức Bình']);
    expect(await namesIn('QN-LH-07/members?is=away', '2026-03-10')).toEqual(['Lê Đức Bình']);
    expect(await postsOf(BINH)).toContain('probationary QN-LH-08 2026-03-09–2026-09-30');
  });

  it('become full members on a day to come, and act as such from that day', async () => {
    const path = `members/${BINH}/change-kind`;
    const ahead = await send(committee('2026-06-20'), path, { kind: 'full', on: '2026-07-05' });
    expect(ahead.body).toMatchObject({ kind: 'probationary' });
    await directory.service.app.get(Sweep).look(startOfDay('2026-07-04'));
    expect((await read(committee('2026-07-04'), `members/${BINH}`)).ahead).toMatchObject([{ on: '2026-07-05' }]);
    await directory.service.app.get(Sweep).look(startOfDay('2026-07-05'));
    expect((await read(committee('2026-07-05'), `members/${BINH}`)).member.kind).toBe('full');
    expect(await postsOf(BINH)).toEqual(
      expect.arrayContaining(['probationary QN-LH-07 2024-06-01–2026-07-04', 'member QN-LH-07 2026-07-05–']),
    );
  });

  it('act no more while suspended, and again afterwards', async () => {
    const span = { from: '2026-08-01', to: '2026-08-31' };
    const suspended = await send(committee('2026-08-01'), `members/${OLD}/suspend`, { span, decision: '3-QĐ/UBKT' });
    expect(suspended.body).toMatchObject({ suspended: span });
    expect(await postsOf(OLD)).toEqual(['member QN-LH-07 2024-06-01–2026-07-31']);
    expect(await namesIn('QN-LH-07/members?is=suspended', '2026-08-02')).toEqual(['Hoàng Thu Lan']);
    await directory.service.app.get(Sweep).look(startOfDay('2026-09-01'));
    expect(await postsOf(OLD)).toContain('member QN-LH-07 2026-09-01–');
  });

  it('leave a post to act as a member from the day after', async () => {
    const [{ postId }] = (await read(committee('2026-09-02'), 'units/QN-LH-07/posts')).items.filter(
      ({ role }: { role: string }) => role === 'secretary',
    );
    await send(committee('2026-09-02'), `posts/${postId}/end`, { until: '2026-09-30' });
    const longer = await send(committee('2026-09-02'), `posts/${postId}/extend`, { until: '2026-10-31' });
    expect(longer.body).toMatchObject({ until: '2026-10-31' });
    await send(committee('2026-09-02'), `posts/${postId}/end`, { until: '2026-09-30' });
    await directory.service.app.get(Sweep).look(startOfDay('2026-10-01'));
    expect(await postsOf(AN)).toEqual(
      expect.arrayContaining(['secretary QN-LH-07 2024-06-01–2026-09-30', 'member QN-LH-07 2026-10-01–']),
    );
  });

  it('hold nothing in a cell from the day on which they leave it, and hold it again when that was a mistake', async () => {
    const left = await send(committee('2026-10-05'), `members/${OLD}/leave`, { on: '2026-10-05', reason: 'retired' });
    expect(left.body).toMatchObject({ leftCellOn: '2026-10-05', leftReason: 'retired' });
    expect(await postsOf(OLD)).toContain('member QN-LH-07 2026-09-01–2026-10-04');
    await send(committee('2026-10-06'), `members/${OLD}/undo-leave`, {});
    expect((await postsOf(OLD)).some((held) => held.endsWith('–'))).toBe(true);
    await send(committee('2026-10-07'), `members/${OLD}/leave`, { on: '2026-10-07', reason: 'died' });
  });

  it('are erased on request, in every copy and with the typed name alone', async () => {
    const path = `members/${OLD}/erase`;
    const wrong = await send(committee('2026-10-08'), path, { confirm: 'Hoàng Lan', reason: 'Theo đơn' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'ERASURE_NOT_CONFIRMED' } });
    expect((await send(secretary, path, { confirm: 'Hoàng Thu Lan', reason: 'Theo đơn' })).status).toBe(403);
    const erased = await send(committee('2026-10-08'), path, { confirm: 'Hoàng Thu Lan', reason: 'Theo đơn' });
    expect(erased.body).toMatchObject({ name: '—', erased: true });
    expect(await events.until(({ body }) => body.memberId === OLD && body.erased === true)).toMatchObject({
      name: '—',
    });
    const page = await read(committee('2026-10-08'), `members/${OLD}`);
    expect(JSON.stringify(page)).not.toMatch(/Hoàng|1950-01-01/);
    expect(page.history.at(-1)).toMatchObject({ what: 'erase' });
    const changed = await send(committee('2026-10-08'), `members/${OLD}/correct`, { name: 'X' });
    expect(changed).toMatchObject({ status: 422, body: { code: 'MEMBER_ERASED' } });
  });

  it('are linked to an account by a code for one use', async () => {
    const account = (letter: string): Caller => ({
      ref: `account:${letter.repeat(43)}`,
      posts: [],
      ...at('2026-10-20'),
    });
    const lead: Caller = { ...person('secretary', '/QN/QN-LH/QN-LH-07/', BINH), ...at('2026-10-10') };
    const { body } = await send(lead, `members/${AN}/invitation`, {});
    expect(body).toMatchObject({ code: expect.stringMatching(/^(\w{4}-){4}\w{4}$/), expiresOn: '2026-10-24' });
    const stored = await directory.service.app.get(PeopleStores).invitations.store.load(AN);
    expect(JSON.stringify(stored)).not.toContain(body.code.replaceAll('-', ''));
    const wrong = await send(account('A'), 'invitations/accept', { code: 'AAAA-BBBB-CCCC-DDDD-EEEE' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'INVITATION_NOT_VALID' } });
    expect((await send(lead, 'invitations/accept', { code: body.code })).status).toBe(403);
    const accepted = await send(account('A'), 'invitations/accept', { code: body.code.toLowerCase() });
    expect(accepted).toMatchObject({ status: 200, body: { personId: AN } });
    expect(await events.until(({ body }) => body.accountId === 'A'.repeat(43))).toMatchObject({ personId: AN });
    const again = await send(account('B'), 'invitations/accept', { code: body.code });
    expect(again).toMatchObject({ status: 422, body: { code: 'INVITATION_NOT_VALID' } });
    const other = await send(lead, `members/${BINH}/invitation`, {});
    const taken = await send(account('A'), 'invitations/accept', { code: other.body.code });
    expect(taken).toMatchObject({ status: 422, body: { code: 'ACCOUNT_TAKEN' } });
    expect((await read(lead, `members/${AN}`)).invitation).toMatchObject({ state: 'accepted' });
    await send(lead, `members/${AN}/invitation/revoke`, {});
    expect(
      await events.until(({ type, body }) => type === 'account.linked.v1' && body.accountId === null),
    ).toBeDefined();
  });

  it('are not changed by who manages another branch, nor told about to them', async () => {
    const beside: Caller = person('committee', '/QN/QN-HM/');
    expect((await send(beside, `members/${AN}/leave`, { on: '2026-10-08', reason: 'retired' })).status).toBe(403);
    expect((await directory.call(beside, 'GET', '/api/v1/units/QN-LH/members?below=true')).status).toBe(403);
    expect((await directory.call(beside, 'GET', '/api/v1/members/duplicates?unitId=QN-LH')).status).toBe(403);
    expect((await directory.call(beside, 'GET', '/api/v1/transfers?unitId=QN-LH')).status).toBe(403);
  });

  it('say what is wrong with a request', async () => {
    const dates = await send(committee('2026-10-08'), `members/${AN}/leave`, { on: '2026-02-29', reason: 'retired' });
    expect(dates).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    const stay = { cellId: 'QN-LH-08', from: '2026-10-01', to: '2026-10-31' };
    const short = await send(committee('2026-10-08'), `members/${AN}/temporary-stay`, { stay });
    expect(short).toMatchObject({ status: 422, body: { code: 'STAY_LENGTH' } });
    const nobody = await send(committee('2026-10-08'), `members/${idOf('N0')}/leave`, {
      on: '2026-10-01',
      reason: 'died',
    });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'MEMBER_UNKNOWN' } });
  });
});
