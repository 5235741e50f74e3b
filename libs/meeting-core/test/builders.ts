import type { LocalDate } from '@bontot/kernel';
import {
  decide,
  evolve,
  meetingSheet,
  type Act,
  type Around,
  type Decision,
  type FileRef,
  type Meeting,
  type MeetingKind,
  type OwnAct,
  type RollPerson,
} from '../src/index.ts';

export const HELD_ON = '2026-03-05';
export const SECRETARY = 'm1';
export const DEPUTY = 'm2';

type Cell = { members?: number; probationary?: number; exempt?: number; specialDuty?: number };

/** Full members are m1, m2, … with secretary and deputy first; then p1 …, e1 …, s1 …. */
export function peopleOf({ members = 20, probationary = 0, exempt = 0, specialDuty = 0 }: Cell): RollPerson[] {
  const some = (count: number, letter: string, person: Partial<RollPerson> = {}): RollPerson[] =>
    Array.from({ length: count }, (_, index) => ({
      personId: `${letter}${index + 1}`,
      kind: 'full',
      exempt: false,
      specialDuty: false,
      ...person,
    }));
  return [
    ...some(members, 'm'),
    ...some(probationary, 'p', { kind: 'probationary' }),
    ...some(exempt, 'e', { exempt: true }),
    ...some(specialDuty, 's', { specialDuty: true }),
  ];
}

export const aroundOf = (given: Partial<Around> = {}): Around => ({
  meetingId: 'meeting',
  by: SECRETARY,
  at: Date.UTC(2026, 2, 5, 12),
  today: HELD_ON,
  deviceId: 'device',
  version: 1,
  people: peopleOf({}),
  minMinutes: 90,
  attendanceBase: 'strict',
  ...given,
});

/** Runs acts that must be accepted. */
export const after = (meeting: Meeting | undefined, acts: readonly (Act | OwnAct)[], around: Around): Meeting =>
  acts.reduce<Meeting | undefined>((state, act) => {
    const decided = decide(act, state, around);
    if (!decided.ok) throw new Error(`${act.type}: ${decided.refusal.code}`);
    return decided.value.reduce<Meeting | undefined>(evolve, state);
  }, meeting)!;

export const planned = (given: Partial<Extract<Act, { type: 'plan' }>> = {}): Act => ({
  type: 'plan',
  unitId: 'QN-LH-07',
  kind: 'regular',
  month: '2026-03',
  heldOn: HELD_ON,
  startsAt: '19:00',
  place: 'Nhà văn hóa',
  ...given,
});

type Setting = Cell & Partial<Around> & { kind?: MeetingKind; before?: Act[]; acts?: (Act | OwnAct)[] };

export const draft = ({ kind = 'regular', ...setting }: Setting = {}): Meeting =>
  after(undefined, [planned({ kind })], aroundOf({ people: peopleOf(setting), ...aroundOnly(setting) }));

export const announced = ({ before = [], ...setting }: Setting = {}): Meeting =>
  after(draft(setting), [{ type: 'announce' }, ...before], aroundOf(aroundOnly(setting)));

/** Open since 19:00, everybody present; `acts` follow. */
export const inProgress = ({ acts = [], ...setting }: Setting = {}): Meeting =>
  after(
    announced(setting),
    [{ type: 'open', startedAt: '19:00' }, ...acts],
    aroundOf({ people: peopleOf(setting), ...aroundOnly(setting) }),
  );

export const closed = (setting: Setting = {}): Meeting =>
  after(inProgress(setting), [{ type: 'close', endedAt: '20:45' }], aroundOf(aroundOnly(setting)));

export const MINUTES: Act = {
  type: 'write-minutes',
  sections: [{ sectionId: 'content', heading: 'Nội dung', text: 'Thảo luận' }],
};
export const APPROVED: Act[] = [
  MINUTES,
  { type: 'read-out' },
  { type: 'approve-minutes', totals: { for: 18, against: 0, other: 0 } },
];
export const sign = (as: 'chair' | 'clerk', given: Partial<Extract<Act, { type: 'sign' }>> = {}): Act => ({
  type: 'sign',
  as,
  digest: 'digest',
  ...given,
});

export const approved = (setting: Setting = {}): Meeting => after(closed(setting), APPROVED, aroundOf());

export const signed = (setting: Setting = {}, on: LocalDate = HELD_ON): Meeting => {
  const byChair = after(approved(setting), [sign('chair')], aroundOf({ today: on }));
  return after(byChair, [sign('clerk')], aroundOf({ today: on, by: DEPUTY }));
};

/** Full points in every row but for those given. */
export const pointsOf = (given: Record<string, number> = {}): Record<string, number> => ({
  ...Object.fromEntries(meetingSheet.blocks.flatMap(({ rows }) => rows.map(({ id, max }) => [id, max]))),
  ...given,
});

export const file = (name: string): FileRef => ({
  fileId: name,
  name: `${name}.pdf`,
  type: 'application/pdf',
  size: 1000,
  sha256: `sha of ${name}`,
});

/** `given(meeting).when(act).becomes({ … })`, `.refused('CODE', { … })` or `.changesNothing()`. */
export const given = (meeting: Meeting | undefined, around: Partial<Around> = {}) => ({
  when: (...acts: (Act | OwnAct)[]) => {
    const last = acts.at(-1)!;
    const before = acts.length > 1 ? after(meeting, acts.slice(0, -1), aroundOf(around)) : meeting;
    const decided: Decision = decide(last, before, aroundOf(around));
    return {
      becomes: (expected: object) => {
        if (!decided.ok) throw new Error(`refused: ${decided.refusal.code} ${JSON.stringify(decided.refusal.details)}`);
        expect(decided.value.reduce<Meeting | undefined>(evolve, before)).toMatchObject(expected);
      },
      refused: (code: string, details: Record<string, unknown> = {}) =>
        expect(decided).toMatchObject({ ok: false, refusal: { code, details } }),
      changesNothing: () => expect(decided).toEqual({ ok: true, value: [] }),
    };
  },
});

/** What `around` takes of a setting; the rest describes the cell and what happened. */
function aroundOnly({ members, probationary, exempt, specialDuty, kind, before, acts, ...rest }: Setting) {
  return rest;
}
