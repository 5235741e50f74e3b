import { addMonths, ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import type { Changed, Proof } from '../record/fact.ts';
import { sided, standing, type SideCommand, type Sided } from '../record/sided.ts';

/** 4 excellent, 3 good, 2 completed, 1 not completed (domain handbook 5.3). */
export type MemberGrade = 1 | 2 | 3 | 4;

/** A member's quality in a year: proposed by the cell's vote, decided above. Id: `<memberId>.<year>`. */
export type ClassificationState = Sided & {
  memberId: string;
  year: string;
  /** The cell that voted; its card keeps the fact when the member moves on. */
  cellId: string;
  proposed: { on: LocalDate; grade: MemberGrade; votes: { for: number; of: number } | null } | null;
  decided: { on: LocalDate; grade: MemberGrade; reason: string | null; number: string | null } | null;
  history: (Changed & { what: string; grade: MemberGrade })[];
};

/** What a proposal must know of the member on the day of the vote. */
export type Reviewed = { cellId: string; admittedOn: LocalDate | null } | undefined;

type Asked = { memberId: string; year: string; changed: Changed; today: LocalDate };
export type ClassificationCommand =
  | ({ type: 'propose'; reviewed: Reviewed } & NonNullable<ClassificationState['proposed']> & Asked)
  | ({ type: 'decide' } & NonNullable<ClassificationState['decided']> & Asked)
  | SideCommand<ClassificationState>;
export type ClassificationEvent = { type: 'classification.changed'; state: ClassificationState };

/** Votes on a year are held from October to the end of March after it «design choice». */
const windowOf = (year: string) => ({ from: `${year}-10-01`, to: `${+year + 1}-03-31` });
/** Who was admitted less than 6 months ago is not reviewed (Vietnam.vn on Regulation 124). */
export const MONTHS_BEFORE_REVIEW = 6;

/**
 * Decides on one member's year. Codes: MEMBER_UNKNOWN, MEMBER_TOO_NEW, VOTE_OUT_OF_YEAR, DATE_AHEAD, VOTES_EXCEED_BASE,
 * CLASSIFICATION_NONE, CLASSIFICATION_DECIDED, DECISION_REASON_MISSING, DATE_OUT_OF_ORDER.
 */
export function decide(
  command: ClassificationCommand,
  before: ClassificationState | undefined,
): Result<ClassificationEvent[]> {
  if (!('memberId' in command)) {
    const next = sided(command, before);
    return next ? to(next) : ok([]);
  }
  const { year, on, today } = command;
  const { from, to: last } = windowOf(year);
  if (on < from || on > last) return refuse('VOTE_OUT_OF_YEAR', { year, from, to: last, on });
  if (on > today) return refuse('DATE_AHEAD', { on, today });
  switch (command.type) {
    case 'propose':
      return propose(command, before);
    case 'decide':
      return decideAbove(command, standing(before));
    default:
      return unreachable(command);
  }
}

export const evolve = (_: ClassificationState | undefined, { state }: ClassificationEvent): ClassificationState =>
  state;

/** The grade that counts: the higher decision where there is one. */
export const gradeOf = ({ proposed, decided }: ClassificationState): MemberGrade | null =>
  decided?.grade ?? proposed?.grade ?? null;

/** Dated by the cell's vote, at the latest 31 December; the higher decision is a new revision that needs no verdict. */
export function classificationProofs(state: ClassificationState): Proof[] {
  const { memberId, year, cellId, proposed, decided } = state;
  const grade = gradeOf(state);
  if (!standing(state) || !proposed || grade === null) return [];
  const last = `${year}-12-31`;
  const evidence = decided?.number
    ? [{ kind: 'decision_ref' as const, ref: decided.number, issuedOn: decided.on }]
    : [];
  return [
    {
      fact: {
        ...{ cellId, measure: 'member.classified', source: `classification/${memberId}/${year}` },
        effectiveOn: proposed.on < last ? proposed.on : last,
        value: { grade },
        ...(evidence.length > 0 && { evidence }),
      },
      confirmed: decided !== null,
    },
  ];
}

type CommandOf<Type> = Extract<ClassificationCommand, { type: Type }>;

function propose(
  command: CommandOf<'propose'>,
  before: ClassificationState | undefined,
): Result<ClassificationEvent[]> {
  const { memberId, year, on, grade, votes, reviewed, changed } = command;
  if (!reviewed) return refuse('MEMBER_UNKNOWN', { memberId });
  if (reviewed.admittedOn !== null && reviewed.admittedOn > monthsBefore(on))
    return tooNew(memberId, reviewed.admittedOn);
  if (votes && votes.for > votes.of) return refuse('VOTES_EXCEED_BASE', { votes: votes.for, base: votes.of });
  const proposed = { on, grade, votes };
  const known = standing(before);
  if (known?.proposed && JSON.stringify(known.proposed) === JSON.stringify(proposed)) return ok([]);
  if (known?.decided) return refuse('CLASSIFICATION_DECIDED', { memberId, on: known.decided.on });
  const history = [...(before?.history ?? []), { ...changed, what: 'propose', grade }];
  return to({ ...{ memberId, year, cellId: reviewed.cellId, decided: null }, proposed, history, changed });
}

function decideAbove(
  command: CommandOf<'decide'>,
  before: ClassificationState | undefined,
): Result<ClassificationEvent[]> {
  const { memberId, on, grade, reason, number, changed } = command;
  if (!before?.proposed) return refuse('CLASSIFICATION_NONE', { memberId });
  if (on < before.proposed.on) return refuse('DATE_OUT_OF_ORDER', { on, from: before.proposed.on });
  if (grade !== before.proposed.grade && !reason) return refuse('DECISION_REASON_MISSING', { memberId });
  const decided = { on, grade, reason, number };
  if (before.decided && JSON.stringify(before.decided) === JSON.stringify(decided)) return ok([]);
  return to({ ...before, decided, history: [...before.history, { ...changed, what: 'decide', grade }], changed });
}

const monthsBefore = (on: LocalDate): LocalDate => addMonths(on, -MONTHS_BEFORE_REVIEW);
const tooNew = (memberId: string, admittedOn: LocalDate) => refuse('MEMBER_TOO_NEW', { memberId, admittedOn });
const to = (state: ClassificationState): Result<ClassificationEvent[]> =>
  ok([{ type: 'classification.changed', state }]);
