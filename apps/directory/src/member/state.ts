import type { LeftReason, Member } from '@bontot/contracts';
import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonDetails } from './person.ts';

export type Span = { from: LocalDate; to: LocalDate | null };

/** One stay in a cell that has ended; `leftCellOn` is the first day on which the person no longer counts there. */
export type PastStay = {
  cellId: string;
  kind: Member['kind'];
  joinedCellOn: LocalDate;
  leftCellOn: LocalDate;
  fingerprint: string;
  /** On a temporary transfer: the cell of then went on counting the member. */
  temporary?: true;
};

/** What was entered before its day; it is applied when the day comes. */
export type Ahead = { on: LocalDate; by: string } & (
  { what: 'change-kind'; kind: Member['kind'] } | { what: 'transfer'; cellId: string }
);

/** Who changed what and when: the person's page and the audit read it, nobody outside this service. */
export type MemberChange = {
  at: Instant;
  by: string;
  what: string;
  on: LocalDate | null;
  reason?: string;
  paper?: string;
};

/** What of the person's details and days another record may fill in. */
export type Filled = keyof PersonDetails | 'fullOn';

/** A person's membership; its version is counted by the store. What may be left out stands in no record of before. */
export type MemberState = Omit<Member, 'version'> & {
  past: PastStay[];
  fingerprint: string;
  /** Since when full, where that is known. */
  fullOn?: LocalDate | null;
  details?: PersonDetails | null;
  twinKey?: string | null;
  /** People of the same name and birth date who are known to be others. */
  notTwins?: string[];
  ahead?: Ahead[];
  /** Records of this person that were closed as duplicates, with what they filled in here. */
  duplicates?: { memberId: string; filled: Filled[] }[];
  /** On a record closed as a duplicate: what stood there before. */
  closed?: Pick<MemberState, 'leftCellOn' | 'leftReason' | 'temporary' | 'ahead'> | null;
  history?: MemberChange[];
  /** The next day on which posts or what was entered ahead must be looked at. */
  dueOn?: LocalDate | null;
};

export type NewMember = Pick<
  Member,
  'memberId' | 'cellId' | 'name' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'exempt' | 'specialDuty'
> & { details?: PersonDetails | undefined };

/** What a decision needs to know of the cell on the day. */
export type CellOnDay = { level: string; active: boolean } | undefined;

/** Who decides, when, and by which paper; lists that only repeat what is known leave it out. */
export type Deciding = { by: string; at: Instant; today: LocalDate; paper?: string | undefined };

export type MemberCommand = { deciding?: Deciding } & (
  | {
      type: 'join';
      member: NewMember;
      cell: CellOnDay;
      fingerprint: string;
      /** Leave the cell of now on the day of joining: for lists that know where people are, and say so. */
      transfer?: boolean;
    }
  | { type: 'transfer'; cellId: string; cell: CellOnDay; on: LocalDate }
  | { type: 'change-kind'; kind: Member['kind']; on?: LocalDate | undefined }
  | { type: 'exempt' | 'special-duty' | 'suspend'; span: Span | null }
  | {
      type: 'temporary-stay';
      stay: (NonNullable<Member['temporary']> & { purpose: StayPurpose }) | null;
      cell: CellOnDay;
      /** The length was looked at when the transfer was sent; received late, the stay is shorter. */
      agreed?: boolean;
    }
  | { type: 'leave'; on: LocalDate; reason?: LeftReason | undefined }
  | { type: 'undo-leave' }
  | { type: 'correct'; name?: string | undefined; details: Partial<PersonDetails> }
  | { type: 'not-twin'; otherId: string }
  /** The record of a person of whom there is another: `of` stays, which has counted since `since`. */
  | { type: 'close-duplicate'; of: string; since: LocalDate; reason: string }
  | { type: 'reopen-duplicate'; of: string }
  /** The record that stays fills its gaps from the other, and gives back what that one had filled. */
  | { type: 'take-over'; duplicateId: string; details: PersonDetails; fullOn: LocalDate | null; reason: string }
  | { type: 'give-back'; duplicateId: string }
  /** The typed name shows that the right person is meant: nothing brings it back. */
  | { type: 'erase'; confirm: string; reason: string }
  | { type: 'day-came'; today: LocalDate; cells: ReadonlyMap<string, CellOnDay> }
  /** What a row of a file says, in one write. */
  | { type: 'several'; commands: readonly MemberCommand[] }
  /** What a file wrote is taken back; `before` null: the file had made it. */
  | { type: 'take-back'; before: MemberState | null }
);
export type CommandOf<Type> = Extract<MemberCommand, { type: Type }>;
export type StayPurpose = 'work' | 'study';

export type MemberEvent =
  { type: 'member.joined'; state: MemberState } | { type: 'member.changed'; patch: Partial<MemberState> };

/** Posts are looked at as soon as somebody can. */
export const AT_ONCE: LocalDate = '0001-01-01';
