import { assessmentChanged, evidenceConflicted } from '@bontot/contracts';
import { addDays, startOfDay } from '@bontot/kernel';
import { templates } from '@bontot/scoring-core';
import { entriesOf } from '../src/api/card-reader.ts';
import { Recompute } from '../src/jobs/recompute.ts';
import { cardUnitOf } from '../src/card/entry.ts';
import { approved, CELL, exemption, fact, KEY, unit, verdict } from './builders.ts';
import { digestOf, digestOfFacts, expectSound, Scoring } from './rig.ts';
import { InMemoryPublisher } from '@bontot/messaging';
import { testEnvironment, uniqueName } from '@bontot/testing';
import { silentLog } from '@bontot/messaging';

let scoring: Scoring;
beforeEach(async () => void (scoring = await Scoring.open()));
afterEach(() => scoring.close());

const task = fact('task.completed', { source: 'k1' });
const exceeded = fact('task.exceeded', { source: 'k1' });
const attendance = (part: number, revision: number) =>
  fact('meeting.attendance', { source: 'm07', revision, value: { part, whole: 10 } });
const heldFact = async (measure: string, source: string) => (await scoring.card()).state.facts.get(measure, source);

describe('a moment', () => {
  it('makes one revision of a card, however many records touch it', async () => {
    await scoring.knows();
    const bodies = Array.from({ length: 50 }, (_, n) => fact('dues.paid', { source: `d${n}` }));
    await scoring.takes(...bodies.map((body) => scoring.doors.from('publisher', body)));
    const chain = await scoring.chain();
    expect(chain).toHaveLength(1);
    expect(entriesOf(chain[0]!, KEY)).toHaveLength(51);
    expect(chain[0]!.digest).toBe(digestOfFacts(bodies, KEY, scoring.clock.at));
    expect(scoring.told(assessmentChanged.type)).toHaveLength(1);
    expectSound(KEY, chain);
  });
  it('tells where the card stands, in both views, and what changed', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', attendance(5, 1)));
    await scoring.takes(scoring.doors.from('publisher', attendance(10, 2)));
    const bodies = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body));
    expect(bodies.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(bodies[1]).toMatchObject({ cellId: CELL, period: '2026', path: unit().path, asOf: '2026-07-20' });
    expect(bodies[1]!.changed).toEqual(['2.3']);
    expect(bodies[1]!.views.self.points['2.3']).toBeGreaterThan(Number(bodies[0]!.views.self.points['2.3']));
  });
  it('of a record that came before changes nothing and tells nothing', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', task));
    await scoring.takes(scoring.doors.from('publisher', task), scoring.doors.from('publisher', task));
    expect(await scoring.chain()).toHaveLength(1);
    expect(scoring.told()).toHaveLength(1);
  });
  it('goes on past records that are refused, and names each', async () => {
    await scoring.knows();
    const broken = { ...scoring.doors.from('publisher', task), value: Buffer.from('{') };
    const answers = await scoring.takes(
      broken,
      scoring.doors.from('publisher', { ...task, revision: 0 }),
      scoring.doors.from('stranger', task),
      scoring.doors.from('publisher', task),
    );
    expect(answers.map((answer) => answer?.code)).toEqual([
      'BODY_NOT_JSON',
      'REVISION_INVALID',
      'SENDER_UNKNOWN',
      undefined,
    ]);
    expect(await scoring.facts()).toHaveLength(1);
    expect((await scoring.outcomes()).map(({ outcome, code }) => [outcome, code]).sort()).toEqual([
      ['refused', 'BODY_NOT_JSON'],
      ['refused', 'REVISION_INVALID'],
    ]);
  });
  it('of many cards writes them all, each its own chain', async () => {
    const cells = Array.from({ length: 40 }, (_, n) => `QN-LH-${n + 10}`);
    await scoring.knows(...cells.map((cellId) => unit(cellId)));
    await scoring.takes(...cells.map((cellId) => scoring.doors.from('publisher', { ...task, cellId })));
    for (const cellId of cells) expect((await scoring.card({ cellId, period: '2026' })).version).toBe(1);
    expect(scoring.told(assessmentChanged.type)).toHaveLength(40);
  });
});

