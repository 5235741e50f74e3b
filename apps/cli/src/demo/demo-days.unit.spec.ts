import { createHash } from 'node:crypto';
import { handEntryAction } from '@bontot/access';
import { developmentAccounts, measureOf, readEvidence, type EvidenceBody } from '@bontot/contracts';
import { endOfDay } from '@bontot/kernel';
import { province } from './province.ts';
import { demoDays, type Deed, type DemoDay, type DemoOrder } from './index.ts';

const ORDER: DemoOrder = { profile: 'luc-hon', seed: 1, demoDate: '2026-11-01' };
/** As facts: what persons do at the doors of `meetings` gives the same ones (story-deeds.unit.spec.ts). */
const days = [...demoDays(ORDER, 'facts')];
const facts = days.flatMap((day) => day.facts);
const members = days.flatMap((day) => day.members);
const units = days.flatMap((day) => day.units);
const deeds = days.flatMap((day) => day.deeds);
const said = <Kind extends Deed['kind']>(kind: Kind) =>
  deeds.filter((deed): deed is Extract<Deed, { kind: Kind }> => deed.kind === kind);

const digest = (list: Iterable<DemoDay>): string => {
  const hash = createHash('sha256');
  for (const day of list) hash.update(JSON.stringify(day));
  return hash.digest('hex');
};
const keyOf = ({ cellId, slot, effectiveOn, measure, source }: EvidenceBody) =>
  [cellId, (slot ?? effectiveOn).slice(0, 4), measure, source].join('|');
const share = <T>(list: T[], holds: (one: T) => boolean): number => list.filter(holds).length / list.length;
const flags = (measure: string, year: string) =>
  facts.filter(
    (fact) => fact.measure === measure && fact.revision === 1 && (fact.slot ?? fact.effectiveOn).startsWith(year),
  );
const saysNo = ({ value }: EvidenceBody) => 'yes' in value && !value.yes;

describe('the demo data of Lục Hồn', () => {
  it('is the same byte for byte for the same seed and demo date', () => {
    expect(digest(demoDays(ORDER, 'facts'))).toBe(digest(days));
    expect(digest(demoDays(ORDER))).toBe(digest(demoDays(ORDER)));
  });

  it('differs for another seed', () => {
    expect(digest(demoDays({ ...ORDER, seed: 2 }, 'facts'))).not.toBe(digest(days));
  });

  it('has 21 cells by type below the commune, and six party groups in the two largest', () => {
    const cells = units.filter(({ level }) => level === 'cell');
    const types = Object.groupBy(cells, ({ cellType }) => cellType!);
    expect(Object.entries(types).map(([type, list]) => [type, list.length])).toEqual([
      ['residential', 15],
      ['school', 3],
      ['agency', 2],
      ['armed_forces', 1],
    ]);
    const elsewhere = cells.filter(({ parentId, grassroots }) => parentId !== 'QN-LH' || !grassroots);
    expect(elsewhere.map(({ unitId }) => unitId)).toEqual(['QN-LH-18']);
    expect(deeds.slice(0, 2)).toMatchObject([
      { kind: 'move', unitId: 'QN-LH-18', parentId: 'QN-LH' },
      { kind: 'dissolve', unitId: elsewhere[0]!.parentId },
    ]);
    expect(units.filter(({ level }) => level === 'party_group')).toHaveLength(6);
    const known = new Set<string | null>([null]);
    for (const { unitId, parentId } of units) {
      expect(known).toContain(parentId);
      known.add(unitId);
    }
  });

  it('has 324 members, 8 to 34 a cell, and three transfers', () => {
    const where = new Map(members.map(({ memberId, cellId }) => [memberId, cellId]));
    expect(where.size).toBe(324);
    const sizes = [...Map.groupBy(where.values(), (cellId) => cellId).values()].map((list) => list.length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(34);
    expect(members.length - where.size).toBe(3);
  });

  it('has about 4 % in probation and 9 % exempt', () => {
    expect(share(members, ({ kind }) => kind === 'probationary')).toBeCloseTo(0.04, 1);
    expect(share(members, ({ exempt }) => exempt !== null)).toBeCloseTo(0.09, 1);
  });

  it('gives every account of development its post, and the members among them their cell', () => {
    const posts = days.flatMap((day) => day.posts);
    for (const [account, personId] of Object.entries(developmentAccounts)) {
      const held = posts.filter((post) => post.personId === personId).map(({ role }) => role.replace('_', '-'));
      expect(held).toContain(account);
      expect(members.find(({ memberId }) => memberId === personId)?.name).toMatch(/ /);
    }
    for (const account of ['secretary', 'deputy', 'member', 'probationary', 'exempt'] as const)
      expect(members.find(({ memberId }) => memberId === developmentAccounts[account])?.cellId).toBe('QN-LH-07');
  });

  it('sends only facts that the door accepts on the day they are received', () => {
    for (const day of days)
      for (const fact of [...day.facts, ...day.deeds.flatMap((deed) => (deed.kind === 'enter' ? deed.facts : []))])
        expect(readEvidence(fact, day.at.slice(0, 10))).toMatchObject({ ok: true });
  });

  it('goes forward in time and knows nothing on the demo date', () => {
    const moments = days.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort());
    expect(Date.parse(moments.at(-1)!)).toBeLessThanOrEqual(endOfDay('2026-10-31'));
  });

  it('says two things under one revision once, and raises it in order of time', () => {
    const latest = new Map<string, EvidenceBody>();
    const conflicts: EvidenceBody[] = [];
    for (const fact of facts) {
      const before = latest.get(keyOf(fact));
      if (fact.revision === before?.revision) conflicts.push(fact);
      else expect(fact.revision).toBe((before?.revision ?? 0) + 1);
      latest.set(keyOf(fact), fact);
    }
    expect(conflicts).toMatchObject([{ cellId: 'QN-LH-17', measure: 'dues.paid', source: 'dues/2026-09' }]);
  });

  it('withdraws a recognition and a task, and enters four inspections after the half-year vote', () => {
    const withdrawn = facts.filter((fact) => fact.withdrawn).map(({ measure }) => measure);
    expect(withdrawn).toEqual(['model.recognised', 'task.exceeded']);
    const afterTheVote = days
      .filter(({ at }) => at.slice(0, 10) > '2025-07-15')
      .flatMap((day) => day.facts)
      .filter((fact) => fact.revision === 1 && fact.effectiveOn <= '2025-06-30');
    expect(afterTheVote).toHaveLength(4);
  });

  it('waives September for three cells', () => {
    const waived = facts.filter((fact) => fact.measure === 'meeting.regular.excused' && fact.slot === '2025-09');
    const held = new Set(
      facts
        .filter((fact) => fact.measure === 'meeting.regular.held' && fact.slot === '2025-09')
        .map(({ cellId }) => cellId),
    );
    expect(waived.filter(({ cellId }) => !held.has(cellId))).toHaveLength(3);
  });

  it('keeps near the rates of the handbook', () => {
    expect(share(flags('pledge.registered', '2025'), saysNo)).toBeLessThan(0.04);
    expect(share(flags('meeting.papers.on_time', '2025'), saysNo)).toBeGreaterThan(0.03);
    expect(share(flags('meeting.papers.on_time', '2025'), saysNo)).toBeLessThan(0.13);
    expect(share(flags('member.reported', '2025'), saysNo)).toBeLessThan(0.12);
  });
});

