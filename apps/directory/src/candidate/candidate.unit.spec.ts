import type { Result } from '@bontot/kernel';
import type { CandidateCommand, CandidateState } from './candidate.ts';
import { decide, evolve, isAdopted } from './decide.ts';
import { candidateProofs } from './facts.ts';
import { remindOn } from './stage.ts';

const [A, B] = ['01J8ZQ4T3N5W7Y9A1C3E5G7J9A', '01J8ZQ4T3N5W7Y9A1C3E5G7J9B'];
const asked = { changed: { at: 1, by: 'person:X' }, today: '2027-12-31' };
const introduce = (more: object = {}): CandidateCommand =>
  ({
    type: 'introduce',
    candidate: {
      ...{ candidateId: '01J8ZQ4T3N5W7Y9A1C3E5G7JCA', cellId: 'QN-LH-07', name: 'Phạm Thị Mai', birthDate: null },
      targetYear: '2026',
    },
    resolution: { number: '05-NQ/CB', date: '2026-02-04' },
    helperIds: [A, B],
    fullMemberIds: [A, B],
    cell: { level: 'cell', active: true },
    confirmed: false,
    fingerprint: 'f',
    ...asked,
    ...more,
  }) as CandidateCommand;
const paper = (number: string, date: string) => ({ number, date });
const STEPS: CandidateCommand[] = [
  introduce(),
  { type: 'awareness-class', from: '2026-03-10', ...asked },
  { type: 'certificate', completedOn: '2026-03-20', certificate: paper('77', '2026-03-25'), ...asked },
  { type: 'verify', on: '2026-04-20', ...asked },
  { type: 'vote', on: '2026-05-05', for: 14, against: 1, base: 20, ...asked },
  { type: 'send-up', on: '2026-05-08', ...asked },
  { type: 'decide', admitted: true, paper: paper('31-QĐ/ĐU', '2026-06-10'), reason: null, ...asked },
  { type: 'ceremony', on: '2026-06-20', ...asked },
  { type: 'full-vote', on: '2027-06-21', for: 15, against: 0, base: 20, ...asked },
  { type: 'full-decision', result: 'full', paper: paper('40-QĐ/ĐU', '2027-07-10'), until: null, ...asked },
];
const after = (state: CandidateState | undefined, ...commands: CandidateCommand[]): CandidateState =>
  commands.reduce<CandidateState | undefined>((candidate, command) => {
    const decided = decide(command, candidate);
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
    return decided.value.reduce<CandidateState | undefined>(evolve, candidate);
  }, state)!;
const upTo = (count: number) => after(undefined, ...STEPS.slice(0, count));
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const proved = (candidate: CandidateState) =>
  candidateProofs(candidate).map(({ fact, confirmed }) => [fact.measure, fact.effectiveOn, confirmed]);

