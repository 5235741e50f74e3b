import type { Actor } from '@bontot/access';
import type { Act, SyncResult } from '@bontot/meeting-core';
import type { PaperFile } from '@bontot/papers';
import { connect, type Database } from '@bontot/persistence';
import { uniqueName } from '@bontot/testing';
import { createHash, randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { openParts, type Parts } from '../src/parts.ts';
import { CELL, idOf, planned, UNIT } from './told-meeting.ts';

const DAY = 24 * 3_600_000;
const log = { level: 'silent', info() {}, warn() {}, error() {}, debug() {} } as never;
const secretary: Actor = {
  ...{ ref: `person:${idOf('hoa')}`, personId: idOf('hoa') },
  posts: [{ role: 'secretary', unitId: CELL.unitId, path: CELL.path, until: null }],
};

let database: Database;
let parts: Parts;
let now = Date.parse('2026-10-01T08:00:00Z');

beforeAll(async () => {
  database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('loose') });
  const config = {
    ...{ SWEEP_MS: 60_000, PAPER_BYTES: 20_000_000 },
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
  };
  parts = await openParts(database, config, { now: () => now }, log);
  await parts.copies.units.putAll([
    {
      ...{ id: CELL.unitId, version: 1, path: CELL.path },
      value: {
        ...{ unitId: CELL.unitId, name: UNIT.name, path: CELL.path, level: 'cell' },
        ...{ validFrom: '2020-01-01', validTo: null },
      },
    },
  ]);
});
afterAll(async () => {
  await database.connection.dropDatabase();
  await database.close();
});

async function upload(): Promise<PaperFile> {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { uploadId } = await parts.uploads.begin({ name: 'a.pdf', size: bytes.length, sha256 }, secretary.ref);
  await parts.uploads.putPart(uploadId, 0, bytes, secretary.ref);
  return parts.uploads.finish(uploadId, secretary.ref);
}
/** A meeting with these papers, as far as they may be attached. */
async function attached(...files: PaperFile[]): Promise<SyncResult[]> {
  const attaching = files.map((file): Act => ({
    type: 'attach-paper',
    paperId: ulid(),
    title: 'Kế hoạch',
    itemId: null,
    file,
  }));
  const meetingId = ulid();
  const envelopes = [planned[0] as Act, ...attaching].map((act, at) => ({
    ...{ commandId: ulid(), meetingId, seq: at + 1, baseVersion: at, deviceTime: 0, act },
  }));
  const sender = { actor: secretary, personId: idOf('hoa'), moment: now, deviceId: 'device-of-spec' };
  return (await parts.door.take(meetingId, envelopes, sender)).results.slice(1);
}
const there = async (file: PaperFile) => (await parts.papers.find(file.fileId)) !== undefined;

describe('a paper that came and was never attached', () => {
  it('is given up after a week, and one that is attached never', async () => {
    const [named, loose] = [await upload(), await upload()];
    expect(await attached(named)).toMatchObject([{ outcome: 'applied' }]);
    now += 6 * DAY;
    expect(await parts.sweep.look(now)).toMatchObject({ papers: 0 });
    now += 2 * DAY;
    expect(await parts.sweep.look(now)).toMatchObject({ papers: 1 });
    expect([await there(named), await there(loose)]).toEqual([true, false]);
    now += 365 * DAY;
    expect(await parts.sweep.look(now)).toMatchObject({ papers: 0 });
  });

  it('cannot be attached when it is gone, while others of the same request are', async () => {
    const lost = await upload();
    now += 8 * DAY;
    await parts.sweep.look(now);
    expect(await attached(lost, await upload())).toMatchObject([
      { outcome: 'refused', code: 'PAPER_GONE', details: { fileId: lost.fileId } },
      { outcome: 'applied' },
    ]);
  });

  it('is no older than the machine says, whatever time somebody tells', async () => {
    const file = await upload();
    expect(await parts.sweep.look(now + 365 * DAY)).toMatchObject({ papers: 0 });
    expect(await there(file)).toBe(true);
  });

  it('sent again after a while waits for another week', async () => {
    const file = await upload();
    now += 6 * DAY;
    await parts.uploads.begin({ name: file.name, size: file.size, sha256: file.sha256 }, secretary.ref);
    now += 6 * DAY;
    await parts.sweep.look(now);
    expect(await there(file)).toBe(true);
  });

  it('is kept by a document that was sent for study, and by a report', async () => {
    const [studied, reported] = [await upload(), await upload()];
    const places = [`study:${idOf('doc')}.${CELL.unitId}`, `report:${idOf('rep')}.${CELL.unitId}`] as const;
    await parts.uploads.spare({ file: studied }, places[0]);
    await parts.uploads.spare({ file: reported }, places[1]);
    const kept = (file: PaperFile) => ({
      ...{ unitId: CELL.unitId, file, above: ['QN', 'QN-LH', CELL.unitId], changed: { at: 0, by: 'x' } },
    });
    const save = { version: 0, events: [] };
    const [study, report] = places.map((place) => place.split(':')[1]!);
    await parts.stores.studies.store.save({ ...save, id: study!, state: kept(studied) as never });
    await parts.stores.unitReports.store.save({ ...save, id: report!, state: kept(reported) as never });
    now += 8 * DAY;
    await parts.sweep.look(now);
    expect([await there(studied), await there(reported)]).toEqual([true, true]);
  });
});
