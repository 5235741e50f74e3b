import type { Result } from '@bontot/kernel';
import { decide, evolve, type PlanCommand, type PlanEvent, type PlanState } from './plan.ts';

const TODAY = '2026-06-15';
const signed = { by: 'person:A', at: 1 };
const content = {
  decision: '12-QĐ/TU',
  effectiveOn: '2026-07-01',
  steps: [
    { kind: 'rename' as const, unitId: 'QN-LH', name: 'A' },
    { kind: 'dissolve' as const, unitId: 'QN-LH-07' },
  ],
};
const drafting: PlanCommand = {
  type: 'draft',
  plan: { planId: 'P', unitId: 'QN', path: '/QN/', ...content },
  fingerprint: 'f',
  signed,
};
const problem = { step: 1, code: 'UNIT_NOT_EMPTY', details: {} };

const run = (plan: PlanState | undefined, command: PlanCommand): Result<PlanEvent[]> => decide(command, plan);
const after = (plan: PlanState | undefined, ...commands: PlanCommand[]): PlanState =>
  commands.reduce<PlanState | undefined>((state, command) => {
    const decided = run(state, command);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<PlanState | undefined>(evolve, state);
  }, plan)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

const draft = after(undefined, drafting);
const approve = (revision = 1, problems: (typeof problem)[] = []): PlanCommand => ({
  type: 'approve',
  revision,
  problems,
  signed,
});
const change = (revision: number, today = TODAY): PlanCommand => ({
  type: 'change',
  content: { ...content, effectiveOn: '2026-08-01' },
  revision,
  today,
});
const cancel = (today = TODAY): PlanCommand => ({ type: 'cancel', today, signed });
const recorded = (step: number): PlanCommand => ({
  type: 'record-step',
  step,
  record: { at: 9, units: 1, members: 0 },
});
const approved = after(draft, approve());

describe('a plan of reorganisation', () => {
  it('is a draft first, entered once', () => {
    expect(draft).toMatchObject({ state: 'draft', revision: 1, done: [] });
    expect(run(draft, drafting)).toEqual({ ok: true, value: [] });
    expect(codeOf(run(draft, { ...drafting, fingerprint: 'g' }))).toBe('PLAN_EXISTS');
  });
  it('is approved as it was seen, and without problems', () => {
    expect(approved).toMatchObject({ state: 'approved', approved: signed });
    expect(codeOf(run(draft, approve(2)))).toBe('PLAN_CHANGED');
    expect(codeOf(run(draft, approve(1, [problem])))).toBe('PLAN_HAS_PROBLEMS');
  });
  it('becomes a draft again when it is changed, so that nobody carries out what was not approved', () =>
    expect(after(approved, change(1))).toMatchObject({ state: 'draft', revision: 2, approved: null }));
  it('is undone before its day and not from then on', () => {
    expect(after(approved, cancel('2026-06-30')).state).toBe('cancelled');
    expect(codeOf(run(approved, cancel('2026-07-01')))).toBe('PLAN_BEGUN');
    expect(codeOf(run(approved, change(1, '2026-07-01')))).toBe('PLAN_BEGUN');
  });
  it('may be undone after its day where nothing could be done', () => {
    const blocked = after(approved, { type: 'block', at: 5, problems: [problem] });
    expect(after(blocked, cancel('2026-07-02')).state).toBe('cancelled');
    const begun = after(blocked, { type: 'begin', revision: 1, at: 7 });
    expect(begun).toMatchObject({ blocked: null, begun: 7 });
    expect(codeOf(run(after(begun, { type: 'block', at: 8, problems: [problem] }), cancel('2026-07-02')))).toBe(
      'PLAN_BEGUN',
    );
  });
  it('begins only as it was approved', () => {
    expect(codeOf(run(after(approved, cancel()), { type: 'begin', revision: 1, at: 7 }))).toBe('PLAN_CHANGED');
    expect(codeOf(run(approved, { type: 'begin', revision: 2, at: 7 }))).toBe('PLAN_CHANGED');
  });
  it('records each step once, and is applied with the last', () => {
    const half = after(approved, recorded(0));
    expect(half).toMatchObject({ state: 'approved', done: [{ units: 1 }] });
    expect(run(half, recorded(0))).toEqual({ ok: true, value: [] });
    const applied = after(half, recorded(1));
    expect(applied.state).toBe('applied');
    expect(codeOf(run(applied, cancel()))).toBe('PLAN_ENDED');
  });
  it('stays what it is once it was cancelled', () => {
    const cancelled = after(draft, cancel());
    expect(run(cancelled, cancel())).toEqual({ ok: true, value: [] });
    expect(codeOf(run(cancelled, approve()))).toBe('PLAN_ENDED');
    expect(run(cancelled, recorded(0))).toEqual({ ok: true, value: [] });
  });
});
