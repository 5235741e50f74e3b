import type { DecodedEvent } from '@bontot/contracts';
import { memberChanged, postChanged, unitChanged } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';
import { KafkaConnection, KafkaSubscription } from '@bontot/messaging';
import { randomBytes } from 'node:crypto';
import { Members } from '../src/storage/members.ts';
import { PeopleStores } from '../src/storage/people.ts';
import { Plans } from '../src/storage/plans.ts';
import { Posts } from '../src/storage/posts.ts';
import { TreeKeeper } from '../src/storage/tree-keeper.ts';
import { Units } from '../src/storage/units.ts';
import { person, seeder, smallTree, startDirectory, unit, type RunningDirectory } from './running-directory.ts';

const AN = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const HA = '01J8ZQ4T3N5W7Y9A1C3E5G7J9N';
const POST = '01J8ZQ4T3N5W7Y9A1C3E5G7J9P';
const member = (memberId: string, cellId = 'QN-LH-07') => ({
  memberId,
  cellId,
  name: 'Nguyễn Văn An',
  kind: 'full',
  joinedCellOn: '2024-05-19',
});
const post = { postId: POST, personId: AN, role: 'secretary', unitId: 'QN-LH-07', from: '2024-01-01', until: null };

/** Collects what the directory publishes and lets a test wait for a fact. */
function listenTo(prefix: string) {
  const connection = new KafkaConnection({
    brokers: process.env.KAFKA_BROKERS!.split(','),
    clientId: 'spec',
    topicPrefix: prefix,
  });
  const seen: { type: string; body: Record<string, unknown> }[] = [];
  let told = () => {};
  const handle = async ({ type, body }: DecodedEvent) => {
    seen.push({ type, body: body as Record<string, unknown> });
    told();
  };
  const subscription = new KafkaSubscription({
    connection,
    group: 'spec',
    deadLetterKey: randomBytes(32).toString('base64url'),
    events: [unitChanged, memberChanged, postChanged].map((contract) => ({ contract: contract as never, handle })),
  });
  return {
    subscription,
    async until(what: (seen: { type: string; body: Record<string, unknown> }) => boolean) {
      for (;;) {
        const found = seen.find(what);
        if (found) return found.body;
        await new Promise<void>((resolve) => (told = resolve));
      }
    },
  };
}

