import { assessmentChanged, topics } from '@bontot/contracts';
import { RegisterPages } from '../src/storage/register-pages.ts';
import { CELL, fact, KEY, unit, verdict, YEAR } from './builders.ts';
import { decodedFrom, expectSound, publisher, Scoring } from './rig.ts';

let scoring: Scoring;
beforeEach(async () => void (scoring = await Scoring.open()));
afterEach(() => scoring.close());

const commune = (unitId: string, version = 1) =>
  unit(unitId, { version, parentId: 'QN', path: `/QN/${unitId}/`, level: 'commune', cellType: null });
const province = unit('QN', { parentId: null, path: '/QN/', level: 'province', cellType: null, grassroots: false });
const grade = (source: string, points: number, revision = 1) =>
  fact('meeting.grade', { source, revision, value: { grade: points } });
const committee = (cellId: string) => ({ cellId, period: YEAR });
const sends = (...bodies: ReturnType<typeof fact>[]) =>
  scoring.takes(...bodies.map((body) => scoring.doors.from('publisher', body)));
/** What stands on the card of a committee, by source. */
const held = async (unitId = 'QN-LH') =>
  (await scoring.facts(committee(unitId))).map(({ measure, source, value, withdrawn }) =>
    withdrawn ? [measure, source, 'withdrawn'] : [measure, source, value],
  );

it('carries a cell’s meetings to its commune, counted once however often they come', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  await sends(grade('m1', 4), grade('m2', 2));
  await scoring.circulate();
  expect(await held()).toEqual([['sub.meeting.grade', `sub/${CELL}`, { part: 6, whole: 8 }]]);
  await sends(grade('m2', 2), grade('m1', 4));
  await sends(grade('m2', 3, 2));
  await scoring.circulate();
  expect(await held()).toEqual([['sub.meeting.grade', `sub/${CELL}`, { part: 7, whole: 8 }]]);
  const told = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body));
  expect(told.findLast(({ cellId }) => cellId === 'QN-LH')).toMatchObject({
    criteriaSet: { id: 'committee-default' },
    views: { reviewed: { points: { '2.2': 7.5 } } },
  });
  for (const key of [KEY, committee('QN-LH')]) expectSound(key, await scoring.chain(key));
});

it('goes to the nearest committee with a card, past units that have none', async () => {
  const grassroots = unit('QN-LH-T', {
    path: '/QN/QN-LH/QN-LH-T/',
    level: 'grassroots_committee',
    cellType: null,
  });
  await scoring.knows(province, commune('QN-LH'), grassroots);
  await scoring.knows(unit('QN-LH-T1', { parentId: 'QN-LH-T', path: '/QN/QN-LH/QN-LH-T/QN-LH-T1/' }));
  await sends({ ...grade('m1', 4), cellId: 'QN-LH-T1' });
  await scoring.circulate();
  expect(await held('QN-LH-T')).toHaveLength(1);
  expect(await held('QN-LH')).toEqual([]);
});

it('reaches a committee that becomes known after its cells', async () => {
  await scoring.knows(unit());
  await sends(grade('m1', 4));
  await scoring.knows(commune('QN-LH'), province);
  await scoring.circulate();
  expect(await held()).toHaveLength(1);
});

it('moves with the cell: withdrawn at the old committee, sent at the new one', async () => {
  await scoring.knows(province, commune('QN-LH'), commune('QN-DT'), unit());
  await sends(grade('m1', 4));
  await scoring.circulate();
  await scoring.knows(unit(CELL, { version: 2, parentId: 'QN-DT', path: `/QN/QN-DT/${CELL}/` }));
  await scoring.circulate();
  expect(await held('QN-LH')).toEqual([['sub.meeting.grade', `sub/${CELL}`, 'withdrawn']]);
  expect(await held('QN-DT')).toEqual([['sub.meeting.grade', `sub/${CELL}`, { part: 4, whole: 4 }]]);
});

it('stays with a cell that is merged away, and its successor begins with nothing: nobody is counted twice', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  await sends(grade('m1', 4), fact('pledge.registered', { source: 'pledge/1', effectiveOn: '2026-01-31' }));
  await scoring.circulate();
  const before = await held();
  const closed = unit(CELL, { version: 2, validTo: '2026-06-30' });
  const successor = unit('QN-LH-99', { path: '/QN/QN-LH/QN-LH-99/', validFrom: '2026-07-01', successorOf: [CELL] });
  await scoring.knows(closed, successor);
  await sends({ ...grade('m2', 2), cellId: 'QN-LH-99', effectiveOn: '2026-07-10' });
  await scoring.circulate();
  expect(await held()).toEqual([...before, ['sub.meeting.grade', 'sub/QN-LH-99', { part: 2, whole: 4 }]]);
  expect((await scoring.facts(KEY)).map(({ source }) => source).sort()).toEqual(['m1', 'pledge/1']);
});

it('goes with the cells of a committee that is merged away, which keeps a card without them', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  await sends(grade('m1', 4));
  await scoring.circulate();
  const successor = commune('QN-N');
  await scoring.knows({ ...successor, validFrom: '2026-07-01', successorOf: ['QN-LH'] });
  await scoring.knows(unit(CELL, { version: 2, parentId: 'QN-N', path: `/QN/QN-N/${CELL}/` }));
  await scoring.knows({ ...commune('QN-LH', 2), validTo: '2026-06-30' });
  await scoring.circulate();
  expect(await held('QN-LH')).toEqual([['sub.meeting.grade', `sub/${CELL}`, 'withdrawn']]);
  expect(await held('QN-N')).toEqual([['sub.meeting.grade', `sub/${CELL}`, { part: 4, whole: 4 }]]);
});

