import { pdfOf } from '@bontot/pdf';
import type { HeldPost } from '@bontot/access';
import type { Meeting } from '@bontot/meeting-core';
import { connect, type Database } from '@bontot/persistence';
import { createService, type Service } from '@bontot/service';
import { testGateway, uniqueName, type Caller } from '@bontot/testing';
import { Module } from '@nestjs/common';
import { PrintController } from '../src/api/print.controller.ts';
import { Reading } from '../src/api/reading.ts';
import { attendanceForm } from '../src/print/attendance-form.ts';
import { minutesForm, type Printing } from '../src/print/minutes-form.ts';
import { Copies } from '../src/storage/copies.ts';
import { Meetings } from '../src/storage/meetings.ts';
import { Stores } from '../src/storage/stores.ts';
import { pagesOf } from './pdf-text.ts';
import {
  CELL,
  held,
  idOf,
  MEETING,
  meetingAfter,
  names,
  PARENT,
  people,
  planned,
  signedMeeting,
  stored,
  UNIT,
} from './told-meeting.ts';

const printing: Printing = {
  ...{ names, unit: UNIT, parentName: PARENT, publicUrl: 'https://bontot.example' },
  at: Date.parse('2026-10-10T13:58:00Z'),
};
const printed = async (form: Parameters<typeof pdfOf>[0]) => pagesOf(await pdfOf(form, { compress: false }));

describe('a printed page', () => {
  it('says what the minutes say, in Vietnamese, with its number on each page', async () => {
    const pages = await printed(minutesForm(signedMeeting(), printing));
    const text = pages.join(' ');
    for (const words of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Chíu Văn Phong', 'Đã ký điện tử 21:06 ngày 10/10/2026'])
      expect(text).toContain(words);
    expect(text).not.toContain('\ufffd');
    pages.forEach((page, at) => expect(page).toContain(`Trang ${at + 1}/${pages.length}`));
    pages.forEach((page) => expect(page).toContain('Mã kiểm tra'));
  });

  it('of a draft says so on each page, of what is signed never', async () => {
    const long = meetingAfter(held, undefined);
    const draft = await printed(minutesForm({ ...long, agenda: noted(long, 60) }, printing));
    expect(draft.length).toBeGreaterThan(2);
    draft.forEach((page) => expect(page).toContain('BẢN NHÁP'));
    expect((await printed(minutesForm(signedMeeting(), printing))).join()).not.toContain('BẢN NHÁP');
  });

  it('never ends with the heading of a table that stands on the next one', async () => {
    const meeting = meetingAfter(held);
    for (let lines = 18; lines <= 22; lines++) {
      const pages = await printed(minutesForm({ ...meeting, agenda: noted(meeting, lines) }, printing));
      const on = (words: string) => pages.findIndex((page) => page.includes(words));
      expect([lines, on('Người thực hiện')]).toEqual([lines, on('Nhiệm vụ được giao')]);
    }
  });

  it('holds all of the signatures or nothing of them, wherever the text before them ends', async () => {
    for (const lines of [10, 14]) {
      const meeting = meetingAfter(held);
      const pages = await printed(minutesForm({ ...meeting, agenda: noted(meeting, lines) }, printing));
      const on = (words: string) => pages.findIndex((page) => page.includes(words));
      expect(on('CHỦ TRÌ')).toBe(on('NGƯỜI GHI BIÊN BẢN'));
      expect(pages[on('CHỦ TRÌ')]).toContain('Tằng Văn Hòa');
    }
  });

  it('repeats the head of a table that goes on', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ ...people[0]!, personId: idOf(`m${at}`) }));
    const form = attendanceForm(meetingAfter(held), printing, { people: many, codeOf: () => '7F3K' });
    const pages = await printed(form);
    const listing = pages.filter((page) => page.includes('7F3K'));
    expect(listing.length).toBeGreaterThan(1);
    listing.forEach((page) => expect(page).toContain('Họ và tên'));
  });

  it('sets a name with markup in it as text', async () => {
    const odd = { ...names, [idOf('hoa')]: '<b>Hòa</b> & {{x}}' };
    const pages = await printed(attendanceForm(signedMeeting(), { ...printing, names: odd }));
    // A long name goes on in the next line of its cell.
    expect(pages.join('').replaceAll(' ', '')).toContain('<b>Hòa</b>&{{x}}');
  });
});

