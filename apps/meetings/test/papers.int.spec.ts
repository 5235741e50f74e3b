import type { HeldPost } from '@bontot/access';
import type { FileRef } from '@bontot/meeting-core';
import { GridFsPapers, PAPER_STATUS, PaperUploads, PART_BYTES } from '@bontot/papers';
import { connect, type Database } from '@bontot/persistence';
import { createService, type Service, SystemClock } from '@bontot/service';
import { testGateway, uniqueName, type Caller } from '@bontot/testing';
import { Module } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PaperPlaces } from '../src/api/paper-places.ts';
import { PapersController } from '../src/api/papers.controller.ts';
import { Reading } from '../src/api/reading.ts';
import { Copies } from '../src/storage/copies.ts';
import { Stores } from '../src/storage/stores.ts';
import { CELL, idOf, MEETING, meetingAfter, planned, stored } from './told-meeting.ts';

const MB = 1024 * 1024;
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(500_000), Buffer.from('\n%%EOF\n')]);

let database: Database;
let stores: Stores;
let papers: GridFsPapers;
let uploads: PaperUploads;
let service: Service;
let url: string;
let gateway: Awaited<ReturnType<typeof testGateway>>;

beforeAll(async () => {
  database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('papers') });
  const copies = new Copies(database);
  stores = new Stores(database);
  papers = new GridFsPapers(database);
  uploads = new PaperUploads(papers, 20 * MB, new SystemClock());
  await database.ensureIndexes();
  const places = new PaperPlaces(stores, new Reading({ copies, settings: stores.settings }));
  @Module({
    controllers: [PapersController],
    providers: [
      { provide: PaperUploads, useValue: uploads },
      { provide: PaperPlaces, useValue: places },
      { provide: GridFsPapers, useValue: papers },
    ],
  })
  class PapersAlone {}
  gateway = await testGateway();
  service = await createService({
    name: 'meetings',
    config: {
      ...{ BONTOT_ENV: 'development', HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'silent', DRAIN_MS: 0 },
      GATEWAY_PUBLIC_KEY: JSON.parse(gateway.publicKey) as Record<string, unknown>,
    },
    module: PapersAlone,
    statusByCode: PAPER_STATUS,
  });
  url = await service.listen();
});
afterAll(async () => {
  await service.stop();
  await database.connection.dropDatabase();
  await database.close();
});

const holding = (role: HeldPost['role'], path = CELL.path, name: string = role): Caller => ({
  ref: `person:${idOf(name.slice(0, 8).replaceAll('_', ''))}`,
  posts: [{ role, unitId: path.split('/').at(-2)!, path, until: null }],
});
const secretary = holding('secretary');

async function send(caller: Caller, method: string, path: string, body?: Uint8Array | object) {
  const bytes = body instanceof Uint8Array;
  return fetch(`${url}${path}`, {
    method,
    headers: {
      ...(await gateway.headersFor('meetings', caller)),
      ...(body && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body && { body: (bytes ? body : JSON.stringify(body)) as BodyInit }),
  });
}
const told = async (answer: Response) => ({ status: answer.status, body: (await answer.json()) as any });

const announced = (bytes: Uint8Array, name = 'Kế hoạch.pdf') => ({
  ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
});
const begin = async (paper: object, caller = secretary) => told(await send(caller, 'POST', '/api/v1/papers', paper));
const put = async (id: string, part: number, bytes: Uint8Array, caller = secretary) =>
  told(await send(caller, 'PUT', `/api/v1/papers/${id}/parts/${part}`, bytes));
const finish = async (id: string, caller = secretary) =>
  told(await send(caller, 'POST', `/api/v1/papers/${id}/finish`));
const partOf = (bytes: Uint8Array, part: number) => bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);

async function upload(bytes: Uint8Array, name?: string, caller = secretary) {
  const { body } = await begin(announced(bytes, name), caller);
  for (let part = 0; part < body.parts; part++) await put(body.uploadId, part, partOf(bytes, part), caller);
  return finish(body.uploadId, caller);
}
/** A fresh PDF, so that no spec finds what another one sent. */
const pdf = (size = 1_000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);