describe('the directory on real engines', () => {
  let directory: RunningDirectory;
  let events: ReturnType<typeof listenTo>;

  beforeAll(async () => {
    directory = await startDirectory();
    events = listenTo(directory.prefix);
    await events.subscription.start();
    const { body } = await directory.call(seeder, 'POST', '/api/v1/import', {
      units: smallTree,
      members: [member(AN), member(HA)],
      posts: [post],
    });
    expect([...body.units, ...body.members, ...body.posts].map(({ result }) => result)).toEqual(
      Array(10).fill('changed'),
    );
  });
  afterAll(async () => {
    await events.subscription.stop();
    await directory.stop();
  });

  const committee = person('committee', '/QN/QN-LH/');
  const department = person('org_dept', '/QN/');
  const secretary = person('secretary', '/QN/QN-LH/QN-LH-07/', AN);

  it('publishes each unit, member and post with its full state', async () => {
    const of = (type: string, key: string, id: string) =>
      events.until((event) => event.type === type && event.body[key] === id);
    expect(await of('unit.changed.v1', 'unitId', 'QN-LH-07')).toMatchObject({
      version: 1,
      path: '/QN/QN-LH/QN-LH-07/',
      cellType: 'residential',
      grassroots: true,
    });
    expect(await of('member.changed.v1', 'memberId', AN)).toMatchObject({ cellId: 'QN-LH-07', leftCellOn: null });
    expect(await of('post.changed.v1', 'postId', POST)).toMatchObject({
      role: 'secretary',
      path: '/QN/QN-LH/QN-LH-07/',
    });
  });

  it('tells a person what they are called and what they hold, and a system that it is nobody', async () => {
    const place = { unitId: 'QN-LH-07', unitName: 'Đơn vị QN-LH-07', level: 'cell', path: '/QN/QN-LH/QN-LH-07/' };
    expect((await directory.call(secretary, 'GET', '/api/v1/people/me')).body).toEqual({
      personId: AN,
      name: 'Nguyễn Văn An',
      posts: [{ role: 'secretary', ...place, until: null }],
    });
    const guest = { ref: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9X', posts: [] };
    expect((await directory.call(guest, 'GET', '/api/v1/people/me')).body).toEqual({
      personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9X',
      name: null,
      posts: [],
    });
    expect((await directory.call(seeder, 'GET', '/api/v1/people/me')).status).toBe(404);
  });

  it('imports the same again without a change, and says of each bad row what is wrong', async () => {
    const { body } = await directory.call(seeder, 'POST', '/api/v1/import', {
      units: [
        ...smallTree,
        unit('QN-LH-09', 'QN-XX', 'cell', 'school'),
        { unitId: 'bad id' },
        unit('QN-LH', null, 'province'),
      ],
      members: [member(AN), { ...member(HA), name: 'Trần Thị Hà' }],
      posts: [post, { ...post, postId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9Q', unitId: 'QN-LH' }],
    });
    expect(body.units.map(({ result, code }: any) => code ?? result)).toEqual([
      ...Array(7).fill('unchanged'),
      'PARENT_UNKNOWN',
      'VALIDATION',
      'UNIT_EXISTS',
    ]);
    expect(body.members.map(({ result, code }: any) => code ?? result)).toEqual(['unchanged', 'MEMBER_EXISTS']);
    expect(body.posts.map(({ result, code }: any) => code ?? result)).toEqual(['unchanged', 'ROLE_NOT_IN_UNIT']);
  });

  it('tells a cell its name, type and place', async () => {
    expect(await directory.call(secretary, 'GET', '/api/v1/cells/QN-LH-07')).toMatchObject({
      status: 200,
      body: { id: 'QN-LH-07', name: 'Đơn vị QN-LH-07', type: 'residential', path: '/QN/QN-LH/QN-LH-07/' },
    });
    expect((await directory.call(secretary, 'GET', '/api/v1/cells/QN-LH-08')).status).toBe(403);
    expect((await directory.call(secretary, 'GET', '/api/v1/cells/QN-LH-99')).status).toBe(404);
  });

  it('lists only what is in reach, a page at a time', async () => {
    const first = await directory.call(committee, 'GET', '/api/v1/units?limit=3');
    expect(first.body.items.map(({ unitId }: any) => unitId)).toEqual(['QN-LH', 'QN-LH-07', 'QN-LH-C1']);
    const second = await directory.call(committee, 'GET', `/api/v1/units?limit=3&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{ unitId: 'QN-LH-08' }], next: null });
    const beside = await directory.call(committee, 'GET', '/api/v1/units?under=QN-HM');
    expect(beside.body).toEqual({ items: [], next: null });
    const cells = await directory.call(department, 'GET', '/api/v1/units?under=QN-LH&level=cell');
    expect(cells.body.items.map(({ unitId }: any) => unitId)).toEqual(['QN-LH-07', 'QN-LH-08']);
  });

  it('names members to those entitled, and to an exempt member only themself', async () => {
    const names = async (caller: Parameters<RunningDirectory['call']>[0]) => {
      const { status, body } = await directory.call(caller, 'GET', '/api/v1/units/QN-LH-07/members');
      return status === 200 ? body.items.map(({ memberId }: any) => memberId) : status;
    };
    expect(await names(secretary)).toEqual([AN, HA]);
    expect(await names(person('exempt', '/QN/QN-LH/QN-LH-07/', HA))).toEqual([HA]);
    expect(await names(person('member', '/QN/QN-LH/QN-LH-C1/QN-LH-08/'))).toBe(403);
    expect(await names(person('technical', '/QN/'))).toBe(403);
    expect(await names(undefined)).toBe(401);
  });

  it('creates once: 201, then 200, then 409 for other content', async () => {
    const cell = unit('QN-LH-10', 'QN-LH', 'cell', 'school');
    expect((await directory.call(committee, 'POST', '/api/v1/units', cell)).status).toBe(201);
    expect((await directory.call(committee, 'POST', '/api/v1/units', cell)).status).toBe(200);
    const other = await directory.call(committee, 'POST', '/api/v1/units', { ...cell, name: 'X' });
    expect(other).toMatchObject({ status: 409, body: { code: 'UNIT_EXISTS' } });
  });

  it('lets nobody but its own senders write as a system', async () => {
    const publisher = { ...seeder, ref: 'system:publisher' };
    expect(
      (await directory.call(publisher, 'POST', '/api/v1/units', unit('QN-LH-11', 'QN-LH', 'cell', 'school'))).status,
    ).toBe(403);
    const { body } = await directory.call(publisher, 'POST', '/api/v1/import', {
      units: [unit('HP', null, 'province')],
    });
    expect(body.units).toMatchObject([{ result: 'refused', code: 'FORBIDDEN' }]);
  });

  it('keeps a committee out of the branch beside it', async () => {
    const beside = unit('QN-HM-02', 'QN-HM', 'cell', 'school');
    expect((await directory.call(committee, 'POST', '/api/v1/units', beside)).status).toBe(403);
    const basis = { decision: '1-QĐ', effectiveOn: '2024-01-01' };
    const taken = await directory.call(committee, 'POST', '/api/v1/units/QN-HM-01/move', {
      ...basis,
      parentId: 'QN-LH',
    });
    expect(taken.status).toBe(403);
    const given = await directory.call(committee, 'POST', '/api/v1/units/QN-LH-07/move', {
      ...basis,
      parentId: 'QN-HM',
    });
    expect(given.status).toBe(403);
  });

  it('moves a committee, and its cells and posts follow', async () => {
    const moved = await directory.call(department, 'POST', '/api/v1/units/QN-LH-C1/move', {
      parentId: 'QN-HM',
      decision: '7-QĐ/TU',
      effectiveOn: '2024-06-01',
    });
    expect(moved.body).toMatchObject({ path: '/QN/QN-HM/QN-LH-C1/', changes: [{ kind: 'move', decision: '7-QĐ/TU' }] });
    const cell = await events.until(({ body }) => body.unitId === 'QN-LH-08' && (body.version as number) > 1);
    expect(cell).toMatchObject({ path: '/QN/QN-HM/QN-LH-C1/QN-LH-08/' });
    expect((await directory.call(committee, 'GET', '/api/v1/cells/QN-LH-08')).status).toBe(403);
  });

  it('gives a cell that was created under a parent on the move the path of now', async () => {
    const units = directory.service.app.get(Units);
    const late = { ...(await units.find('QN-LH-08'))!.state, path: '/QN/QN-LH/QN-LH-C1/QN-LH-08/' };
    await units.store.save({ id: 'LATE', version: 0, state: { ...late, unitId: 'LATE' }, events: [] });
    await units.catchUp([{ ...late, unitId: 'LATE' }]);
    expect((await units.find('LATE'))!.state.path).toBe('/QN/QN-HM/QN-LH-C1/LATE/');
  });

  it('applies what was entered ahead on its day, and drops what is no longer possible', async () => {
    const { app, logger } = directory.service;
    const ahead = { decision: '8-QĐ', effectiveOn: '2099-01-01' };
    const waiting = await directory.call(department, 'POST', '/api/v1/units/QN-HM-01/rename', {
      ...ahead,
      name: 'Tên mới',
    });
    expect(waiting.body).toMatchObject({ name: 'Đơn vị QN-HM-01', ahead: [{ kind: 'rename', decision: '8-QĐ' }] });
    const moving = { parentId: 'QN-LH', decision: '10-QĐ', effectiveOn: '2099-01-01' };
    await directory.call(department, 'POST', '/api/v1/units', unit('QN-HM-03', 'QN-HM', 'cell', 'school'));
    await directory.call(department, 'POST', '/api/v1/units/QN-HM-03/move', moving);
    await directory.call(department, 'POST', '/api/v1/units/QN-HM-03/dissolve', {
      decision: '11-QĐ',
      effectiveOn: '2098-01-01',
    });

    const { candidates } = app.get(PeopleStores);
    const parts = {
      ...{ units: app.get(Units), members: app.get(Members), posts: app.get(Posts), plans: app.get(Plans), candidates },
    };
    const later = (day: string) => new TreeKeeper({ ...parts, clock: { now: () => startOfDay(day) }, log: logger });
    await later('2098-12-31').tend();
    expect((await parts.units.find('QN-HM-01'))!.state).toMatchObject({ name: 'Đơn vị QN-HM-01' });
    expect((await parts.units.find('QN-HM-03'))!.state).toMatchObject({
      validTo: '2097-12-31',
      ahead: [{ kind: 'move' }],
    });
    await later('2099-01-01').tend();
    expect((await parts.units.find('QN-HM-01'))!.state).toMatchObject({
      name: 'Tên mới',
      ahead: [],
      changes: [{ kind: 'rename' }],
    });
    expect((await parts.units.find('QN-HM-03'))!.state).toMatchObject({ parentId: 'QN-HM', ahead: [] });
  });

  it('transfers a member, who is then listed in the new cell alone', async () => {
    const transferred = await directory.call(department, 'POST', `/api/v1/members/${HA}/transfer`, {
      cellId: 'QN-LH-08',
      on: '2025-03-01',
    });
    expect(transferred).toMatchObject({ status: 200, body: { cellId: 'QN-LH-08', joinedCellOn: '2025-03-01' } });
    const listed = await directory.call(department, 'GET', '/api/v1/units/QN-LH-08/members');
    expect(listed.body.items).toMatchObject([{ memberId: HA }]);
    expect(await events.until(({ body }) => body.memberId === HA && body.version === 2)).toMatchObject({
      cellId: 'QN-LH-08',
    });
  });

  it('dissolves an empty cell only', async () => {
    const basis = { decision: '9-QĐ', effectiveOn: '2025-06-01' };
    const full = await directory.call(department, 'POST', '/api/v1/units/QN-LH-07/dissolve', basis);
    expect(full).toMatchObject({ status: 422, body: { code: 'UNIT_NOT_EMPTY', members: 1 } });
    const empty = await directory.call(department, 'POST', '/api/v1/units/QN-LH-10/dissolve', basis);
    expect(empty.body).toMatchObject({ validTo: '2025-05-31' });
  });

  it('ends a post on a day and tells it', async () => {
    const ended = await directory.call(committee, 'POST', `/api/v1/posts/${POST}/end`, { until: '2026-01-31' });
    expect(ended).toMatchObject({ status: 200, body: { until: '2026-01-31' } });
    expect(await events.until(({ body }) => body.postId === POST && body.version === 2)).toMatchObject({
      until: '2026-01-31',
    });
  });

  it('has nothing left to publish', async () => {
    let { body: status } = await directory.call(undefined, 'GET', '/status');
    while (status.outboxPending > 0) ({ body: status } = await directory.call(undefined, 'GET', '/status'));
    expect(status).toMatchObject({ ready: true, outboxPending: 0 });
  });
});