describe('a revision of a fact', () => {
  beforeEach(() => scoring.knows());

  it('that is older arrives late: it is kept in the log and changes nothing', async () => {
    await scoring.takes(scoring.doors.from('publisher', attendance(8, 2)));
    const { digest } = await scoring.card();
    await scoring.takes(scoring.doors.from('publisher', attendance(3, 1)));
    const chain = await scoring.chain();
    expect(chain).toHaveLength(2);
    expect(chain[1]!.digest).toBe(digest);
    expect((await heldFact('meeting.attendance', 'm07'))?.value).toEqual({ part: 8, whole: 10 });
    expect(scoring.told()).toHaveLength(1);
  });
  it('with another content is kept aside, told to its sender, and changes nothing', async () => {
    await scoring.takes(scoring.doors.from('publisher', attendance(8, 1)));
    const { digest } = await scoring.card();
    await scoring.takes(scoring.doors.from('publisher', attendance(9, 1)));
    expect((await heldFact('meeting.attendance', 'm07'))?.value).toEqual({ part: 8, whole: 10 });
    expect((await scoring.card()).digest).toBe(digest);
    expect(await scoring.outcomes()).toMatchObject([
      { outcome: 'conflict', code: 'REVISION_CONFLICT', cellId: CELL, source: 'm07', revision: 1 },
    ]);
    expect(scoring.told(evidenceConflicted.type).map(({ body }) => evidenceConflicted.body.parse(body))).toMatchObject([
      { cellId: CELL, measure: 'meeting.attendance', source: 'm07', revision: 1, sender: 'publisher' },
    ]);
    expect(scoring.told(assessmentChanged.type)).toHaveLength(1);
    expectSound(KEY, await scoring.chain());
  });
  it('conflicts with the first of its own moment too', async () => {
    await scoring.takes(
      scoring.doors.from('publisher', attendance(8, 1)),
      scoring.doors.from('publisher', attendance(9, 1)),
    );
    expect((await heldFact('meeting.attendance', 'm07'))?.value).toEqual({ part: 8, whole: 10 });
    expect(await scoring.outcomes()).toHaveLength(1);
  });
  it('withdraws it as if it had never been, and a later one brings it back', async () => {
    const empty = digestOfFacts([task], KEY, scoring.clock.at);
    await scoring.takes(scoring.doors.from('publisher', task), scoring.doors.from('publisher', attendance(8, 1)));
    const { digest: counted } = await scoring.card();
    await scoring.takes(scoring.doors.from('publisher', { ...attendance(8, 2), withdrawn: true }));
    expect((await scoring.card()).digest).toBe(empty);
    await scoring.takes(scoring.doors.from('publisher', attendance(8, 3)));
    expect((await scoring.card()).digest).toBe(counted);
    expect(scoring.told(assessmentChanged.type)).toHaveLength(3);
  });
  it('moves it to another year by two facts, so that it counts once', async () => {
    const lastYear = { cellId: CELL, period: '2025' };
    const due = fact('task.completed', { source: 'k9', slot: '2025-12', effectiveOn: '2025-12-20' });
    await scoring.takes(scoring.doors.from('publisher', due));
    const before = await scoring.card(lastYear);
    const moved = { ...due, revision: 2, slot: '2026-01', effectiveOn: '2026-01-05' };
    await scoring.takes(
      scoring.doors.from('publisher', { ...due, revision: 2, withdrawn: true }),
      scoring.doors.from('publisher', moved),
    );
    expect((await scoring.card(lastYear)).digest).toBe(digestOfFacts([], lastYear, scoring.clock.at));
    expect((await scoring.card(lastYear)).digest).not.toBe(before.digest);
    expect((await scoring.card()).digest).toBe(digestOfFacts([moved], KEY, scoring.clock.at));
  });
});

