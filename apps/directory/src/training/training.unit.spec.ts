import type { Result } from '@bontot/kernel';
import { decide, evolve, trainingProofs, type TrainingCommand, type TrainingState } from './training.ts';

const asked = {
  ...{ personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M', year: '2026', unitIds: ['QN-LH-07'] },
  ...{ changed: { at: 1, by: 'person:X' }, today: '2026-12-01' },
};
const certificate = { number: '112/CN', date: '2026-08-14', issuer: 'Trung tâm chính trị' };
const record = (more: object = {}): TrainingCommand =>
  ({ type: 'record', certificate, confirmed: false, ...asked, ...more }) as TrainingCommand;
const yearPassed = (more: object = {}): TrainingCommand => ({ type: 'year-passed', ...asked, ...more });
const after = (state: TrainingState | undefined, ...commands: TrainingCommand[]) =>
  commands.reduce<TrainingState | undefined>((training, command) => {
    const decided = decide(command, training);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<TrainingState | undefined>(evolve, training);
  }, state)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const factsOf = (state: TrainingState) =>
  trainingProofs(state).map(({ fact, confirmed }) => [fact.cellId, fact.effectiveOn, fact.value, confirmed]);

describe('the training of a leader', () => {
  it('counts on 30 November, whenever it was', () =>
    expect(factsOf(after(undefined, record()))).toEqual([['QN-LH-07', '2026-11-30', { yes: true }, false]]));
  it('is a «no» by timer after that day, which a certificate takes back', () => {
    const missed = after(undefined, yearPassed());
    expect(factsOf(missed)).toEqual([['QN-LH-07', '2026-11-30', { yes: false }, true]]);
    expect(factsOf(after(missed, record({ confirmed: true })))).toEqual([
      ['QN-LH-07', '2026-11-30', { yes: true }, true],
    ]);
  });
  it('says nothing before the day', () =>
    expect(decide(yearPassed({ today: '2026-11-30' }), undefined)).toEqual({ ok: true, value: [] }));
  it('counts in each unit that somebody leads', () =>
    expect(after(undefined, record({ unitIds: ['QN-LH-08', 'QN-LH-07'] })).unitIds).toEqual(['QN-LH-07', 'QN-LH-08']));
  it('is a «no» again when the certificate is withdrawn after the day', () =>
    expect(factsOf(after(undefined, record(), { type: 'withdraw', ...asked }))).toEqual([
      ['QN-LH-07', '2026-11-30', { yes: false }, true],
    ]));
  it.each<[string, TrainingCommand]>([
    ['NO_LEADER', record({ unitIds: [] })],
    ['CERTIFICATE_OF_OTHER_YEAR', record({ certificate: { ...certificate, date: '2025-08-14' } })],
    ['DATE_AHEAD', record({ today: '2026-08-13' })],
    ['CERTIFICATE_NONE', { type: 'withdraw', ...asked }],
  ])('is refused with %s', (code, command) => expect(codeOf(decide(command, undefined))).toBe(code));
});