describe('a paper', () => {
  it('comes in parts, and is what was announced', async () => {
    const begun = await begin(announced(PDF));
    expect(begun).toMatchObject({ status: 200, body: { partSize: 204_800, parts: 3, received: [] } });
    const { uploadId } = begun.body;
    for (const part of [2, 0, 1]) expect((await put(uploadId, part, partOf(PDF, part))).status).toBe(200);
    const { status, body } = await finish(uploadId);
    expect([status, body]).toEqual([200, { ...announced(PDF), fileId: uploadId, type: 'application/pdf' }]);
    expect(await finish(uploadId)).toEqual({ status, body });
    expect((await begin(announced(PDF))).body.received).toEqual([0, 1, 2]);
    expect((await put(uploadId, 1, partOf(PDF, 1))).status).toBe(200);
  });

  it('goes on after it was broken off, with what is there', async () => {
    const bytes = pdf(450_000);
    const { uploadId } = (await begin(announced(bytes))).body;
    await put(uploadId, 0, partOf(bytes, 0));
    await put(uploadId, 2, partOf(bytes, 2));
    expect(await finish(uploadId)).toMatchObject({
      status: 409,
      body: { code: 'PAPER_INCOMPLETE', missing: 1, parts: [1] },
    });
    expect((await begin(announced(bytes))).body).toMatchObject({ uploadId, received: [0, 2] });
    await put(uploadId, 1, partOf(bytes, 1));
    expect((await finish(uploadId)).status).toBe(200);
  });

  it('of 200 MB is refused before its first byte, and no body that large is taken', async () => {
    const film = { name: 'phim.pdf', size: 200 * MB, sha256: 'a'.repeat(64) };
    expect(await begin(film)).toMatchObject({
      status: 413,
      body: { code: 'PAPER_TOO_LARGE', size: 200 * MB, limit: 20 * MB },
    });
    expect((await begin({ ...film, size: 0 })).status).toBe(400);
    const { uploadId } = (await begin(announced(pdf()))).body;
    expect((await put(uploadId, 0, new Uint8Array(PART_BYTES + 1))).body.code).toBe('BODY_TOO_LARGE');
  });

  it('has parts of the length that they must have, and no others', async () => {
    const bytes = pdf(300_000);
    const { uploadId } = (await begin(announced(bytes))).body;
    for (const [part, length] of [
      [0, 10],
      [1, PART_BYTES],
      [2, 10],
    ] as const)
      expect((await put(uploadId, part, new Uint8Array(length))).body.code).toBe('PAPER_PART_WRONG');
  });

  it('that is not what was announced is given up, and may come again', async () => {
    const bytes = pdf();
    const { uploadId } = (await begin(announced(bytes))).body;
    await put(uploadId, 0, pdf());
    expect(await finish(uploadId)).toMatchObject({ status: 422, body: { code: 'PAPER_ALTERED' } });
    expect((await begin(announced(bytes))).body.received).toEqual([]);
    await put(uploadId, 0, bytes);
    expect((await finish(uploadId)).status).toBe(200);
  });

  const types: [string, string, Uint8Array][] = [
    ['a page that claims to be a PDF', 'kế hoạch.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a PDF that claims to be a picture', 'ảnh.png', pdf()],
    ['a program', 'a.pdf', Buffer.from([0x4d, 0x5a, ...new Uint8Array(200)])],
    ['a zip that claims to be a DOCX', 'a.docx', zipOf({ 'a.txt': 'hello' })],
  ];
  it.each(types)('is never %s', async (_, name, bytes) => {
    expect(await upload(bytes, name)).toMatchObject({ status: 415, body: { code: 'PAPER_TYPE_UNKNOWN', name } });
  });
  it('may be a DOCX', async () => {
    const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${document}.main+xml"/></Types>`;
    const bytes = zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' });
    expect(await upload(bytes, 'Đề cương.docx')).toMatchObject({ status: 200, body: { type: document } });
  });

  it('is sent by those who lead meetings or send documents, each their own', async () => {
    const bytes = pdf();
    for (const role of ['member', 'probationary', 'supervisor'] as const)
      expect((await begin(announced(bytes), holding(role))).body.code).toBe('FORBIDDEN');
    for (const caller of [holding('deputy'), holding('committee', '/QN/QN-LH/')])
      expect((await begin(announced(bytes), caller)).status).toBe(200);
    const { uploadId } = (await begin(announced(bytes))).body;
    const other = holding('secretary', CELL.path, 'other');
    expect((await put(uploadId, 0, bytes, other)).body.code).toBe('UPLOAD_UNKNOWN');
    await put(uploadId, 0, bytes);
    await finish(uploadId);
    expect((await finish(uploadId, other)).body.code).toBe('UPLOAD_UNKNOWN');
  });

  it('that nobody finished within a day is given up', async () => {
    const bytes = pdf();
    const { uploadId } = (await begin(announced(bytes))).body;
    await put(uploadId, 0, bytes);
    await uploads.sweep(Date.now() + 23 * 3_600_000);
    expect((await begin(announced(bytes))).body.received).toEqual([0]);
    await uploads.sweep(Date.now() + 25 * 3_600_000);
    expect((await finish(uploadId)).body.code).toBe('UPLOAD_UNKNOWN');
  });

  it('ages in the time of the machine, also while somebody tells another one', async () => {
    const bytes = pdf();
    const past = { ...secretary, clock: '2026-01-05T08:00:00.000Z' };
    const { uploadId } = (await begin(announced(bytes), past)).body;
    await uploads.sweep(Date.now());
    await put(uploadId, 0, bytes);
    expect((await finish(uploadId)).status).toBe(200);
  });
});

