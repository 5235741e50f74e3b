import { decide, type ExemptionState } from './exemption.ts';

const requested: ExemptionState = {
  exemptionId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9X',
  cellId: 'QN-LH-07',
  period: '2026',
  indicator: '4.4',
  state: 'pending',
  reason: 'no source of candidates left',
  requestedBy: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
  expiresOn: '2026-12-31',
};
const by = 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9N';
const at = '2026-04-10T02:00:00.000Z';

describe('an exemption', () => {
  it('is pending when it was asked for', () => {
    const { state: _, ...claim } = requested;
    expect(decide({ type: 'request', ...claim }, undefined)).toEqual({ ok: true, value: requested });
  });
  it('is approved with who and when', () =>
    expect(decide({ type: 'decide', decision: 'approved', by, at }, requested)).toEqual({
      ok: true,
      value: { ...requested, state: 'approved', decidedBy: by, decidedAt: at },
    }));
  it('cannot be approved twice', () =>
    expect(decide({ type: 'decide', decision: 'approved', by, at }, { ...requested, state: 'approved' })).toMatchObject(
      {
        ok: false,
        refusal: { code: 'EXEMPTION_STATE', details: { expected: 'pending', got: 'approved' } },
      },
    ));
  it('can be revoked only once it was approved', () =>
    expect(decide({ type: 'decide', decision: 'revoked', by, at }, requested)).toMatchObject({
      ok: false,
      refusal: { code: 'EXEMPTION_STATE' },
    }));
  it('cannot be decided before it exists', () =>
    expect(decide({ type: 'decide', decision: 'refused', by, at }, undefined)).toMatchObject({
      ok: false,
      refusal: { code: 'EXEMPTION_UNKNOWN' },
    }));
});
