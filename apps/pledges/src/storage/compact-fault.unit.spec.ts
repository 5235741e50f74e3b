import { evolveDuty } from '@bontot/meeting-core';
import { decideRegistration, type Registration, type RegistrationAct } from '@bontot/pledge-core';
import { compactFault } from './compact-fault.ts';
import { digestOfCompact } from './digest.ts';

const content = {
  title: 'four_good' as const,
  targets: [{ criterion: 'C1', text: 'Hoàn thành 100 % nhiệm vụ', points: null }],
  issue: 'Rác thải',
};
const write = (issue = 'Rác thải'): RegistrationAct => ({ type: 'write', content: { ...content, issue } });
const confirm = (as: 'secretary' | 'committee') => ({ type: 'confirm-compact' as const, as });

/** After these acts, each a minute after the one before it; what is confirmed is what stands then. */
const after = (...acts: (RegistrationAct | ReturnType<typeof confirm>)[]): Registration =>
  acts.reduce<Registration | undefined>((before, act, minute) => {
    const digest = before ? digestOfCompact(before) : '';
    const decided = decideRegistration(act.type === 'confirm-compact' ? { ...act, digest } : act, before, {
      ...{ by: `p${minute}`, at: minute * 60_000, today: '2026-02-10', digest, version: 0, baseVersion: 0 },
      ...{ unitId: 'QN-LH-07', year: 2026, subject: 'cell', version: 0, baseVersion: 0 },
    });
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<Registration | undefined>(evolveDuty, before);
  }, undefined)!;
const whole = [
  ...[write(), { type: 'submit' }, { type: 'register' }, confirm('secretary'), confirm('committee')],
] as RegistrationAct[];

describe('a compact', () => {
  it.each<[string, Registration]>([
    ['nobody has confirmed', after(write(), { type: 'submit' })],
    ['one side has confirmed', after(write(), { type: 'submit' }, confirm('secretary'))],
    ['both have confirmed', after(...whole)],
    ['was taken back', after(...whole, { type: 'withdraw', reason: 'Sáp nhập' })],
    ['was taken back and written anew', after(...whole, { type: 'withdraw', reason: 'Sửa' }, write('Bụi'))],
    [
      'was returned after one side had confirmed',
      after(write(), { type: 'submit' }, confirm('secretary'), { type: 'return', reason: 'Thiếu' }),
    ],
  ])('that %s is whole', (_, registration) => expect(compactFault(registration)).toBeUndefined());

  it.each<[string, (registration: Registration) => Registration]>([
    ['its issue', (registration) => ({ ...registration, issue: 'Không có' })],
    ['a target', ({ targets, ...rest }) => ({ ...rest, targets: targets.map((one) => ({ ...one, points: 1 })) })],
    ['its title', (registration) => ({ ...registration, title: 'fair' })],
    ['its year', (registration) => ({ ...registration, year: 2027 })],
    ['its digest', ({ compact, ...rest }) => ({ ...rest, compact: { ...compact, digest: 'a'.repeat(64) } })],
  ])('is told from one of which somebody changed %s', (_, change) =>
    expect(compactFault(change(after(...whole)))).toBe('CONTENT_CHANGED'),
  );

  it.each<[string, Partial<Registration['compact']>]>([
    ['put another person for who confirmed', { secretary: { by: 'p9', at: 180_000, on: '1970-01-01' } }],
    ['changed when it was confirmed', { committee: { by: 'p4', at: 0, on: '1970-01-01' } }],
    ['took a confirmation away', { committee: null }],
    ['took everything away', { digest: '', secretary: null, committee: null }],
  ])('is told from one in which somebody %s', (_, change) => {
    const registration = after(...whole);
    const altered = { ...registration, compact: { ...registration.compact, ...change } };
    expect(compactFault(altered)).toBe('CONFIRMATION_CHANGED');
  });

  it('is told from one that somebody confirmed by hand', () => {
    const registration = after(write(), { type: 'submit' }, confirm('secretary'));
    const committee = { by: 'p9', at: 0, on: '2026-02-10' };
    expect(compactFault({ ...registration, compact: { ...registration.compact, committee } })).toBe(
      'CONFIRMATION_CHANGED',
    );
  });
});
