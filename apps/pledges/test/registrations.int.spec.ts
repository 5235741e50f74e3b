import type { EvidenceBody } from '@bontot/contracts';
import type { InitiativeView, ModelView, MyPledge, RegistrationView } from '@bontot/pledge-core';
import { person, type Caller } from '@bontot/testing';
import { createHash } from 'node:crypto';
import { connect } from '@bontot/persistence';
import { ulid } from 'ulid';
import { openParts } from '../src/parts.ts';
import { isNamedIn } from '../src/storage/file-places.ts';
import {
  at,
  CELL,
  committee,
  contentOf,
  Device,
  directoryTold,
  member,
  P,
  reportOf,
  secretary,
  seeder,
  soon,
  startPledges,
  supervisor,
  technical,
  unitTold,
  type RunningPledges,
} from './running-pledges.ts';

/** What organisations and authors do, and what follows after a process was killed, on real engines. */
describe('organisations, models and initiatives', () => {
  let pledges: RunningPledges;
  let device: Device;
  const year = 2025;
  const day = (date: string) => `${date}T03:00:00.000Z`;
  const department = person('org_dept', '/QN/', P(905));
  const ask = async <Body>(caller: Caller, method: string, path: string, body?: unknown) =>
    (await pledges.call(caller, method, path, body)) as { status: number; body: Body };
  const sweep = (date: string) => pledges.call(at(seeder, day(date)), 'POST', '/api/v1/pledges/sweep', {});
  const facts = (measure: string): EvidenceBody[] =>
    pledges.told
      .filter(({ type }) => type === 'evidence.recorded.v1')
      .map(({ body }) => body as EvidenceBody)
      .filter((fact) => fact.measure === measure);
  const actOn = (caller: Caller, act: object, baseVersion: number, unitId = 'QN-LH-07') =>
    ask<RegistrationView & { code?: string; by?: string }>(
      caller,
      'POST',
      `/api/v1/registrations/${unitId}/2025/acts`,
      {
        ...{ act, baseVersion },
      },
    );
  /** An act of somebody who has just read it. */
  const registration = async (caller: Caller, act: object, unitId = 'QN-LH-07') => {
    const { body } = await ask<RegistrationView>(caller, 'GET', `/api/v1/registrations/${unitId}/2025`);
    return actOn(caller, act, body.version, unitId);
  };
  const content = {
    title: 'four_good',
    targets: [{ criterion: 'Chất lượng sinh hoạt tốt', text: 'Dự từ 90 %', points: 23 }],
    issue: 'Rác thải',
  };

  beforeAll(async () => {
    pledges = await startPledges();
    device = new Device(pledges.call);
    await pledges.publish(
      ...directoryTold(),
      unitTold('QN-LH-07', CELL, 'cell', { version: 2, cellType: 'enterprise', name: 'Chi bộ mỏ' }),
    );
    await pledges.settled();
    await sweep('2025-01-01');
  });
  afterAll(() => pledges?.stop());

  it('registers a cell when the committee agrees, dated by the day on which it handed in', async () => {
    const by = (date: string) => at(secretary, day(date));
    await registration(by('2025-02-10'), { type: 'write', content });
    expect((await registration(by('2025-02-10'), { type: 'register' })).status).toBe(403);
    expect((await registration(by('2025-02-11'), { type: 'submit' })).body).toMatchObject({
      registration: { state: 'submitted' },
    });
    expect((await registration(at(supervisor, day('2025-02-12')), { type: 'register' })).status).toBe(403);
    const returned = await registration(at(committee, day('2025-02-12')), { type: 'return', reason: 'Thiếu chỉ tiêu' });
    expect(returned.body.registration).toMatchObject({ state: 'returned', returned: { reason: 'Thiếu chỉ tiêu' } });
    await registration(by('2025-02-13'), { type: 'write', content: { ...content, issue: 'Rác thải ở chợ' } });
    await registration(by('2025-02-14'), { type: 'submit' });
    await registration(at(committee, day('2025-03-01')), { type: 'register' });
    await soon(() =>
      expect(facts('emulation.registered')).toMatchObject([
        { cellId: 'QN-LH-07', source: 'registration/QN-LH-07/2025', effectiveOn: '2025-02-14', value: { yes: true } },
      ]),
    );
  });

  it('has both sides confirm exactly what stands there, each for itself', async () => {
    const read = async () =>
      (await ask<RegistrationView>(at(secretary, day('2025-03-02')), 'GET', '/api/v1/registrations/QN-LH-07/2025'))
        .body;
    const { digest } = await read();
    const confirm = (caller: Caller, as: string, seen = digest) =>
      registration(at(caller, day('2025-03-02')), { type: 'confirm-compact', as, digest: seen });
    expect(await confirm(secretary, 'secretary', 'a'.repeat(64))).toMatchObject({
      status: 422,
      body: { code: 'COMPACT_DIFFERS' },
    });
    expect((await confirm(secretary, 'committee')).status).toBe(403);
    expect((await confirm(committee, 'secretary')).status).toBe(403);
    expect((await confirm(secretary, 'secretary')).status).toBe(200);
    expect((await confirm(committee, 'committee')).body.registration.compact).toMatchObject({
      ...{ digest, secretary: { by: P(1) }, committee: { by: P(902) } },
    });
    expect((await read()).confirmAs).toEqual([]);
  });

  it('takes the fact back with the registration', async () => {
    await registration(at(secretary, day('2025-04-01')), { type: 'withdraw', reason: 'Sáp nhập' });
    await soon(() => expect(facts('emulation.registered').at(-1)).toMatchObject({ withdrawn: true }));
  });

  it('lets a committee register for itself, above which the department agrees', async () => {
    const own = at(committee, day('2025-01-10'));
    await registration(own, { type: 'write', content }, 'QN-LH');
    await registration(own, { type: 'submit' }, 'QN-LH');
    expect((await registration(own, { type: 'register' }, 'QN-LH')).status).toBe(403);
    await registration(at(department, day('2025-01-12')), { type: 'register' }, 'QN-LH');
    await soon(() =>
      expect(facts('emulation.registered').at(-1)).toMatchObject({ cellId: 'QN-LH', effectiveOn: '2025-01-10' }),
    );
  });

  it('keeps what the quicker of two writers wrote, and tells the other whose it is', async () => {
    const [one, two] = [committee, person('committee', '/QN/QN-LH/', P(904))].map((who) => at(who, day('2025-04-02')));
    await registration(one!, { type: 'withdraw', reason: 'Viết lại' }, 'QN-LH');
    const read = async () => (await ask<RegistrationView>(one!, 'GET', '/api/v1/registrations/QN-LH/2025')).body;
    const { version } = await read();
    const texts = ['Chợ sạch', 'Đường sáng'];
    const both = await Promise.all(
      [one!, two!].map((who, n) =>
        actOn(who, { type: 'write', content: { ...content, issue: texts[n] } }, version, 'QN-LH'),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = both.findIndex(({ status }) => status === 200);
    expect(both[1 - first]!.body).toMatchObject({ code: 'REGISTRATION_CHANGED', by: P(first === 0 ? 902 : 904) });
    expect(await read()).toMatchObject({ version: version + 1, registration: { issue: texts[first] } });
    // Whoever has looked at it may write over it, and nobody hands in what they have not seen.
    const slower = [one!, two!][1 - first]!;
    expect((await actOn(slower, { type: 'submit' }, version, 'QN-LH')).body.code).toBe('REGISTRATION_CHANGED');
    const over = { type: 'write', content: { ...content, issue: texts[1 - first] } };
    expect((await actOn(slower, over, version + 1, 'QN-LH')).body.registration.issue).toBe(texts[1 - first]);
    // Sent again after a lost answer, it says what stands there.
    expect((await actOn(slower, over, version + 1, 'QN-LH')).status).toBe(200);
  });

  // The first one reads the fonts.
  it('prints the three forms as PDF', async () => {
    await device.does(
      at(member(3), day('2025-01-10')),
      { memberId: P(3), year },
      { type: 'register', content: contentOf() },
    );
    const bytesOf = async (path: string) => {
      const answer = await fetch(`${pledges.url}${path}`, {
        headers: await pledges.headersOf(at(secretary, day('2025-03-03'))),
      });
      return [
        answer.status,
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ];
    };
    for (const path of [
      '/api/v1/registrations/QN-LH-07/2025/print/registration.pdf',
      '/api/v1/registrations/QN-LH-07/2025/print/compact.pdf',
      `/api/v1/pledges/of/${P(3)}/2025/print.pdf`,
    ])
      expect(await bytesOf(path)).toEqual([200, '%PDF-']);
  });

  it('counts a model from its decision on, and not after it was cancelled', async () => {
    const modelId = ulid();
    const act = (caller: Caller, one: object) =>
      ask<ModelView>(caller, 'POST', `/api/v1/models/${modelId}/acts`, { act: one });
    const said = { title: 'Đường hoa', summary: 'Mỗi người một đoạn', effect: 'Sạch', evidence: [] };
    await act(at(secretary, day('2025-05-01')), { type: 'propose', modelId, unitId: 'QN-LH-07', year, ...said });
    const recognise = { type: 'recognise', number: '12-QĐ', issuer: 'Đảng ủy', decidedOn: '2025-05-20' };
    expect((await act(at(secretary, day('2025-05-21')), recognise)).status).toBe(403);
    expect((await act(at(committee, day('2025-05-21')), recognise)).body).toMatchObject({ state: 'recognised' });
    await soon(() => expect(facts('model.recognised')).toMatchObject([{ effectiveOn: '2025-05-20', value: { n: 1 } }]));
    await act(at(committee, day('2025-06-21')), { type: 'cancel', reason: 'Không đúng' });
    await soon(() => expect(facts('model.recognised').at(-1)).toMatchObject({ withdrawn: true }));
  });

  describe('an initiative', () => {
    const initiativeId = ulid();
    const target = { initiativeId };
    const said = {
      title: 'Máy sàng',
      problem: 'Bụi',
      solution: 'Phun sương',
      effect: 'Giảm nửa',
      value: 5_000_000,
      recognisingBody: 'Công ty',
    };
    const write = { type: 'write-initiative' as const, year, authorIds: [P(4), P(5)], content: said, evidence: [] };

    it('is written by its authors alone and recognised above alone', async () => {
      const author = at(member(4), day('2025-05-01'));
      expect(await device.tries(at(member(6), day('2025-05-01')), target, write)).toEqual(['INITIATIVE_AUTHORS']);
      await device.does(author, target, write, { type: 'submit-initiative' });
      expect((await ask(at(member(6), day('2025-05-02')), 'GET', `/api/v1/initiatives/${initiativeId}`)).status).toBe(
        404,
      );
      const { body } = await ask<InitiativeView>(
        at(committee, day('2025-05-02')),
        'GET',
        `/api/v1/initiatives/${initiativeId}`,
      );
      expect(body.may).toEqual(['recognise-initiative', 'decline-initiative']);
      const recognise = {
        type: 'recognise-initiative' as const,
        number: '3-QĐ',
        issuer: 'Công ty',
        decidedOn: '2025-05-10',
      };
      expect(await device.tries(author, target, recognise)).toEqual(['FORBIDDEN']);
      await device.does(at(committee, day('2025-05-11')), target, recognise);
    });
    it('gives each of its authors a yes for the year', async () => {
      await soon(() =>
        expect(
          facts('initiative.recognised')
            .map(({ source, value }) => [source, value])
            .toSorted(),
        ).toEqual([
          [`initiative-year/${P(4)}/2025`, { yes: true }],
          [`initiative-year/${P(5)}/2025`, { yes: true }],
        ]),
      );
    });
    it('is told to the years by the sweep where the process was killed in between', async () => {
      const { MONGODB_URI: uri, DB_PREFIX } = pledges.config;
      const database = await connect({ uri, database: `${DB_PREFIX}pledges` });
      try {
        // As a process leaves it that is killed between the two writes: decided, and the years not told.
        const left = { state: 'declined', untold: true, cancelled: { reason: 'Trùng', by: P(902), at: 1 } };
        await database.connection.collection('initiatives').updateOne({ _id: initiativeId as never }, { $set: left });
      } finally {
        await database.close();
      }
      await sweep('2025-12-01');
      await soon(() =>
        expect(facts('initiative.recognised').findLast(({ source }) => source.includes(P(4)))).toMatchObject({
          value: { yes: false },
        }),
      );
      // Whoever had none at all is a no as well: each member of an enterprise cell owes one.
      await soon(() =>
        expect(facts('initiative.recognised').filter(({ source }) => source.includes(P(6)))).toMatchObject([
          { value: { yes: false } },
        ]),
      );
    });
  });

  it('lets years follow a campaign that is set later', async () => {
    const body = {
      dates: {
        registerBy: '2026-02-20',
        midBy: '2026-07-10',
        endBy: '2026-11-30',
        reviewBy: '2026-12-15',
        organisationBy: '2026-03-31',
      },
      templates: { enterprise: { ethics: 'Mẫu', duties: '', weaknesses: '', items: [] } },
      who: { probationary: true, initiativeIn: [] },
    };
    await sweep('2026-01-01');
    const set = await ask(at(committee, day('2026-01-02')), 'PUT', '/api/v1/pledge-campaigns/QN-LH/2026', body);
    expect(set).toMatchObject({ status: 200, body: { inherited: false, campaign: { setBy: P(902) } } });
    await sweep('2026-01-03');
    const { body: mine } = await ask<MyPledge>(
      at(member(6), day('2026-01-03')),
      'GET',
      '/api/v1/pledges/mine?year=2026',
    );
    expect(mine.due.map(({ dueOn }) => dueOn)).toEqual(['2026-02-20', '2026-07-10', '2026-11-30', '2026-12-15']);
    expect(mine.template.ethics).toBe('Mẫu');
  });

  it('keeps evidence as a file that only readers of the report can open', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const author = at(member(3), day('2025-06-01'));
    const wish = { name: 'chung-nhan.pdf', size: bytes.length, sha256 };
    const { uploadId } = (await ask<{ uploadId: string }>(author, 'POST', '/api/v1/pledge-files', wish)).body;
    const headers = { ...(await pledges.headersOf(author)), 'content-type': 'application/octet-stream' };
    const put = await fetch(`${pledges.url}/api/v1/pledge-files/${uploadId}/parts/0`, {
      method: 'PUT',
      headers,
      body: bytes,
    });
    expect(put.status).toBe(200);
    const { body: file } = await ask<{ fileId: string }>(author, 'POST', `/api/v1/pledge-files/${uploadId}/finish`);
    const report = reportOf('mid') as Extract<ReturnType<typeof reportOf>, { type: 'report' }>;
    const items = report.items.map((one, index) => (index === 0 ? { ...one, evidence: [{ ref: 'Giấy', file }] } : one));
    await device.does(author, { memberId: P(3), year }, { ...report, items } as never);
    const path = `/api/v1/pledge-files/${file.fileId}?in=pledge:${P(3)}.2025`;
    const open = async (caller: Caller) =>
      (await fetch(`${pledges.url}${path}`, { headers: await pledges.headersOf(at(caller, day('2025-06-02'))) }))
        .status;
    expect([await open(member(3)), await open(secretary), await open(member(6)), await open(committee)]).toEqual([
      200, 200, 404, 404,
    ]);
  });

  it('names the compact that was altered by hand, and none before', async () => {
    const confirmed = async (unitId: string) => {
      const by = person('secretary', `/QN/QN-LH/${unitId}/`, P(1));
      const act = (caller: Caller, one: object) => registration(at(caller, day('2025-02-01')), one, unitId);
      await act(by, { type: 'write', content });
      await act(by, { type: 'submit' });
      const { digest } = (await act(committee, { type: 'register' })).body;
      await act(by, { type: 'confirm-compact', as: 'secretary', digest });
      const { body } = await act(committee, { type: 'confirm-compact', as: 'committee', digest });
      expect(body.registration.compact).toMatchObject({ digest, committee: { by: P(902) }, secretary: { by: P(1) } });
    };
    await pledges.publish(...['QN-LH-31', 'QN-LH-32'].map((id) => unitTold(id, `/QN/QN-LH/${id}/`, 'cell')));
    await pledges.settled();
    await confirmed('QN-LH-31');
    await confirmed('QN-LH-32');
    const { DB_PREFIX } = pledges.config;
    const database = await connect({ uri: process.env.MONGODB_URI!, database: `${DB_PREFIX}pledges` });
    try {
      const verify = async (query = '') =>
        (
          await ask<{ differences: object[]; next: string | null }>(
            technical,
            'GET',
            `/api/v1/compact-verification?limit=500${query}`,
          )
        ).body;
      expect(await verify()).toMatchObject({ ok: true, differences: [], next: null });
      const registrations = database.connection.db!.collection<{ _id: string }>('registrations');
      await registrations.updateOne({ _id: 'QN-LH-32.2025' }, { $set: { 'targets.0.points': 25 } });
      const altered = { unitId: 'QN-LH-32', year, code: 'CONTENT_CHANGED' };
      expect(await verify()).toMatchObject({ ok: false, differences: [altered] });
      expect(await verify('&cursor=QN-LH-32.2025')).toMatchObject({ ok: true, differences: [] });
    } finally {
      await database.close();
    }
  });

  it('gives up files that nothing has named for a week, never one that an initiative names', async () => {
    const database = await connect({
      uri: process.env.MONGODB_URI!,
      database: `${pledges.config.DB_PREFIX}pledges`,
    });
    try {
      const log = { info() {}, warn() {}, error() {}, debug() {} } as never;
      const inNineDays = { now: () => Date.now() + 9 * 24 * 3_600_000 };
      const { papers, uploads, stores } = await openParts(database, pledges.config, inNineDays, log);
      const author = at(member(4), day('2025-06-01'));
      const fileOf = async (fileId: string) => {
        const file = { fileId, name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'a'.repeat(64) };
        await papers.keep(file, Buffer.from('x'), Date.now());
        return file;
      };
      const [named, loose] = [await fileOf('named-by-an-initiative'), await fileOf('named-by-nothing')];
      const writeWith = (file: typeof named) => ({
        ...{ type: 'write-initiative' as const, year, authorIds: [P(4)], evidence: [{ ref: 'Giấy', file }] },
        content: { title: 'Lưới chắn', problem: '', solution: '', effect: '', value: null, recognisingBody: '' },
      });
      const target = { initiativeId: ulid() };
      const gone = { ...named, fileId: 'never-sent' };
      expect(await device.tries(author, target, writeWith(gone))).toEqual(['PAPER_GONE']);
      await device.does(author, target, writeWith(named));
      const swept = await uploads.sweepLoose(inNineDays.now(), isNamedIn(stores));
      expect(swept).toBe(1);
      expect([await papers.find(named.fileId), await papers.find(loose.fileId)]).toEqual([named, undefined]);
    } finally {
      await database.close();
    }
  });
});