it('is told again after a crash between the card and the committee, by a worker that remembers nothing', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  const record = scoring.doors.from('publisher', grade('m1', 4));
  await scoring.crashesBeforeTelling(record);
  scoring.restart();
  await scoring.takes(record);
  await scoring.circulate();
  expect(await held()).toHaveLength(1);
  expect((await scoring.chain()).length).toBe(1);
});

it('says at the end of a quarter that nobody came', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  await sends(fact('meeting.supervisor.attended', { source: 'm1', value: { yes: false } }));
  expect(await scoring.dueOn()).toBeDefined();
  scoring.clock.at = Date.parse('2026-10-01T01:00:00Z');
  await scoring.takes(scoring.doors.due('date'));
  await scoring.circulate();
  expect(await held()).toEqual([['sub.cell.attended', `sub/${CELL}/2026-Q3`, { yes: false }]]);
});

it('waits for the verdict on a fact that needs one', async () => {
  await scoring.knows(province, commune('QN-LH'), unit());
  const admitted = fact('member.admitted', { value: { n: 1 } });
  await scoring.takes(scoring.doors.byHand(admitted));
  await scoring.circulate();
  expect(await held()).toEqual([]);
  await scoring.takes(scoring.doors.verdict(verdict(admitted, 'confirmed')));
  const sent = scoring.broker.partitionsOf(topics.evidence.name).flat().map(decodedFrom);
  expect(sent.map(({ body }) => body)).toMatchObject([{ cellId: 'QN-LH', measure: 'sub.member.admitted' }]);
});

describe('the register of what waits', () => {
  const listed = async (prefix = '/QN/') =>
    (await new RegisterPages(scoring.database.connection).page([prefix], undefined, 10)).map(
      ({ measure, revision, path }) => [measure, revision, path],
    );
  const admitted = fact('member.admitted', { value: { n: 1 } });

  it('lists a fact until its verdict, and its next revision again', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.byHand(admitted));
    expect(await listed()).toEqual([['member.admitted', 1, unit().path]]);
    expect(await listed('/QN/QN-DT/')).toEqual([]);
    await scoring.takes(scoring.doors.verdict(verdict(admitted, 'rejected')));
    expect(await listed()).toEqual([]);
    await scoring.takes(scoring.doors.byHand({ ...admitted, revision: 2, value: { n: 2 } }));
    expect(await listed()).toEqual([['member.admitted', 2, unit().path]]);
    await scoring.takes(scoring.doors.byHand({ ...admitted, revision: 3, withdrawn: true }));
    expect(await listed()).toEqual([]);
  });
  it('finds a fact that came before its unit, and follows a cell that moves', async () => {
    await scoring.takes(scoring.doors.byHand(admitted));
    expect(await listed()).toEqual([]);
    await scoring.knows();
    expect(await listed()).toEqual([['member.admitted', 1, unit().path]]);
    await scoring.knows(unit(CELL, { version: 2, parentId: 'QN-DT', path: `/QN/QN-DT/${CELL}/` }));
    expect(await listed('/QN/QN-DT/')).toHaveLength(1);
  });
  it('does not list what a sender vouches for', async () => {
    await scoring.knows();
    await sends(admitted);
    expect(await listed()).toEqual([]);
  });
});

it('assesses a card as of the moment that was told with its facts, so that history has its own days', async () => {
  await scoring.knows();
  const headers = { ce_sender: 'system:seeder', ce_confirmed: 'true', ce_recordedat: '2026-02-10T02:00:00.000Z' };
  const body = fact('meeting.attendance', { effectiveOn: '2026-02-08' });
  await scoring.takes({
    ...scoring.doors.byHand(body),
    headers: { ...scoring.doors.byHand(body).headers, ...headers },
  });
  const [told] = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body));
  expect(told).toMatchObject({ asOf: '2026-02-10', at: '2026-02-10T02:00:00.000Z' });
  await scoring.takes(scoring.doors.due('date'));
  const after = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body));
  expect(after.at(-1)).toMatchObject({ asOf: '2026-07-20', revision: 2 });
});

describe('evidence about a unit that nobody knows', () => {
  it('is told its sender as unclaimed, and counts once the unit is named', async () => {
    const body = fact('task.completed');
    await sends(body);
    expect(await scoring.outcomes()).toMatchObject([
      { outcome: 'unclaimed', code: 'CELL_UNKNOWN', source: body.source },
    ]);
    await scoring.knows();
    expect(scoring.toldOf()).toBeDefined();
  });
  it('is refused beyond the quota of its sender, while cards that wait already take more', async () => {
    await scoring.stores.senders.introduce({ ...publisher, sender: 'eager', unclaimedQuota: 2 });
    const eager = (cellId: string, source: string) =>
      scoring.takes(scoring.doors.from('eager', fact('task.completed', { cellId, source })));
    expect(await eager('X-1', 'a')).toEqual([undefined]);
    expect(await eager('X-2', 'a')).toEqual([undefined]);
    scoring.clock.at += 6_000;
    expect(await eager('X-3', 'a')).toMatchObject([{ code: 'UNCLAIMED_QUOTA' }]);
    expect(await eager('X-1', 'b')).toEqual([undefined]);
  });
});