describe('the doors of printed pages', () => {
  let database: Database;
  let service: Service;
  let url: string;
  let meetings: Meetings;
  let gateway: Awaited<ReturnType<typeof testGateway>>;

  beforeAll(async () => {
    database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('print') });
    const copies = new Copies(database);
    const stores = new Stores(database);
    meetings = stores.meetings;
    await database.ensureIndexes();
    const unit = (unitId: string, name: string, path: string, level: 'cell' | 'commune') => ({
      ...{ id: unitId, version: 1, path },
      value: { unitId, name, path, level, validFrom: '2020-01-01', validTo: null },
    });
    await copies.units.putAll([
      unit('QN-LH', PARENT, '/QN/QN-LH/', 'commune'),
      unit(CELL.unitId, UNIT.name, CELL.path, 'cell'),
    ]);
    @Module({
      controllers: [PrintController],
      providers: [
        { provide: Meetings, useValue: meetings },
        { provide: Copies, useValue: copies },
        { provide: Reading, useValue: new Reading({ copies, settings: stores.settings }) },
      ],
    })
    class PrintAlone {}
    gateway = await testGateway();
    service = await createService({
      name: 'meetings',
      config: {
        ...{ BONTOT_ENV: 'development', HOST: '127.0.0.1', PORT: 0, LOG_LEVEL: 'silent', DRAIN_MS: 0 },
        GATEWAY_PUBLIC_KEY: JSON.parse(gateway.publicKey) as Record<string, unknown>,
      },
      module: PrintAlone,
    });
    url = await service.listen();
    const save = (id: string, meeting: Meeting) =>
      meetings.store.save({ id, version: 0, state: stored({ ...meeting, meetingId: id }), events: [] });
    await save(MEETING, signedMeeting());
    await save(idOf('draft'), meetingAfter(held));
    await save(idOf('plan'), meetingAfter(planned));
  });
  afterAll(async () => {
    await service.stop();
    await database.connection.dropDatabase();
    await database.close();
  });

  const holding = (role: HeldPost['role'], path = CELL.path): Caller => ({
    ref: `person:${idOf('reader')}`,
    posts: [{ role, unitId: path.split('/').at(-2)!, path, until: null }],
  });
  const get = async (caller: Caller, path: string) =>
    fetch(`${url}/api/v1/meetings/${path}`, { headers: await gateway.headersFor('meetings', caller) });
  const statuses = (path: string, ...callers: Caller[]) =>
    Promise.all(callers.map(async (caller) => (await get(caller, path)).status));
  const neighbour = holding('secretary', '/QN/QN-LH/QN-LH-08/');

  it('give signed minutes to the cell and those above it, as a PDF', async () => {
    const answer = await get(holding('member'), `${MEETING}/minutes.pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="bien-ban-QN-LH-07-2026-10-10.pdf"');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const others = [holding('supervisor'), holding('committee', '/QN/QN-LH/'), neighbour, holding('exempt')];
    expect(await statuses(`${MEETING}/minutes.pdf`, ...others)).toEqual([200, 200, 403, 403]);
  });

  it('give a draft to those who lead the cell alone', async () => {
    const path = `${idOf('draft')}/minutes.pdf`;
    expect(await statuses(path, holding('deputy'), holding('member'), holding('supervisor'))).toEqual([200, 403, 403]);
    expect(await statuses(`${idOf('none')}/minutes.pdf`, holding('deputy'))).toEqual([404]);
  });

  it('give attendance by name to leaders and those above, to no member, and not before the roll was called', async () => {
    const readers = [holding('secretary'), holding('supervisor'), holding('member'), neighbour];
    expect(await statuses(`${MEETING}/attendance.pdf`, ...readers)).toEqual([200, 200, 403, 403]);
    expect(await statuses(`${MEETING}/attendance.pdf?blank=1`, ...readers)).toEqual([200, 403, 403, 403]);
    expect(await statuses(`${idOf('plan')}/attendance.pdf`, holding('secretary'))).toEqual([422]);
    expect(await statuses(`${idOf('plan')}/attendance.pdf?blank=1`, holding('secretary'))).toEqual([200]);
    expect(await statuses(`${MEETING}/attendance.pdf?blank=2`, holding('secretary'))).toEqual([400]);
  });
});

/** The agenda with so many lines noted at its first item. */
const noted = ({ agenda }: Meeting, lines: number) =>
  agenda.map((item, at) =>
    at === 0 ? { ...item, note: Array.from({ length: lines }, (_, n) => `Ý kiến thứ ${n + 1}.`).join('\n') } : item,
  );
