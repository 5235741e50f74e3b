import { evolveDuty } from '@bontot/meeting-core';
import { decideRegistration, type Registration, type RegistrationAct, type RegistrationState } from './index.ts';

const content = {
  title: 'four_good' as const,
  targets: [{ criterion: 'C1', text: 'Hoàn thành 100 % nhiệm vụ', points: null }],
  issue: 'Rác thải',
};
const around = {
  ...{ by: 'p1', at: Date.parse('2026-02-10T03:00:00Z'), today: '2026-02-10' },
  ...{ unitId: 'QN-LH', year: 2026, subject: 'committee' as const, digest: 'd', version: 0, baseVersion: 0 },
};
const registration = (...acts: RegistrationAct[]): Registration | undefined =>
  acts.reduce<Registration | undefined>((before, act) => {
    const decided = decideRegistration(act, before, around);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<Registration | undefined>(evolveDuty, before);
  }, undefined);
const write: RegistrationAct = { type: 'write', content };
const submit: RegistrationAct = { type: 'submit' };

describe('a registration that came back', () => {
  it.each<[RegistrationState, RegistrationAct]>([
    ['returned', { type: 'return', reason: 'Thiếu chỉ tiêu' }],
    ['withdrawn', { type: 'withdraw', reason: 'Sáp nhập' }],
  ])('%s: is handed in again also where no word has changed', (state, act) => {
    expect(registration(write, submit, act)).toMatchObject({ state });
    expect(registration(write, submit, act, write, submit)).toMatchObject({ state: 'submitted', withdrawn: null });
  });
  it('says nothing where what is written stands there already', () =>
    expect(registration(write, write)?.history).toHaveLength(1));
});

describe('a registration that two write', () => {
  const stands = registration(write)!;
  const seen = (baseVersion: number) => ({ ...around, by: 'p2', version: 2, baseVersion });
  const other = { ...content, issue: 'Nước sạch' };
  const acts: RegistrationAct[] = [
    { type: 'write', content: other },
    submit,
    { type: 'register' },
    { type: 'return', reason: 'Thiếu' },
    { type: 'withdraw', reason: 'Sáp nhập' },
  ];

  it.each(acts)('$type: is refused for who has not seen what stands, and says whose change that is', (act) =>
    expect(decideRegistration(act, stands, seen(1))).toEqual({
      ok: false,
      refusal: { code: 'REGISTRATION_CHANGED', details: { version: 2, by: 'p1', at: around.at } },
    }),
  );
  it('is written over by who has seen it', () =>
    expect(decideRegistration({ type: 'write', content: other }, stands, seen(2))).toMatchObject({ ok: true }));
  it('says nothing where both write the same', () =>
    expect(decideRegistration(write, stands, seen(1))).toEqual({ ok: true, value: [] }));
  it('has its compact confirmed by the digest, whatever the other side signed meanwhile', () => {
    const sign: RegistrationAct = { type: 'confirm-compact', as: 'secretary', digest: 'd' };
    expect(decideRegistration(sign, registration(write, submit), seen(1))).toMatchObject({ ok: true });
  });
});