describe('what persons did by hand before the demo date', () => {
  const entered = said('enter').flatMap((deed) => deed.facts);
  const verdicts = said('judge').map((deed) => deed.verdict);

  it('leaves five facts that wait for a verdict, three confirmed and two rejected with a reason', () => {
    const judged = (fact: EvidenceBody) =>
      verdicts.find(
        ({ measure, source, revision }) =>
          measure === fact.measure && source === fact.source && revision === fact.revision,
      );
    const latest = new Map(entered.map((fact) => [keyOf(fact), fact]));
    const open = [...latest.values()].filter(({ measure }) => measureOf(measure)?.needsConfirmation);
    expect(open.filter((fact) => !judged(fact))).toHaveLength(5);
    expect(verdicts.map(({ verdict, reason }) => [verdict, reason !== undefined]).sort()).toEqual([
      ...Array.from({ length: 3 }, () => ['confirmed', false]),
      ...Array.from({ length: 2 }, () => ['rejected', true]),
    ]);
  });

  it('claims «not applicable» three times: approved, refused, and still open', () => {
    expect(said('claim')).toHaveLength(3);
    expect(said('decide').map(({ decision }) => decision)).toEqual(['approved', 'refused']);
  });

  it('enters only what people enter by hand', () => {
    for (const { measure } of entered) expect(handEntryAction(measure)).toBe('evidence.enter');
  });

  it('is done by who holds the post for it on the day', () => {
    const posts = days.flatMap((day) => day.posts);
    const holds = (personId: string, role: string, unitId: string) =>
      posts.some((post) => post.personId === personId && post.role === role && post.unitId === unitId);
    for (const { by, facts } of said('enter'))
      for (const { cellId } of facts) expect(holds(by, 'secretary', cellId)).toBe(true);
    for (const { by, cellId } of said('claim')) expect(holds(by, 'secretary', cellId)).toBe(true);
    for (const { by, cellId } of [...said('judge'), ...said('decide')])
      expect(holds(by, 'supervisor', cellId) || holds(by, 'committee', 'QN-LH')).toBe(true);
  });

  it('gives every cell a supervisor who is not its member', () => {
    const cellOf = new Map(members.map(({ memberId, cellId }) => [memberId, cellId]));
    const followed = days.flatMap((day) => day.posts).filter(({ role }) => role === 'supervisor');
    expect(new Set(followed.map(({ unitId }) => unitId)).size).toBe(21);
    for (const { personId, unitId } of followed) expect(cellOf.get(personId)).not.toBe(unitId);
  });
});

describe('the other profiles', () => {
  it('has nothing in the empty one', () => {
    expect([...demoDays({ ...ORDER, profile: 'empty' })]).toEqual([]);
  });

  it('has 59 committees, 690 grassroots organisations, 4,785 cells and 104,000 members in the province', () => {
    const { units, cells } = province(1, '2026-11-01');
    expect(units.filter(({ level }) => level === 'commune')).toHaveLength(59);
    expect(units.filter(({ grassroots }) => grassroots)).toHaveLength(690);
    expect(units.filter(({ cellType }) => cellType === 'residential')).toHaveLength(1_452);
    expect(cells).toHaveLength(4_785);
    const members = new Set(cells.flatMap((cell) => cell.members).map(({ memberId }) => memberId));
    expect(members.size).toBe(104_000);
  });
});