describe('a fact of a unit that nobody knows yet', () => {
  it('waits, and counts as soon as the unit is known', async () => {
    await scoring.takes(scoring.doors.from('publisher', task));
    expect(await scoring.stores.unclaimed.count()).toBe(1);
    expect(scoring.told()).toHaveLength(0);
    await scoring.knows();
    expect(await scoring.stores.unclaimed.count()).toBe(0);
    expect((await scoring.card()).digest).toBe(digestOfFacts([task], KEY, scoring.clock.at));
    expect(scoring.toldOf()).toBe((await scoring.card()).digest);
  });
  it('counts the same when the unit came first, or in the same moment', async () => {
    await scoring.takes(scoring.doors.from('publisher', task), scoring.doors.unit(unit()));
    expect(await scoring.stores.unclaimed.count()).toBe(0);
    expect(scoring.toldOf()).toBe(digestOfFacts([task], KEY, scoring.clock.at));
    expect(await scoring.chain()).toHaveLength(1);
  });
  it('is not forgotten when the unit becomes known between the look and the note', async () => {
    const { units } = scoring.stores;
    let looks = 0;
    const late = Object.assign(Object.create(scoring.stores), {
      units: Object.assign(Object.create(units), {
        keep: units.keep.bind(units),
        byIds: async (ids: string[]) => {
          const found = await units.byIds(ids);
          if (looks++ === 0) await units.keep([unit()]);
          return found;
        },
      }),
    });
    await scoring.worker({ stores: late }).process([scoring.doors.from('publisher', task)]);
    expect(await scoring.stores.unclaimed.count()).toBe(0);
    expect(scoring.toldOf()).toBe(digestOfFacts([task], KEY, scoring.clock.at));
    expectSound(KEY, await scoring.chain());
  });
  it('counts in every year it speaks of', async () => {
    const before = fact('task.completed', { effectiveOn: '2025-05-01' });
    await scoring.takes(scoring.doors.from('publisher', task), scoring.doors.from('publisher', before));
    await scoring.knows();
    expect(scoring.toldOf()).toBeDefined();
    expect(scoring.toldOf({ cellId: CELL, period: '2025' })).toBeDefined();
  });
  it('is refused when the unit has no card', async () => {
    const group = unit('QN-LH-07-T1', { level: 'party_group', cellType: null });
    await scoring.knows(group);
    const [answer] = await scoring.takes(scoring.doors.from('publisher', { ...task, cellId: group.unitId }));
    expect(answer).toMatchObject({ code: 'UNIT_HAS_NO_CARD', details: { field: 'cellId', got: group.unitId } });
    expect(await scoring.chain({ cellId: group.unitId, period: '2026' })).toEqual([]);
  });
  it('stays unclaimed when it turns out that the unit has no card', async () => {
    const group = unit('QN-LH-07-T1', { level: 'party_group', cellType: null });
    const key = { cellId: group.unitId, period: '2026' };
    await scoring.takes(scoring.doors.from('publisher', { ...task, cellId: group.unitId }));
    await scoring.knows(group);
    await scoring.knows({ ...group, version: 2 });
    expect(scoring.toldOf(key)).toBeUndefined();
    expect((await scoring.card(key)).digest).toBeUndefined();
    expect(await scoring.stores.unclaimed.count()).toBe(1);
  });
});

describe('a unit', () => {
  it('that changes its type is scored anew', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', task));
    await scoring.knows(unit(CELL, { version: 2, cellType: 'enterprise' }));
    const { state, digest, version } = await scoring.card();
    expect(state.unit).toEqual(cardUnitOf(unit(CELL, { version: 2, cellType: 'enterprise' })));
    expect([version, digest]).toEqual([2, digestOf(state, scoring.clock.at)]);
  });
  it('in an older version changes nothing', async () => {
    await scoring.knows(unit(CELL, { version: 3, validFrom: '2026-03-01' }));
    await scoring.takes(scoring.doors.from('publisher', task));
    await scoring.knows(unit(CELL, { version: 2, validFrom: '2026-02-01' }));
    expect((await scoring.card()).state.unit?.validFrom).toBe('2026-03-01');
    expect(await scoring.chain()).toHaveLength(1);
  });
});

