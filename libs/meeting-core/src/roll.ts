import type { AttendanceBase, Excuse, PersonId, ReasonClass, Statement, Time } from './parts.ts';

/**
 * Marks of a roll call (domain handbook 3.3). `absent` is a tap whose reason is still to be said; a meeting does not close
 * with one.
 */
export type Mark =
  'present' | 'late' | 'left_early' | 'absent' | 'excused' | 'unexcused' | 'exempt' | 'special_duty' | 'away';

/** Somebody on the list of the day, as the directory knows them. */
export type RollPerson = {
  personId: PersonId;
  kind: 'full' | 'probationary';
  exempt: boolean;
  specialDuty: boolean;
  /** On a temporary transfer elsewhere, where they count (domain handbook 3.3). */
  away?: boolean;
  /** Here on a temporary transfer: in the base here (domain handbook 3.3). */
  temporary?: boolean;
  /** The paper by which a temporary member stays here. */
  paper?: string;
};

export type RollRow = RollPerson & {
  mark: Mark;
  /** When the person came (late) or went (left early). */
  at: Time | null;
  reasonClass: ReasonClass | null;
  /** For the secretary's eyes alone. */
  reasonDetail: string | null;
  /** An exempt member who came all the same: listed, never counted. */
  cameAnyway: boolean;
};

/** Somebody who is no member here. `supervisor`: the committee member above who follows this cell. */
export type Guest = {
  guestId: string;
  personId: PersonId | null;
  name: string | null;
  office: string;
  supervisor: boolean;
};

export type Attendance = {
  /** Full and probationary members who had to come. */
  base: number;
  present: number;
  excused: number;
  unexcused: number;
  /** Marked absent, the reason still to be said; in the base. */
  unexplained: number;
  fullInBase: number;
  fullPresent: number;
  /** Enough full members for a valid decision. */
  quorum: boolean;
};

export const isPresent = ({ mark }: RollRow): boolean => mark === 'present' || mark === 'late' || mark === 'left_early';

const outsideBase = new Set<Mark>(['exempt', 'special_duty', 'away']);

/** Domain handbook 3.3: exempt members, those on special duty and those away are in nobody's base, excused ones by setting. */
export const isInBase = ({ mark }: RollRow, attendanceBase: AttendanceBase): boolean =>
  !outsideBase.has(mark) && !(mark === 'excused' && attendanceBase === 'excused_out');

/** At least two thirds of the full members in the base (domain handbook 3.4); nobody is no quorum. */
export const isQuorum = (taking: number, fullInBase: number): boolean => fullInBase > 0 && 3 * taking >= 2 * fullInBase;

/** Who came of those who had to; the numbers that a closing shows and that go into the facts. */
export function countAttendance(roll: readonly RollRow[], attendanceBase: AttendanceBase): Attendance {
  const count = (rows: readonly RollRow[], of: (row: RollRow) => boolean) => rows.filter(of).length;
  const inBase = roll.filter((row) => isInBase(row, attendanceBase));
  const full = inBase.filter(({ kind }) => kind === 'full');
  const fullPresent = count(full, isPresent);
  return {
    base: inBase.length,
    present: count(inBase, isPresent),
    excused: count(roll, ({ mark }) => mark === 'excused'),
    unexcused: count(inBase, ({ mark }) => mark === 'unexcused'),
    unexplained: count(inBase, ({ mark }) => mark === 'absent'),
    fullInBase: full.length,
    fullPresent,
    quorum: isQuorum(fullPresent, full.length),
  };
}

/** Different members who were present, in the base, and spoke; how often one spoke does not count. */
export function countSpeakers(
  roll: readonly RollRow[],
  statements: readonly Statement[],
  attendanceBase: AttendanceBase,
): number {
  const spoke = new Set(statements.map(({ personId }) => personId));
  return roll.filter((row) => isPresent(row) && isInBase(row, attendanceBase) && spoke.has(row.personId)).length;
}

/** The roll as the meeting opens: all present, but for those who asked to be excused and those who are outside the base. */
export const rollFrom = (people: readonly RollPerson[], excuses: readonly Excuse[]): RollRow[] =>
  people.map((person) => {
    const excuse = excuses.find(({ personId }) => personId === person.personId);
    const mark = fixedMark(person) ?? (excuse ? 'excused' : 'present');
    const reason = mark === 'excused' ? excuse : undefined;
    return {
      ...person,
      mark,
      at: null,
      reasonClass: reason?.reasonClass ?? null,
      reasonDetail: reason?.detail || null,
      cameAnyway: false,
    };
  });

/** The mark of those whom the directory takes out of the base; a roll call does not decide that. */
export const fixedMark = ({ exempt, specialDuty, away }: RollPerson): Mark | null =>
  exempt ? 'exempt' : specialDuty ? 'special_duty' : away ? 'away' : null;
