import type { EvidenceBody } from '@bontot/contracts';
import type { CellPledges, MyPledge, PledgeView, Shares } from '@bontot/pledge-core';
import { ulid } from 'ulid';
import {
  at,
  committee,
  contentOf,
  deputy,
  Device,
  directoryTold,
  member,
  memberTold,
  OTHER_CELL,
  P,
  reportOf,
  secretary,
  seeder,
  soon,
  startPledges,
  supervisor,
  type RunningPledges,
} from './running-pledges.ts';
import { person, type Caller } from '@bontot/testing';

/** A year told from its first day: what is owed, done and proved, on real engines. */
describe('a year of pledges', () => {
  let pledges: RunningPledges;
  let device: Device;
  const year = 2025;
  const of = (number: number) => ({ memberId: P(number), year });
  const day = (date: string) => `${date}T03:00:00.000Z`;
  const get = async <Body>(caller: Caller, path: string) =>
    (await pledges.call(caller, 'GET', path)) as { status: number; body: Body };
  const sweep = (date: string) => pledges.call(at(seeder, day(date)), 'POST', '/api/v1/pledges/sweep', {});
  const facts = (measure: string): EvidenceBody[] =>
    pledges.told
      .filter(({ type }) => type === 'evidence.recorded.v1')
      .map(({ body }) => body as EvidenceBody)
      .filter((fact) => fact.measure === measure);

  beforeAll(async () => {
    pledges = await startPledges();
    device = new Device(pledges.call);
    await pledges.publish(...directoryTold());
    await pledges.settled();
    await sweep('2025-01-01');
  });
  afterAll(() => pledges?.stop());

  it('lays out a year for everybody who owes one, with what is due', async () => {
    const { body } = await get<CellPledges>(
      at(secretary, day('2025-01-02')),
      `/api/v1/pledges?unitId=QN-LH-07&year=2025`,
    );
    expect(body.counts).toMatchObject({ obliged: 9, registered: 0, overdue: 0 });
    expect(body.rows.filter(({ obliged }) => obliged)).toHaveLength(9);
    expect(body.rows[0]).toMatchObject({
      state: 'none',
      due: [{ duty: 'registered', dueOn: '2025-01-31', daysLeft: 29 }, {}, {}, {}],
    });
    const mine = (await get<MyPledge>(at(member(3), day('2025-01-02')), '/api/v1/pledges/mine?year=2025')).body;
    expect(mine).toMatchObject({ memberId: P(3), lastYear: null, view: { pledge: { state: 'none' } } });
  });

  it('takes the pledge of a member, and tells the score at once', async () => {
    await device.does(at(member(3), day('2025-01-10')), of(3), { type: 'register', content: contentOf() });
    await soon(() =>
      expect(facts('pledge.registered')).toMatchObject([
        {
          cellId: 'QN-LH-07',
          source: `pledge/${P(3)}/2025`,
          effectiveOn: '2025-01-31',
          revision: 2,
          value: { yes: true },
        },
      ]),
    );
  });

  it('takes the same command once, however often it comes', async () => {
    const again = new Device(pledges.call);
    const commands = again.write(of(4), [{ type: 'register', content: contentOf() }]);
    const caller = at(member(4), day('2025-01-10'));
    expect((await again.send(caller, commands)).map(({ outcome }) => outcome)).toEqual(['applied']);
    expect((await again.send(caller, commands)).map(({ outcome }) => outcome)).toEqual(['repeated']);
  });

  it('sets aside what another device says that had not seen the first', async () => {
    const phone = new Device(pledges.call);
    const caller = at(member(4), day('2025-02-10'));
    const amend = (duties: string) => ({ type: 'amend' as const, content: contentOf({ duties }), reason: 'Đổi việc' });
    await device.does(caller, of(4), amend('Một'));
    const [result] = await phone.send(caller, phone.write(of(4), [amend('Hai')], 2));
    expect(result).toMatchObject({ outcome: 'set_aside' });
    const { body } = await get<PledgeView>(caller, `/api/v1/pledges/of/${P(4)}/2025`);
    expect(body.pledge.versions.at(-1)).toMatchObject({ duties: 'Một' });
    expect(body.pledge.conflicts).toMatchObject([{ losing: { content: { duties: 'Hai' } } }]);
    const { conflictId } = body.pledge.conflicts[0]!;
    await phone.does(caller, of(4), { type: 'resolve-conflict', conflictId, take: 'losing' });
    const after = (await get<PledgeView>(caller, `/api/v1/pledges/of/${P(4)}/2025`)).body.pledge;
    expect([after.versions.at(-1)?.duties, after.conflicts]).toEqual(['Hai', []]);
  });

  it('sends no for whoever registered nothing when the last day has passed, once', async () => {
    await sweep('2025-02-01');
    await sweep('2025-02-02');
    await soon(() => {
      const said = facts('pledge.registered').filter(({ value }) => 'yes' in value && !value.yes);
      expect(said.map(({ source }) => source).toSorted()).toEqual(
        [1, 2, 5, 6, 7, 8, 10, 21].map((number) => `pledge/${P(number)}/2025`),
      );
    });
    const { body } = await get<Shares>(
      at(committee, day('2025-02-02')),
      '/api/v1/pledges/shares?below=QN-LH&year=2025&by=registered',
    );
    expect(body.items.map(({ unitId, share }) => [unitId, share.part, share.whole])).toEqual([
      ['QN-LH-08', 0, 1],
      ['QN-LH-07', 2, 9],
    ]);
    expect(body.total).toMatchObject({ obliged: 10, registered: 2, overdue: 8 });
  });

  it('lets the secretary type for a member, who confirms', async () => {
    const helper = at(secretary, day('2025-02-03'));
    const [result] = await device.send(helper, device.write(of(5), [{ type: 'register', content: contentOf() }]));
    expect(result).toMatchObject({ outcome: 'applied' });
    const own = at(member(5), day('2025-02-04'));
    const { body } = await get<MyPledge>(own, '/api/v1/pledges/mine?year=2025');
    expect(body.view?.pledge).toMatchObject({ state: 'none', helped: [{ helper: P(1) }] });
    await device.does(own, of(5), { type: 'confirm', helpedId: body.view!.pledge.helped[0]!.helpedId });
    await soon(() =>
      expect(facts('pledge.registered').at(-1)).toMatchObject({ source: `pledge/${P(5)}/2025`, value: { yes: true } }),
    );
  });

  it('shows to each what is theirs to read', async () => {
    const path = `/api/v1/pledges/of/${P(3)}/2025`;
    const read = async (caller: Caller) => get<PledgeView>(at(caller, day('2025-02-05')), path);
    const itemsFor = async (caller: Caller) =>
      (await read(caller)).body.pledge.versions[0]?.items.map(({ title }) => title);
    expect(await itemsFor(member(3))).toEqual(['Việc 1', 'Cai thuốc lá']);
    expect(await itemsFor(secretary)).toEqual(['Việc 1', 'Cai thuốc lá']);
    expect(await itemsFor(deputy)).toEqual(['Việc 1']);
    expect(await itemsFor(member(6))).toEqual(['Việc 1']);
    const fellow = (await read(member(6))).body;
    expect([fellow.texts, fellow.pledge.versions[0]?.ethics, fellow.pledge.versions[0]?.items[0]?.measure]).toEqual([
      false,
      '',
      '',
    ]);
    for (const stranger of [
      person('member', OTHER_CELL, P(21)),
      committee,
      supervisor,
      person('secretary', OTHER_CELL, P(22)),
    ])
      expect(await read(stranger)).toMatchObject({ status: 404, body: { code: 'PLEDGE_UNKNOWN' } });
  });

  it('opens texts to those above while a review is open, and reopens with their reason alone', async () => {
    await device.does(at(member(3), day('2025-06-20')), of(3), reportOf('mid'));
    await device.does(at(member(3), day('2025-11-20')), of(3), reportOf('end'));
    const open = await get<PledgeView>(at(committee, day('2025-11-21')), `/api/v1/pledges/of/${P(3)}/2025`);
    expect([open.status, open.body.pledge.reports.end?.items.length, open.body.pledge.versions[0]?.ethics]).toEqual([
      ...[200, 1, 'Giữ gìn đạo đức'],
    ]);
    const review = { type: 'review' as const, grade: 3 as const, reason: 'Giữ đúng' };
    expect(await device.tries(at(member(3), day('2025-12-01')), of(3), review)).toEqual(['FORBIDDEN']);
    expect(await device.tries(at(committee, day('2025-12-01')), of(3), review)).toEqual(['FORBIDDEN']);
    await device.does(at(secretary, day('2025-12-10')), of(3), review);
    expect((await get(at(committee, day('2025-12-11')), `/api/v1/pledges/of/${P(3)}/2025`)).status).toBe(404);
    const reopen = { type: 'reopen' as const, reason: 'Có đơn' };
    expect(await device.tries(at(secretary, day('2025-12-12')), of(3), reopen)).toEqual(['FORBIDDEN']);
    expect(await device.tries(at(supervisor, day('2025-12-12')), of(3), reopen)).toEqual(['FORBIDDEN']);
    await device.does(at(committee, day('2025-12-12')), of(3), reopen);
    await device.does(at(secretary, day('2025-12-13')), of(3), { ...review, grade: 2, reason: 'Xét lại' });
    await soon(() =>
      expect(facts('pledge.graded').map(({ value, withdrawn }) => [value, withdrawn])).toEqual([
        [{ grade: 3 }, undefined],
        // Of another day: the same key, a higher revision.
        [{ grade: 2 }, undefined],
      ]),
    );
  });

  it('takes the yes back of a member who becomes exempt, and moves it with a transfer', async () => {
    await device.does(at(member(6), day('2025-05-01')), of(6), { type: 'register', content: contentOf() });
    await device.does(at(member(6), day('2025-05-02')), of(6), reportOf('mid'));
    await device.does(at(member(7), day('2025-05-01')), of(7), { type: 'register', content: contentOf() });
    await device.does(at(member(7), day('2025-05-02')), of(7), reportOf('mid'));
    await pledges.publish(
      memberTold(6, 'QN-LH-07', { version: 2, exempt: { from: '2025-05-10', to: null } }),
      memberTold(7, 'QN-LH-08', { version: 2, joinedCellOn: '2025-05-10' }),
    );
    await pledges.settled();
    await sweep('2025-05-11');
    await soon(() => {
      const of6 = facts('pledge.reported').filter(({ source }) => source.includes(P(6)));
      expect(of6.map(({ withdrawn }) => withdrawn ?? false)).toEqual([false, true]);
      const of7 = facts('pledge.reported').filter(({ source }) => source.includes(P(7)));
      // Two cells are two partitions: what came first there and here is not said.
      expect(of7.map(({ cellId, withdrawn }) => `${cellId} ${withdrawn ?? false}`).toSorted()).toEqual([
        'QN-LH-07 false',
        'QN-LH-07 true',
        'QN-LH-08 false',
      ]);
    });
    // What was due in January stays with the cell of then.
    expect(facts('pledge.registered').findLast(({ source }) => source.includes(P(7)))).toMatchObject({
      ...{ cellId: 'QN-LH-07', value: { yes: true } },
    });
  });

  it('gives whoever joins a year of their own from the day on', async () => {
    await pledges.publish(memberTold(40, 'QN-LH-07', { joinedCellOn: '2025-05-15', kind: 'probationary' }));
    await pledges.settled();
    await sweep('2025-05-20');
    await sweep('2025-06-15');
    await soon(() =>
      expect(facts('pledge.registered').findLast(({ source }) => source.includes(P(40)))).toMatchObject({
        ...{ effectiveOn: '2025-06-14', value: { yes: false } },
      }),
    );
  });

  it('gives the other cell nothing of this one', async () => {
    const stranger = at(person('member', OTHER_CELL, P(21)), day('2025-06-01'));
    expect(await device.tries(stranger, of(3), { type: 'write', content: contentOf() })).toEqual(['FORBIDDEN']);
    expect(await device.tries(stranger, { memberId: ulid(), year }, { type: 'remind' })).toEqual(['FORBIDDEN']);
    expect((await get(stranger, '/api/v1/pledges?unitId=QN-LH-07&year=2025')).status).toBe(403);
    expect((await get(at(committee, day('2025-06-01')), '/api/v1/pledges/shares?below=QN&year=2025')).status).toBe(200);
    expect((await get(stranger, '/api/v1/pledges/shares?below=QN-LH&year=2025')).status).toBe(403);
  });

  it('tells others ids and days alone', async () => {
    await soon(() => expect(pledges.told.some(({ type }) => type === 'pledge.changed.v1')).toBe(true));
    const all = JSON.stringify(pledges.told.map(({ body }) => body));
    for (const secret of ['Giữ gìn', 'Cai thuốc', 'Đảng viên 3', 'Xét lại', 'Có đơn'])
      expect(all).not.toContain(secret);
  });
});
