import { evidenceRecorded, measureOf, readEvidence } from '@bontot/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TODAY = '2026-07-05';
const ajv = new Ajv2020();
formats.default(ajv);
const published = ajv.compile(
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../generated/schemas/evidence.recorded.v1.json'), 'utf8'),
  ) as object,
);

/** What the parser asks beyond the schema; docs/how-to/send-evidence.md tells senders. */
const EXTRA_RULES = new Set(['BODY_FORBIDDEN_KEY', 'DATE_OUT_OF_RANGE', 'VALUE_KIND', 'VALUE_PART_EXCEEDS_WHOLE']);
const yearOutOfRange = (slot: unknown) => typeof slot === 'string' && (slot < '2015' || slot >= '2028');

/** True when only a rule that no schema can say refused the body. */
function refusedByExtraRule(body: Record<string, unknown>, code: string): boolean {
  if (code === 'SLOT_INVALID') return yearOutOfRange(body.slot);
  return EXTRA_RULES.has(code);
}

/** A member that is sometimes right, sometimes at the edge, sometimes anything. */
const mostly = (right: fc.Arbitrary<unknown>, ...edges: unknown[]) =>
  fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 2, arbitrary: fc.constantFrom(...edges) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
const day = fc
  .date({ min: new Date('2014-06-01'), max: new Date('2028-06-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const text = fc.string({ minLength: 0, maxLength: 12, unit: 'grapheme-ascii' });
const reference = fc.record(
  {
    kind: mostly(fc.constantFrom('system_event', 'minutes', 'photo'), 'rumour'),
    ref: mostly(text, '', 'a\nb', 'x'.repeat(200), 'x'.repeat(201)),
    issuer: mostly(text, ''),
    issuedOn: mostly(day, '2026-02-30', '2026-2-3'),
    expiresOn: mostly(day, ''),
    fileId: mostly(text, 'x'.repeat(65)),
  },
  { requiredKeys: [] },
);
const amount = mostly(fc.integer({ min: 0, max: 20 }), -1, 0.5, 1_000_000, 1_000_001, null);
const value = fc.oneof(
  fc.record({ part: amount, whole: amount }),
  fc.record({ n: amount }),
  fc.record({ yes: mostly(fc.boolean(), 'true') }),
  fc.record({ grade: mostly(fc.integer({ min: 0, max: 4 }), 5, -1) }),
  fc.record({ yes: fc.boolean(), n: amount }),
  fc.jsonValue(),
);
const required = {
  cellId: mostly(
    fc.constantFrom('QN-LH-07', 'Q', 'QN_1'),
    'qn',
    '-Q',
    'QN.LH',
    '$Q',
    'Q'.repeat(64),
    'Q'.repeat(65),
    '',
  ),
  measure: mostly(
    fc.constantFrom('task.completed', 'meeting.attendance', 'task.exceeded'),
    'task.vanished',
    'toString',
  ),
  source: mostly(fc.constantFrom('a/1', 'x:y@z+1-2_3'), '', 'a.b', '/a', 'x'.repeat(200), 'x'.repeat(201)),
  revision: mostly(fc.integer({ min: 1, max: 99 }), 0, -1, 1.5, 2 ** 42, 2 ** 42 + 1, '1'),
  effectiveOn: mostly(day, '2025-02-29', '2024-02-29', '2026-13-01', '2026-7-1'),
  value,
};
const optional = {
  slot: mostly(fc.constantFrom('2026-07', '2026-Q1', '2026-H2'), '2026-13', '2026-Q5', '2026', '1999-01', '2099-01'),
  withdrawn: mostly(fc.boolean(), 'no', 0),
  evidence: mostly(
    fc.array(reference, { maxLength: 3 }),
    [],
    {},
    Array.from({ length: 21 }, () => ({})),
  ),
  comment: fc.jsonValue(),
};
type Body = Record<string, unknown>;
const anything = fc.record({ ...required, ...optional }, { requiredKeys: [] }) as fc.Arbitrary<Body>;
const complete = fc.record(
  { ...required, ...optional },
  { requiredKeys: Object.keys(required) as never },
) as typeof anything;
/** Bodies whose value fits their measure, so that the other members decide. */
const fitting = fc.tuple(complete, fc.integer({ min: 0, max: 20 })).map(([body, n]): Body => {
  const kind = typeof body.measure === 'string' ? measureOf(body.measure)?.kind : undefined;
  const values = { flag: { yes: n > 9 }, count: { n }, grade: { grade: n % 5 }, ratio: { part: n, whole: 10 } };
  return kind ? { ...body, value: values[kind] } : body;
});

describe('the published schema of evidence and the parser that runs', () => {
  it('agree on every body, apart from the rules no schema can say', () => {
    const seen = { both: 0, neither: 0, extra: 0 };
    fc.assert(
      fc.property(fc.oneof(anything, complete, { arbitrary: fitting, weight: 2 }), (candidate) => {
        const read = readEvidence(candidate, TODAY);
        const byZod = evidenceRecorded.body.safeParse(candidate).success;
        expect(published(candidate)).toBe(byZod);
        if (read.ok) expect(byZod).toBe(true);
        else if (byZod)
          expect([read.refusal.code, refusedByExtraRule(candidate, read.refusal.code)]).toEqual([
            read.refusal.code,
            true,
          ]);
        seen[read.ok ? 'both' : byZod ? 'extra' : 'neither'] += 1;
      }),
      { numRuns: 5_000 },
    );
    // A property that never reached the interesting cases proves nothing.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(50);
  });
  it('agree on the example', () => {
    expect(published(evidenceRecorded.example)).toBe(true);
    expect(readEvidence(evidenceRecorded.example, TODAY).ok).toBe(true);
  });
  it('know the same measures', () => {
    const schema = evidenceRecorded.body.shape.measure;
    for (const id of schema.options) expect(measureOf(id)).toBeDefined();
    expect(schema.options).toHaveLength(59);
  });
});