describe('a paper is read', () => {
  let file: FileRef;
  let draft: FileRef;

  beforeAll(async () => {
    file = (await upload(PDF)).body as FileRef;
    draft = (await upload(pdf(), 'Nháp.pdf')).body as FileRef;
    const meeting = meetingAfter([
      ...planned,
      { type: 'attach-paper', paperId: idOf('paper'), title: 'Kế hoạch', file },
      { type: 'publish-papers', paperIds: [idOf('paper')] },
      { type: 'attach-paper', paperId: idOf('draft'), title: 'Nháp', file: draft },
      { type: 'set-item', itemId: idOf('item'), title: 'Kết quả tháng 9', minutes: 20 },
      { type: 'announce' },
    ]);
    await stores.meetings.store.save({ id: MEETING, version: 0, state: stored(meeting), events: [] });
  });

  const read = (caller: Caller, fileId = file.fileId, place = `meeting:${MEETING}`) =>
    send(caller, 'GET', `/api/v1/papers/${fileId}?in=${encodeURIComponent(place)}`);

  it('by members of the cell, whole, and as something that runs nowhere', async () => {
    const answer = await read(holding('member'));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'content-length': String(PDF.length) },
      ...{ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' },
      'content-disposition': `attachment; filename="Ke hoach.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf`,
    });
  });

  it('where it is published, and before by those who lead alone', async () => {
    expect((await read(holding('deputy'), draft.fileId)).status).toBe(200);
    expect((await read(holding('member'), draft.fileId)).status).toBe(404);
  });

  it('by nobody who may not read what holds it, nor where it is not held', async () => {
    expect((await read(holding('supervisor'))).status).toBe(200);
    expect((await read(holding('member', '/QN/QN-LH/QN-LH-08/'))).status).toBe(404);
    expect((await read(holding('secretary', '/QN/QN-LH/QN-LH-08/'))).status).toBe(404);
    expect((await read(secretary, file.fileId, `meeting:${idOf('none')}`)).status).toBe(404);
    expect((await read(secretary, 'x'.repeat(43))).status).toBe(404);
    expect((await read(secretary, file.fileId, 'task:1')).status).toBe(400);
  });

  it('with a document for study by the unit it was sent to, with a report by its leaders and the committee', async () => {
    const at = (unitId: string) => ({ unitId, file, above: ['QN', 'QN-LH', unitId], changed: { at: 0, by: 'x' } });
    const [study, report] = [`01D.${CELL.unitId}`, `01R.${CELL.unitId}`];
    await stores.studies.store.save({ ...at(''), id: study, version: 0, state: at(CELL.unitId) as never, events: [] });
    await stores.unitReports.store.save({ id: report, version: 0, state: at(CELL.unitId) as never, events: [] });
    const statuses = (place: string, ...callers: Caller[]) =>
      Promise.all(callers.map(async (caller) => (await read(caller, file.fileId, place)).status));
    const [exempt, neighbour] = [holding('exempt'), holding('member', '/QN/QN-LH/QN-LH-08/')];
    const committee = holding('committee', '/QN/QN-LH/');
    expect(await statuses(`study:${study}`, exempt, holding('supervisor'), committee, neighbour)).toEqual([
      200, 200, 200, 404,
    ]);
    expect(await statuses(`report:${report}`, secretary, committee, holding('member'), neighbour)).toEqual([
      200, 200, 404, 404,
    ]);
  });
});

/** A zip without compression, as small as one can be. */
function zipOf(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const [file, body] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, file, body]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, at, file]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(centrals.length, 4);
  end.writeUInt16LE(centrals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}
