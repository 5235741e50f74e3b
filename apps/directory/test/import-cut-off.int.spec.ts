import { testEnvironment } from '@bontot/testing';
import { Redis } from 'ioredis';
import { randomInt } from 'node:crypto';
import { ImportRows } from '../src/storage/import-rows.ts';
import { Imports } from '../src/storage/imports.ts';
import { provinceBooks } from './province-workbook.ts';
import { person, seeder, startDirectory, unit, type RunningDirectory } from './running-directory.ts';
import { importOf, previewOf, settled } from './send-file.ts';

const committee = person('committee', '/QN/');
const MEMBERS = 3_000;

describe('an import that is cut off', () => {
  let directory: RunningDirectory;
  let redis: Redis;
  let people: Buffer;
  const membersIn = async (): Promise<number> => {
    let count = 0;
    for (let cursor = ''; ;) {
      const { body } = await directory.call(
        committee,
        'GET',
        `/api/v1/units/QN/members?below=true&limit=500${cursor && `&cursor=${cursor}`}`,
      );
      count += body.items.length;
      if (!body.next) return count;
      cursor = body.next;
    }
  };
  beforeAll(async () => {
    // A database of Redis of its own, to be flushed without harm to others.
    const own = new URL(testEnvironment().redisUrl);
    own.pathname = `/${randomInt(1, 1024)}`;
    redis = new Redis(own.href);
    directory = await startDirectory({ REDIS_URL: own.href });
    await directory.call(seeder, 'POST', '/api/v1/import', { units: [unit('QN', null, 'province')] });
    const books = await provinceBooks(MEMBERS);
    people = books.members;
    await importOf(directory.call, committee, { unitId: 'QN', name: 'to-chuc.xlsx', bytes: books.units }, '2026-01-01');
  });
  afterAll(async () => {
    await directory.stop();
    redis.disconnect();
  });

  it('after a batch was written and before it was said goes on without writing anybody twice, also with an empty queue', async () => {
    const { importId } = await previewOf(
      directory.call,
      committee,
      { unitId: 'QN', name: 'a.xlsx', bytes: people },
      '2026-01-01',
    );
    const { app } = directory.service;
    const rows = app.get(ImportRows);
    const written = rows.written.bind(rows);
    let batches = 0;
    // The process ends between the write and the word about it; a new one begins with what the database says.
    rows.written = async (id, batch) => {
      if (++batches === 3) {
        await redis.flushdb();
        throw new Error('killed');
      }
      return written(id, batch);
    };
    await directory.call(committee, 'POST', `/api/v1/imports/${importId}/confirm`);
    const done = await settled(directory.call, committee, importId);
    rows.written = written;
    expect(batches).toBeGreaterThan(3);
    expect(done).toMatchObject({
      phase: 'done',
      written: { created: MEMBERS, refused: 0 },
      progress: { done: MEMBERS, of: MEMBERS },
    });
    expect(await membersIn()).toBe(MEMBERS);
  });

  it('by a person stops after the rows in hand, says how many are written, and leaves the rest for the same file', async () => {
    const more = (await provinceBooks(2 * MEMBERS)).members;
    const file = { unitId: 'QN', name: 'b.xlsx', bytes: more };
    const preview = await previewOf(directory.call, committee, file, '2026-03-01');
    const rows = directory.service.app.get(ImportRows);
    const written = rows.written.bind(rows);
    rows.written = async (id, batch) => {
      await written(id, batch);
      await directory.call(committee, 'POST', `/api/v1/imports/${preview.importId}/cancel`);
    };
    await directory.call(committee, 'POST', `/api/v1/imports/${preview.importId}/confirm`);
    const stopped = await settled(directory.call, committee, preview.importId);
    rows.written = written;
    expect(stopped).toMatchObject({ phase: 'stopped', progress: { done: 500 } });
    const rest = await previewOf(directory.call, committee, { ...file, name: 'c.xlsx' }, '2026-03-01');
    expect(rest.counts.problem).toBe(0);
    const left = ({ create, change, move }: typeof rest.counts) => create + change + move;
    expect(left(rest.counts)).toBe(left(preview.counts) - 500);
  });

  it('before anything was agreed leaves nothing behind', async () => {
    const preview = await previewOf(
      directory.call,
      committee,
      { unitId: 'QN', name: 'd.xlsx', bytes: people },
      '2026-02-01',
    );
    const dropped = await directory.call(committee, 'POST', `/api/v1/imports/${preview.importId}/cancel`);
    expect(dropped.body.phase).toBe('dropped');
    const rows = await directory.call(committee, 'GET', `/api/v1/imports/${preview.importId}/rows`);
    expect(rows.body.items).toEqual([]);
    const { state } = (await directory.service.app.get(Imports).store.load(preview.importId))!;
    expect(state.upTo).toBe(0);
  });
});