describe('a verdict', () => {
  beforeEach(() => scoring.knows());
  const views = () =>
    assessmentChanged.body.parse(scoring.told(assessmentChanged.type).at(-1)!.body).views as Record<
      'self' | 'reviewed',
      { points: Record<string, unknown> }
    >;
  const differ = () => JSON.stringify(views().self.points) !== JSON.stringify(views().reviewed.points);

  it('lets a fact count in the reviewed view, where it waited', async () => {
    await scoring.takes(scoring.doors.byHand(task), scoring.doors.byHand(exceeded));
    expect((await heldFact('task.exceeded', 'k1'))?.confirmation).toBe('pending');
    expect(differ()).toBe(true);
    await scoring.takes(scoring.doors.verdict(verdict(exceeded, 'confirmed')));
    expect((await heldFact('task.exceeded', 'k1'))?.confirmation).toBe('confirmed');
    expect(differ()).toBe(false);
    expect((await scoring.card()).digest).toBe(digestOfFacts([task, exceeded], KEY, scoring.clock.at));
  });
  it('whose moment was told is assessed as of that moment, as its fact was', async () => {
    const toldAt = (record: ReturnType<typeof scoring.doors.byHand>, at: string) => {
      record.headers.ce_recordedat = at;
      return record;
    };
    const before = '2026-07-04T02:00:00.000Z';
    await scoring.takes(toldAt(scoring.doors.byHand(task), before), toldAt(scoring.doors.byHand(exceeded), before));
    const given = verdict(exceeded, 'confirmed', { at: '2026-07-05T02:00:00.000Z' });
    await scoring.takes(toldAt(scoring.doors.verdict(given), given.at));
    const moments = scoring.told(assessmentChanged.type).map(({ body }) => assessmentChanged.body.parse(body).at);
    expect(moments).toEqual([before, given.at]);
  });
  it('of rejection takes it out of both views', async () => {
    await scoring.takes(scoring.doors.byHand(task), scoring.doors.byHand(exceeded));
    await scoring.takes(scoring.doors.verdict(verdict(exceeded, 'rejected', { reason: 'not so' })));
    expect((await scoring.card()).digest).toBe(digestOfFacts([task], KEY, scoring.clock.at));
  });
  it('may come before its fact', async () => {
    await scoring.takes(scoring.doors.verdict(verdict(exceeded, 'confirmed')));
    await scoring.takes(scoring.doors.byHand(exceeded));
    expect((await heldFact('task.exceeded', 'k1'))?.confirmation).toBe('confirmed');
  });
  it('is of one revision: a new one waits for its own', async () => {
    await scoring.takes(scoring.doors.byHand(exceeded), scoring.doors.verdict(verdict(exceeded, 'confirmed')));
    await scoring.takes(scoring.doors.byHand({ ...exceeded, revision: 2 }));
    expect((await heldFact('task.exceeded', 'k1'))?.confirmation).toBe('pending');
  });
  it('is not needed for what a contracted sender vouches for', async () => {
    await scoring.takes(scoring.doors.from('publisher', exceeded));
    expect((await heldFact('task.exceeded', 'k1'))?.confirmation).toBe('by_nature');
  });
});

describe('an exemption', () => {
  it('counts from its approval to its revocation', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', task));
    const { digest: before } = await scoring.card();
    await scoring.takes(scoring.doors.exemption(exemption()));
    expect((await scoring.card()).digest).toBe(before);
    await scoring.takes(scoring.doors.exemption(approved()));
    const { digest: exempt, state } = await scoring.card();
    expect(state.notApplicable).toEqual([{ indicator: '4.4', approvedOn: '2026-04-10', expiresOn: '2026-12-31' }]);
    expect(exempt).not.toBe(before);
    await scoring.takes(scoring.doors.exemption({ ...approved(), version: 3, state: 'revoked' }));
    await scoring.takes(scoring.doors.exemption(approved()));
    expect((await scoring.card()).digest).toBe(before);
  });
});

describe("a sender's contract", () => {
  const narrow = { sender: 'dues-office', measures: ['dues.paid'], scope: '/QN/QN-HM/', confirmedByNature: false };
  const paid = fact('dues.paid', { source: 'd1' });
  beforeEach(() => scoring.stores.senders.introduce(narrow));

  it('leaves out measures it does not name', async () => {
    const [answer] = await scoring.takes(scoring.doors.from('dues-office', task));
    expect(answer?.code).toBe('MEASURE_OUTSIDE_CONTRACT');
    expect(await scoring.outcomes('dues-office')).toMatchObject([{ code: 'MEASURE_OUTSIDE_CONTRACT' }]);
  });
  it('leaves out units outside its part of the tree', async () => {
    await scoring.knows();
    const [answer] = await scoring.takes(scoring.doors.from('dues-office', paid));
    expect(answer?.code).toBe('CELL_OUTSIDE_CONTRACT');
    expect(await scoring.chain()).toEqual([]);
    await scoring.takes(scoring.doors.from('publisher', task));
    expect((await scoring.card()).digest).toBe(digestOfFacts([task], KEY, scoring.clock.at));
    expectSound(KEY, await scoring.chain());
  });
  it('leaves them out also when the unit becomes known afterwards, and them alone', async () => {
    await scoring.takes(scoring.doors.from('dues-office', paid), scoring.doors.from('publisher', task));
    await scoring.knows();
    expect((await heldFact('dues.paid', 'd1'))?.confirmation).toBe('rejected');
    expect((await scoring.card()).digest).toBe(digestOfFacts([task], KEY, scoring.clock.at));
  });
  it('lets in what is inside, from the first and when the unit comes later', async () => {
    const inside = { ...paid, cellId: 'QN-HM-01' };
    await scoring.takes(scoring.doors.from('dues-office', inside));
    await scoring.knows(unit('QN-HM-01', { path: '/QN/QN-HM/QN-HM-01/' }));
    const key = { cellId: 'QN-HM-01', period: '2026' };
    expect((await scoring.facts(key)).map(({ confirmation }) => confirmation)).toEqual(['by_nature']);
    expect(scoring.toldOf(key)).toBe(digestOfFacts([inside], key, scoring.clock.at));
  });
});

