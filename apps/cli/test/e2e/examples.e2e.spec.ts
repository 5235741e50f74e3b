import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, startProduct, type TestProduct } from '@bontot/testing';
import { Outsider, type Fact } from './outsider.ts';
import { appoint, cell, found, foundProvince, unit } from './tree.ts';

type ShortFact = {
  m: string;
  s: string;
  rev: number;
  on: string;
  rec: string;
  v: boolean | number | number[];
  slot?: string;
  wd?: boolean;
  unconfirmed?: boolean;
};
type Evaluation = { asOf: string; knownOn: string; view?: string; period?: string; expected: Record<string, unknown> };
type Example = {
  id: string;
  set: string;
  extends: string | null;
  drop: string[];
  cell: { type: string; period: string };
  notApplicable: { indicator: string; reason: string; approvedOn: string; expiresOn: string }[];
  facts: ShortFact[];
  evaluations: Evaluation[];
};

/** The worked examples of the domain handbook (7), as they stand in the scoring core. */
const data = join(import.meta.dirname, '../../../../libs/scoring-core/test/data/examples.json');
const examples: Example[] = JSON.parse(readFileSync(data, 'utf8')).examples;
const kinds = new Map<string, string>(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../libs/contracts/src/measures.json'), 'utf8'),
  ).measures.map(({ id, kind }: { id: string; kind: string }) => [id, kind]),
);

const recordsOf = ({ extends: base, drop, facts }: Example): ShortFact[] => [
  ...examples.filter(({ id }) => id === base).flatMap((one) => one.facts.filter(({ s }) => !drop.includes(s))),
  ...facts,
];

const valueOf = (v: ShortFact['v'], measure: string) => {
  if (typeof v === 'boolean') return { yes: v };
  if (Array.isArray(v)) return { part: v[0], whole: v[1] };
  return kinds.get(measure) === 'grade' ? { grade: v } : { n: v };
};
const factOf = (cellId: string, { m, s, rev, on, v, slot, wd }: ShortFact): Fact => ({
  cellId,
  measure: m,
  source: s,
  revision: rev,
  effectiveOn: on,
  value: valueOf(v, m),
  ...(slot ? { slot } : {}),
  ...(wd ? { withdrawn: true } : {}),
});

/** True where it does not matter when a record arrived: none that counts by then came later. */
const needsNoHistory = (example: Example, { asOf, knownOn }: Evaluation): boolean =>
  recordsOf(example).every(({ rec, on }) => rec <= knownOn || on > asOf);

let product: TestProduct;
let outsider: Outsider;

beforeAll(async () => {
  product = await startProduct();
  outsider = new Outsider(product.url, product.env as never);
  await foundProvince(outsider);
});
afterAll(async () => {
  await outsider?.close();
  await product?.stop();
});

async function foundSubject(example: Example, name: string): Promise<string> {
  const id = `${example.id}-${name}`;
  await found(
    outsider,
    example.cell.type === 'commune' ? unit(id, 'QN', 'commune') : cell(id, 'QN-LH', example.cell.type),
  );
  return id;
}

async function prepare(example: Example, cellId: string, at: (day: string) => { at?: string }): Promise<void> {
  const { notApplicable, set } = example;
  if (set === 'pass-fail-default') {
    const adoption = {
      unitId: cellId,
      subject: 'cell',
      cellTypes: null,
      period: '2025',
      setId: set,
      setVersion: '1.0.0',
    };
    await outsider.get('standing-committee', '/api/v1/adoptions', { body: adoption, ...at('2025-01-02') });
  }
  if (notApplicable.length === 0 && !recordsOf(example).some(({ unconfirmed }) => unconfirmed)) return;
  await appoint(outsider, 'secretary', cellId);
  await appoint(outsider, 'supervisor', cellId);
  for (const { indicator, reason, approvedOn, expiresOn } of notApplicable) {
    const body = { period: '2025', indicator, reason, expiresOn };
    const path = `/api/v1/cells/${cellId}/exemptions`;
    const { exemptionId } = await outsider.get('secretary', path, { body, ...at(approvedOn) });
    const decision = { body: { decision: 'approved' }, ...at(approvedOn) };
    expect(await outsider.get('supervisor', `/api/v1/exemptions/${exemptionId}/decision`, decision)).toMatchObject({
      state: 'approved',
    });
  }
}

async function expectOf(cellId: string, example: Example, { asOf, view, period, expected }: Evaluation, known = '') {
  const query = `?asOf=${asOf}${known}${view ? `&view=${view}` : ''}`;
  await eventually(
    async () => {
      const body = await outsider.assessment(cellId, period ?? example.cell.period, query);
      // `because`, `next` and their like are added to what the examples expect of an indicator.
      const indicators =
        body.indicators &&
        Object.fromEntries(
          Object.entries<any>(body.indicators).map(([id, { state, points, max }]) => [id, { state, points, max }]),
        );
      const told = { ...body, indicators };
      expect(Object.fromEntries(Object.keys(expected).map((name) => [name, told[name]]))).toEqual(expected);
      return true;
    },
    { everyMs: 100 },
  );
}

describe.each(examples)('$id $title', (example) => {
  it('by Kafka, today', async () => {
    const live = example.evaluations.filter((evaluation) => needsNoHistory(example, evaluation));
    expect(live.length).toBeGreaterThan(0);
    const cellId = await foundSubject(example, 'today');
    await prepare(example, cellId, () => ({}));
    const records = recordsOf(example);
    await outsider.publish(records.filter(({ unconfirmed }) => !unconfirmed).map((record) => factOf(cellId, record)));
    const claims = records.filter(({ unconfirmed }) => unconfirmed).map((record) => factOf(cellId, record));
    if (claims.length > 0) {
      const receipt = await outsider.get('secretary', '/api/v1/evidence', { body: { items: claims } });
      expect(receipt).toMatchObject({ accepted: claims.length, refused: [] });
    }
    for (const evaluation of live) await expectOf(cellId, example, evaluation);
  });

  it('by HTTP, as it became known', async () => {
    const cellId = await foundSubject(example, 'then');
    await prepare(example, cellId, (day) => ({ at: `${day}T09:00:00+07:00` }));
    const records = recordsOf(example).sort((a, b) => (a.rec < b.rec ? -1 : a.rec > b.rec ? 1 : 0));
    for (const { as, rec, items } of batches(cellId, records)) {
      const receipt = await outsider.get(as, '/api/v1/evidence', { body: { items }, at: `${rec}T10:00:00+07:00` });
      expect(receipt).toMatchObject({ accepted: items.length, refused: [] });
    }
    for (const evaluation of example.evaluations)
      await expectOf(cellId, example, evaluation, `&knownOn=${evaluation.knownOn}`);
  });
});

/** Records in the order of time, cut where the day or the one who says it changes. */
function batches(cellId: string, records: ShortFact[]) {
  const cut: { as: string; rec: string; items: Fact[] }[] = [];
  for (const record of records) {
    const as = record.unconfirmed ? 'secretary' : 'seeder';
    const last = cut.at(-1);
    if (last?.as === as && last.rec === record.rec) last.items.push(factOf(cellId, record));
    else cut.push({ as, rec: record.rec, items: [factOf(cellId, record)] });
  }
  return cut;
}
