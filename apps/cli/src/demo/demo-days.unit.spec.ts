import { createHash } from 'node:crypto';
import { developmentAccounts, readEvidence, type EvidenceBody } from '@bontot/contracts';
import { endOfDay } from '@bontot/kernel';
import { province } from './province.ts';
import { demoDays, type DemoDay, type DemoOrder } from './index.ts';

const ORDER: DemoOrder = { profile: 'luc-hon', seed: 1, demoDate: '2026-11-01' };
const days = [...demoDays(ORDER)];
const facts = days.flatMap((day) => day.facts);
const members = days.flatMap((day) => day.members);
const units = days.flatMap((day) => day.units);

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
    expect(digest(demoDays(ORDER))).toBe(digest(days));
  });

  it('differs for another seed', () => {
    expect(digest(demoDays({ ...ORDER, seed: 2 }))).not.toBe(digest(days));
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
    expect(cells.every(({ parentId, grassroots }) => parentId === 'QN-LH' && grassroots)).toBe(true);
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
    }
    for (const account of ['secretary', 'deputy', 'member', 'probationary', 'exempt'] as const)
      expect(members.find(({ memberId }) => memberId === developmentAccounts[account])?.cellId).toBe('QN-LH-07');
  });

  it('sends only facts that the door accepts on the day they are received', () => {
    for (const day of days)
      for (const fact of day.facts) expect(readEvidence(fact, day.at.slice(0, 10))).toMatchObject({ ok: true });
  });

  it('goes forward in time and knows nothing on the demo date', () => {
    const moments = days.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort());
    expect(Date.parse(moments.at(-1)!)).toBeLessThanOrEqual(endOfDay('2026-10-31'));
  });

  it('never says two things under one revision, and raises it in order of time', () => {
    const latest = new Map<string, number>();
    for (const fact of facts) {
      const before = latest.get(keyOf(fact)) ?? 0;
      expect(fact.revision).toBe(before + 1);
      latest.set(keyOf(fact), fact.revision);
    }
  });

  it('withdraws one recognition and enters four inspections after the half-year vote', () => {
    expect(facts.filter((fact) => fact.withdrawn)).toHaveLength(1);
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
