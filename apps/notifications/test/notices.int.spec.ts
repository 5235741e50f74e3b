import { addDays, localDateOf, startOfDay } from '@bontot/kernel';
import { eventually, person, type Caller } from '@bontot/testing';
import type { Result } from '../src/outlook/outlook.ts';
import {
  assessed,
  cell,
  pathOf,
  personId,
  post,
  startNotifications,
  type RunningNotifications,
} from './running-notifications.ts';

const today = localDateOf(Date.now());
/** Ten in the morning, some days ago. */
const daysAgo = (days: number): number => startOfDay(addDays(today, -days)) + 10 * 3_600_000;

describe('notices of a change of outlook', () => {
  let running: RunningNotifications;
  let cells = 0;
  let persons = 0;

  beforeAll(async () => {
    running = await startNotifications();
  });
  afterAll(() => running.stop());

  /** A cell of its own with a secretary, known and at this result. */
  async function cellWithSecretary(result: Result = 'on_track', at = Date.now()) {
    const cellId = `QN-LH-${String(++cells).padStart(3, '0')}`;
    const id = personId(++persons);
    await running.publish(cell(cellId), post(id, 'secretary', cellId), assessed(cellId, 1, result, { at }));
    await running.settled();
    return { cellId, id, secretary: person('secretary', pathOf(cellId), id) };
  }
  const goes = async (...events: ReturnType<typeof assessed>[]): Promise<void> => {
    await running.publish(...events);
    await running.settled();
  };
  const list = async (caller: Caller, query = '', language = 'en') =>
    (await running.call(caller, 'GET', `/api/v1/notices${query}`, undefined, { 'accept-language': language })).body;
  const act = (caller: Caller, path: string, body?: unknown) =>
    running.call(caller, 'POST', `/api/v1/notices/${path}`, body);
  const unread = async (caller: Caller): Promise<number> =>
    (await running.call(caller, 'GET', '/api/v1/notices/unread')).body.unread;
  /** What was told last of an inbox, once it is that. */
  const isTold = (id: string, unread: number, version?: number) =>
    eventually(() => {
      const last = running.told.get(id)?.at(-1);
      return last?.unread === unread && (version === undefined || last.version === version) && last;
    });

  describe('who is told', () => {
    it('is the secretary, the deputy and the supervisor of today, each once, and nobody else', async () => {
      const { cellId, id, secretary } = await cellWithSecretary();
      const others = (['deputy', 'supervisor', 'member'] as const).map((role) => ({ role, id: personId(++persons) }));
      const former = personId(++persons);
      await goes(
        ...others.map((other) => post(other.id, other.role, cellId)),
        post(former, 'secretary', cellId, { until: addDays(today, -1) }),
        post(personId(++persons), 'secretary', cellId, { from: addDays(today, 1) }),
        // Somebody who holds two of these posts is told once.
        post(id, 'deputy', cellId),
      );
      await goes(assessed(cellId, 2, 'at_risk', { blockedBy: ['floor:2.3'] }));
      const has = async ({ role, id }: { role: 'deputy' | 'supervisor' | 'member'; id: string }) =>
        (await list(person(role, pathOf(cellId), id))).items.length;
      expect(await Promise.all(others.map(has))).toEqual([1, 1, 0]);
      expect((await list(secretary)).items).toHaveLength(1);
      expect((await list(person('member', pathOf(cellId), former))).items).toEqual([]);
    });

    it('is told in their own language what changed and why', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      const at = Date.now();
      await goes(assessed(cellId, 7, 'at_risk', { at, blockedBy: ['floor:2.3'] }));
      const { items, next, unread: count } = await list(secretary);
      expect({ items, next, count }).toMatchObject({ next: null, count: 1 });
      expect(items).toEqual([
        {
          ...{ noticeId: `outlook:${cellId}:${localDateOf(at)}`, kind: 'outlook', cellId },
          ...{ cellName: `Chi bộ ${cellId}`, day: localDateOf(at), period: '2026' },
          ...{ from: 'on_track', to: 'at_risk', via: null, readAt: null, revision: 7 },
          text: expect.stringMatching(/On track → At risk/),
          reason: expect.any(String),
          at: new Date(at).toISOString(),
        },
      ]);
      expect((await list(secretary, '', 'vi')).items[0].text).toMatch(/Đúng tiến độ → Có nguy cơ/);
    });

    it('is told of which year, where it is not the year of the day', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      await goes(
        assessed(cellId, 1, 'on_track', { period: '2025' }),
        assessed(cellId, 2, 'four_good', { period: '2025' }),
      );
      expect((await list(secretary)).items[0].text).toMatch(`Chi bộ ${cellId} (2025): On track → 4 good`);
    });

    it('is nobody while a cell has its first result', async () => {
      const { secretary } = await cellWithSecretary('weak');
      expect(await list(secretary)).toEqual({ items: [], next: null, unread: 0 });
    });

    it('is nobody for the card of a committee', async () => {
      const id = personId(++persons);
      await goes(cell('QN-C1', { level: 'grassroots_committee', cellType: null }), post(id, 'supervisor', 'QN-C1'));
      await goes(assessed('QN-C1', 1, 'on_track'), assessed('QN-C1', 2, 'at_risk'));
      expect((await list(person('supervisor', pathOf('QN-C1'), id))).items).toEqual([]);
      expect(await running.stores.due.toTell([`QN-C1|${localDateOf(Date.now())}`])).toEqual([]);
    });

    it('is nobody for what happened longer ago than notices are kept', async () => {
      const { cellId, secretary } = await cellWithSecretary('on_track', daysAgo(95));
      await goes(assessed(cellId, 2, 'at_risk', { at: daysAgo(94) }));
      expect((await list(secretary)).items).toEqual([]);
    });
  });

  describe('one notice per cell and day', () => {
    it('is not made again by duplicates, lower revisions and replays', async () => {
      const { cellId, id, secretary } = await cellWithSecretary();
      const events = [
        assessed(cellId, 2, 'at_risk'),
        assessed(cellId, 2, 'at_risk'),
        assessed(cellId, 5, 'weak'),
        assessed(cellId, 3, 'at_risk'),
      ];
      await goes(...events);
      const before = await list(secretary);
      expect(before.items).toMatchObject([{ from: 'on_track', to: 'weak', revision: 5 }]);
      const inbox = await running.stores.inboxes.store.load(id);
      await goes(assessed(cellId, 1, 'on_track'), ...events, ...events.reverse());
      expect(await list(secretary)).toEqual(before);
      expect(await running.stores.inboxes.store.load(id)).toEqual(inbox);
    });

    it('follows the changes of the day', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      await goes(assessed(cellId, 3, 'out_of_reach'));
      expect((await list(secretary)).items).toMatchObject([{ from: 'on_track', to: 'out_of_reach', revision: 3 }]);
    });

    it('says so where the day ends as it began', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'), assessed(cellId, 3, 'on_track'));
      const { items } = await list(secretary);
      expect(items).toMatchObject([{ from: 'on_track', via: 'at_risk', to: 'on_track' }]);
      expect(items[0].text).toMatch(/On track → At risk → On track, back to where the day began/);
    });

    it('is another one the next day', async () => {
      const { cellId, secretary } = await cellWithSecretary('on_track', daysAgo(3));
      await goes(
        assessed(cellId, 2, 'at_risk', { at: daysAgo(2) }),
        assessed(cellId, 3, 'weak', { at: daysAgo(2) + 60_000 }),
        assessed(cellId, 4, 'fair', { at: daysAgo(1) }),
      );
      expect((await list(secretary)).items).toMatchObject([
        { day: addDays(today, -1), from: 'weak', to: 'fair' },
        { day: addDays(today, -2), from: 'on_track', to: 'weak' },
      ]);
    });
  });

  describe('a change that nobody can be told of yet', () => {
    const waits = async (cellId: string) =>
      (await running.stores.due.toTell([`${cellId}|${localDateOf(Date.now())}`])).length === 1;

    it('waits for a post', async () => {
      const cellId = `QN-LH-${String(++cells).padStart(3, '0')}`;
      const id = personId(++persons);
      await goes(cell(cellId), assessed(cellId, 1, 'on_track'), assessed(cellId, 2, 'at_risk'));
      await eventually(async () => (await waits(cellId)) === true);
      await goes(post(id, 'deputy', cellId));
      await eventually(async () => (await list(person('deputy', pathOf(cellId), id))).items.length === 1);
      expect(await waits(cellId)).toBe(false);
    });

    it('waits for its cell', async () => {
      const cellId = `QN-LH-${String(++cells).padStart(3, '0')}`;
      const id = personId(++persons);
      await goes(post(id, 'secretary', cellId), assessed(cellId, 1, 'on_track'), assessed(cellId, 2, 'at_risk'));
      await eventually(async () => (await waits(cellId)) === true);
      await goes(cell(cellId));
      const { items } = await eventually(async () => {
        const page = await list(person('secretary', pathOf(cellId), id));
        return page.items.length === 1 && page;
      });
      expect(items[0].cellName).toBe(`Chi bộ ${cellId}`);
    });

    it('is closed after a week, with the reason', async () => {
      const cellId = `QN-LH-${String(++cells).padStart(3, '0')}`;
      await goes(cell(cellId), assessed(cellId, 1, 'on_track'), assessed(cellId, 2, 'at_risk'));
      const id = `${cellId}|${localDateOf(Date.now())}`;
      await eventually(async () => (await running.stores.due.waiting()) > 0);
      await running.stores.due.closeStale(Date.now() + 6 * 86_400_000);
      expect(await waits(cellId)).toBe(true);
      await running.stores.due.closeStale(Date.now() + 8 * 86_400_000);
      const row = await running.stores.database.connection.collection('dueChanges').findOne({ _id: id as never });
      expect(row).toMatchObject({ closed: 'no_recipient' });
      expect(row).not.toHaveProperty('tryAfter');
    });
  });

  describe('a post that changes hands', () => {
    it('takes the notices of the cell from the former secretary, and brings the next ones to the new one', async () => {
      const { cellId, id, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      await isTold(id, 1);
      const next = personId(++persons);
      await goes(
        post(id, 'secretary', cellId, { version: 2, until: addDays(today, -1) }),
        post(next, 'secretary', cellId),
      );
      await isTold(id, 0);
      await goes(assessed(cellId, 3, 'weak'));
      expect((await list(person('secretary', pathOf(cellId), next))).items).toMatchObject([
        { from: 'on_track', to: 'weak' },
      ]);
      // The gateway signs the posts of today: the former secretary is a member of another cell now.
      const former = person('member', pathOf('QN-LH-990'), id);
      expect(await list(former)).toEqual({ items: [], next: null, unread: 0 });
      expect((await act(former, `outlook:${cellId}:${localDateOf(Date.now())}/read`)).body.code).toBe('NOTICE_UNKNOWN');
      expect((await list(secretary)).items).toMatchObject([{ to: 'at_risk' }]);
    });
  });

  describe('a cell that moves', () => {
    it('takes its notices along to where it is now, under its new name', async () => {
      const { cellId, id } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      const path = `/QN/QN-HM/${cellId}/`;
      await goes(cell(cellId, { version: 2, parentId: 'QN-HM', path, name: 'Chi bộ mới' }));
      expect((await list(person('committee', '/QN/QN-LH/', id))).items).toEqual([]);
      expect((await list(person('committee', '/QN/QN-HM/', id))).items).toMatchObject([{ cellName: 'Chi bộ mới' }]);
    });
  });

  describe('reading', () => {
    const noticeOf = async (caller: Caller): Promise<string> => (await list(caller)).items[0].noticeId;

    it('is told to other open pages, and undone', async () => {
      const { cellId, id, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      const noticeId = await noticeOf(secretary);
      const { version } = await isTold(id, 1);
      const read = await act(secretary, `${noticeId}/read`);
      expect(read).toMatchObject({ status: 200, body: { noticeId, readAt: expect.any(String) } });
      await isTold(id, 0, version + 1);
      expect((await act(secretary, `${noticeId}/read`)).body).toEqual(read.body);
      expect((await list(secretary, '?unread=true')).items).toEqual([]);
      expect((await act(secretary, `${noticeId}/unread`)).body).toMatchObject({ readAt: null });
      await isTold(id, 1, version + 2);
      expect(await unread(secretary)).toBe(1);
    });

    it('does not last when the notice comes to tell something else', async () => {
      const { cellId, id, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      await act(secretary, `${await noticeOf(secretary)}/read`);
      await goes(assessed(cellId, 3, 'weak'));
      expect((await list(secretary)).items).toMatchObject([{ to: 'weak', readAt: null }]);
      await isTold(id, 1);
    });

    it('leaves unread what changed after the page was loaded', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      const noticeId = await noticeOf(secretary);
      await goes(assessed(cellId, 3, 'weak'));
      expect((await act(secretary, `${noticeId}/read?revision=2`)).body).toMatchObject({ readAt: null, revision: 3 });
      expect((await act(secretary, `${noticeId}/read?revision=3`)).body.readAt).not.toBeNull();
    });

    it('of all is undone with the ids it answered', async () => {
      const { cellId, id, secretary } = await cellWithSecretary('on_track', daysAgo(9));
      const results: Result[] = ['at_risk', 'weak', 'fair', 'at_risk'];
      await goes(...results.map((result, n) => assessed(cellId, n + 2, result, { at: daysAgo(8 - n) })));
      const all = (await list(secretary)).items.map(({ noticeId }: { noticeId: string }) => noticeId);
      const until = new Date(daysAgo(6) + 1).toISOString();
      expect((await act(secretary, 'read-all', { until })).body).toEqual({
        ...{ changed: 3, more: false },
        noticeIds: all.slice(1),
      });
      expect(await unread(secretary)).toBe(1);
      expect((await act(secretary, 'read-all', { until })).body).toMatchObject({ changed: 0, noticeIds: [] });
      await act(secretary, 'unread-all', { noticeIds: all.slice(1) });
      await isTold(id, 4);
    });

    it('is nobody else’s', async () => {
      const { cellId, secretary } = await cellWithSecretary();
      await goes(assessed(cellId, 2, 'at_risk'));
      const other = person('committee', '/QN/QN-LH/', personId(++persons));
      const answer = await act(other, `${await noticeOf(secretary)}/read`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOTICE_UNKNOWN' } });
      expect((await list(other)).items).toEqual([]);
      expect(await unread(secretary)).toBe(1);
    });
  });

  it('is shown page by page, newest first, each once', async () => {
    const supervisor = personId(++persons);
    const followed = Array.from({ length: 23 }, (_, n) => `QN-LH-4${String(n).padStart(2, '0')}`);
    await goes(...followed.flatMap((id) => [cell(id), post(supervisor, 'supervisor', id)]));
    await goes(
      ...followed.flatMap((id, n) => [
        assessed(id, 1, 'on_track', { at: daysAgo(9) }),
        // Some of them at one moment: the order within it must be firm too.
        assessed(id, 2, 'at_risk', { at: daysAgo(n < 12 ? 5 : 8) + (n % 5) }),
      ]),
    );
    const posts = followed.map((id) => person('supervisor', pathOf(id), supervisor).posts[0]!);
    const caller: Caller = { ref: `person:${supervisor}`, posts };
    const seen: { noticeId: string; at: string }[] = [];
    let pages = 0;
    for (let next: string | null = ''; next !== null; pages++) {
      const page = await list(caller, `?limit=5${next && `&cursor=${next}`}`);
      expect(page.unread).toBe(23);
      seen.push(...page.items);
      next = page.next;
    }
    expect(pages).toBe(5);
    expect(new Set(seen.map(({ noticeId }) => noticeId)).size).toBe(23);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => (a < b ? 1 : -1)));
    await isTold(supervisor, 23);
  });
});