describe('a set adopted later', () => {
  it('scores the card when its recompute is asked for, and from then on', async () => {
    await scoring.knows();
    await scoring.takes(scoring.doors.from('publisher', task));
    const { digest: before } = await scoring.card();
    const set = { ...structuredClone(templates['cell-default']), id: 'qn-cells', version: '2.0.0' };
    await scoring.stores.adoptions.publish(set, 'person:x', new Date(scoring.clock.at));
    const place = { unitId: 'QN', path: '/QN/', subject: 'cell' as const, cellTypes: null, period: '2026' };
    const choice = { setId: 'qn-cells', setVersion: '2.0.0', at: scoring.clock.at, by: 'person:x', recomputed: false };
    expect(await scoring.stores.adoptions.adopt({ _id: 'a1', ...place, ...choice })).toBe(true);
    expect(await scoring.stores.adoptions.adopt({ _id: 'a2', ...place, ...choice })).toBe(false);
    await scoring.takes(scoring.doors.due('set'));
    const { state, digest } = await scoring.card();
    expect(digest).not.toBe(before);
    expect(digest).toBe(digestOf(state, scoring.clock.at, set));
    expect(scoring.told(assessmentChanged.type).at(-1)!.body).toMatchObject({
      criteriaSet: { id: 'qn-cells', version: '2.0.0' },
      digest,
    });
    await scoring.takes(scoring.doors.due('set'));
    expect(await scoring.chain()).toHaveLength(2);
  });
  it('is frozen type by type', async () => {
    const adoption = (_id: string, cellTypes: ('school' | 'agency' | 'residential')[]) => ({
      ...{ _id, unitId: 'QN', path: '/QN/', subject: 'cell' as const, cellTypes, period: '2026' },
      ...{ setId: 'cell-default', setVersion: '1.0.0', at: 0, by: 'person:x', recomputed: true },
    });
    expect(await scoring.stores.adoptions.adopt(adoption('a', ['school', 'agency']))).toBe(true);
    expect(await scoring.stores.adoptions.adopt(adoption('b', ['agency']))).toBe(false);
    expect(await scoring.stores.adoptions.adopt(adoption('c', ['residential']))).toBe(true);
  });
});

describe('a date that comes', () => {
  it('moves the card whose day it is: a month without its meeting', async () => {
    await scoring.knows();
    const june = fact('meeting.regular.held', { slot: '2026-06', effectiveOn: '2026-06-03' });
    await scoring.takes(scoring.doors.from('publisher', june));
    const before = await scoring.card();
    const day = (await scoring.dueOn())!;
    expect([day, before.dueOn]).toEqual(['2026-07-31', '2026-07-31']);

    scoring.clock.at = startOfDay(addDays(day, -1));
    await scoring.takes(scoring.doors.due('date'));
    expect((await scoring.card()).digest).toBe(before.digest);

    scoring.clock.at = startOfDay(day);
    const redis = new URL(testEnvironment().redisUrl);
    const recompute = new Recompute(
      scoring.stores,
      new InMemoryPublisher(scoring.broker),
      scoring.clock,
      { host: redis.hostname, port: Number(redis.port), maxRetriesPerRequest: null },
      uniqueName('sweep'),
      silentLog,
    );
    try {
      await recompute.sweep();
    } finally {
      await recompute.close();
    }
    const asked = scoring.broker.partitionsOf('scoring.inbox.v1').flat();
    expect([...new Set(asked.map(({ key }) => String(key)))]).toEqual([CELL]);
    await scoring.takes(...asked);
    const after = await scoring.card();
    expect(after.digest).toBe(digestOf(after.state, scoring.clock.at));
    expect(after.digest).not.toBe(before.digest);
    expect(scoring.toldOf()).toBe(after.digest);
    expect((await scoring.dueOn())! > day).toBe(true);
  });
});