describe('a candidate', () => {
  it('goes from the resolution to full membership, each step with its deadline', () => {
    const stages = STEPS.map((_, index) => upTo(index + 1)).map(({ stage, next }) => [stage, next?.step ?? null]);
    expect(stages).toEqual([
      ['introduced', 'awareness-class'],
      ['in_class', 'certificate'],
      ['certified', 'verify'],
      ['verified', 'vote'],
      ['voted', 'send-up'],
      ['sent_up', 'decide'],
      ['decided', 'ceremony'],
      ['on_probation', 'full-vote'],
      ['full_voted', 'full-decision'],
      ['full', null],
    ]);
    expect(upTo(6).next).toEqual({ step: 'decide', dueOn: '2026-07-31' });
  });
  it('proves the introduction from the resolution, and the admission from the ceremony', () => {
    expect(proved(upTo(7))).toEqual([['candidate.introduced', '2026-02-04', false]]);
    expect(proved(upTo(8))).toEqual([
      ['candidate.introduced', '2026-02-04', false],
      ['member.admitted', '2026-06-20', true],
    ]);
  });
  it('needs two thirds of all full members', () => {
    expect(isAdopted({ for: 14, base: 21 })).toBe(true);
    expect(isAdopted({ for: 13, base: 20 })).toBe(false);
    const lost = after(upTo(4), { type: 'vote', on: '2026-05-05', for: 13, against: 7, base: 20, ...asked });
    expect(lost).toMatchObject({ stage: 'verified', vote: { adopted: false } });
  });
  it('has a probation of twelve months, of which the cell is reminded after eleven', () => {
    const admitted = upTo(8);
    expect(admitted.probationUntil).toBe('2027-06-20');
    expect(remindOn(admitted)).toBe('2027-05-20');
    const early: CandidateCommand = { type: 'full-vote', on: '2027-06-01', for: 15, against: 0, base: 20, ...asked };
    expect(codeOf(decide(early, admitted))).toBe('PROBATION_NOT_OVER');
  });
  it('may be given another probation, and is voted on again', () => {
    const extended = after(upTo(9), {
      ...{ type: 'full-decision', result: 'extended', paper: paper('41', '2027-07-10'), until: '2027-12-20', ...asked },
    });
    expect(extended).toMatchObject({ stage: 'on_probation', probationUntil: '2027-12-20', fullVote: null });
  });
  it('proves nothing once the introduction is annulled, and no admission once the decision is', () => {
    const annul = (what: 'introduction' | 'decision'): CandidateCommand => ({
      ...{ type: 'annul', what, on: '2026-07-01', reason: 'Hồ sơ không đúng', ...asked },
    });
    expect(candidateProofs(after(upTo(5), annul('introduction')))).toEqual([]);
    const undone = after(upTo(8), annul('decision'));
    expect(proved(undone)).toEqual([['candidate.introduced', '2026-02-04', false]]);
    expect(undone).toMatchObject({ stage: 'annulled', untold: true });
    expect(codeOf(decide(annul('introduction'), upTo(8)))).toBe('CANDIDATE_OTHER_STEP');
  });
  it('takes a repeated step for the same, and another word of it until the next step', () => {
    expect(decide(STEPS[3]!, upTo(5))).toEqual({ ok: true, value: [] });
    expect(after(upTo(4), { type: 'verify', on: '2026-04-21', ...asked }).verifiedOn).toBe('2026-04-21');
    expect(codeOf(decide({ type: 'verify', on: '2026-04-22', ...asked }, upTo(5)))).toBe('CANDIDATE_OTHER_STEP');
  });
  it.each<[string, CandidateState | undefined, CandidateCommand]>([
    ['CANDIDATE_UNKNOWN', undefined, STEPS[1]!],
    ['CANDIDATE_EXISTS', upTo(1), introduce({ fingerprint: 'g' })],
    ['HELPERS_TWO', undefined, introduce({ helperIds: [A, A] })],
    ['HELPER_NOT_FULL', undefined, introduce({ fullMemberIds: [A] })],
    ['NOT_A_CELL', undefined, introduce({ cell: { level: 'commune', active: true } })],
    ['CANDIDATE_OTHER_STEP', upTo(1), STEPS[4]!],
    ['DATE_OUT_OF_ORDER', upTo(1), { type: 'awareness-class', from: '2026-02-03', ...asked }],
    ['DATE_AHEAD', upTo(1), { type: 'awareness-class', from: '2028-01-01', ...asked }],
    ['VOTES_EXCEED_BASE', upTo(4), { type: 'vote', on: '2026-05-05', for: 20, against: 1, base: 20, ...asked }],
    ['NO_VOTERS', upTo(4), { type: 'vote', on: '2026-05-05', for: 0, against: 0, base: 0, ...asked }],
    ['DECISION_REASON_MISSING', upTo(6), { ...STEPS[6]!, admitted: false } as CandidateCommand],
    ['UNTIL_MISSING', upTo(9), { ...STEPS[9]!, result: 'extended' } as CandidateCommand],
  ])('is refused with %s', (code, state, command) => expect(codeOf(decide(command, state))).toBe(code));
});
