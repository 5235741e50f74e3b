import { ok, refuse, type Result } from '@bontot/kernel';
import { NO_DETAILS, twinKeyOf, type PersonDetails } from './person.ts';
import { AT_ONCE, type CommandOf, type Filled, type MemberEvent, type MemberState } from './state.ts';

type Decided = Result<MemberEvent[]>;

/**
 * The record was never a second person: it becomes a stay of no day, so that every copy drops it from what it counts. A stay
 * that had ended before the other record began counted nobody twice, and keeps its days.
 */
export function closeDuplicate({ of, since }: CommandOf<'close-duplicate'>, member: MemberState): Decided {
  const { memberId, sameAs, duplicates = [], joinedCellOn, leftCellOn, leftReason, temporary, ahead = [] } = member;
  if (sameAs === of) return ok([]);
  if (sameAs) return refuse('MEMBER_DUPLICATE', { memberId, sameAs });
  if (duplicates.length > 0) return refuse('DUPLICATE_KEEPS_OTHERS', { memberId });
  const endedBefore = leftCellOn !== null && leftCellOn <= since;
  return changed({
    ...{ sameAs: of, leftCellOn: endedBefore ? leftCellOn : joinedCellOn, leftReason: null, temporary: null },
    ...{ ahead: [], twinKey: null, dueOn: null, closed: { leftCellOn, leftReason, temporary, ahead } },
  });
}

/** As it was before; somebody else's duplicate stays closed. */
export function reopenDuplicate({ of }: CommandOf<'reopen-duplicate'>, member: MemberState): Decided {
  const { sameAs, closed, name, details } = member;
  if (sameAs !== of || !closed) return ok([]);
  return changed({ ...closed, closed: null, sameAs: null, twinKey: twinKeyOf(name, details), dueOn: AT_ONCE });
}

/** Nothing that is known is written over; when somebody became full is taken over by a full member alone. */
export function takeOver(
  { duplicateId, details: given, fullOn }: CommandOf<'take-over'>,
  member: MemberState,
): Decided {
  const { duplicates = [], details: known, kind, name } = member;
  if (duplicates.some(({ memberId }) => memberId === duplicateId)) return ok([]);
  const before = known ?? NO_DETAILS;
  const gaps = detailNames.filter((field) => before[field] === null && given[field] !== null);
  const details = { ...before, ...only(given, gaps) };
  const fillsFullOn = kind === 'full' && (member.fullOn ?? null) === null && fullOn !== null;
  const filled: Filled[] = [...gaps, ...(fillsFullOn ? (['fullOn'] as const) : [])];
  return changed({
    duplicates: [...duplicates, { memberId: duplicateId, filled }],
    ...(gaps.length > 0 && { details, twinKey: twinKeyOf(name, details) }),
    ...(fillsFullOn && { fullOn }),
  });
}

/** What the other record had filled in is empty again. */
export function giveBack({ duplicateId }: CommandOf<'give-back'>, member: MemberState): Decided {
  const { duplicates = [], details: known, name } = member;
  const filled = duplicates.find(({ memberId }) => memberId === duplicateId)?.filled;
  if (!filled) return ok([]);
  const before = known ?? NO_DETAILS;
  const details = {
    ...before,
    ...only(
      NO_DETAILS,
      filled.filter((field) => field !== 'fullOn'),
    ),
  };
  return changed({
    duplicates: duplicates.filter(({ memberId }) => memberId !== duplicateId),
    ...(filled.length > 0 && { details, twinKey: twinKeyOf(name, details) }),
    ...(filled.includes('fullOn') && { fullOn: null }),
  });
}

const detailNames = Object.keys(NO_DETAILS) as (keyof PersonDetails)[];
const only = (details: PersonDetails, fields: readonly (keyof PersonDetails)[]): Partial<PersonDetails> =>
  Object.fromEntries(fields.map((field) => [field, details[field]]));
const changed = (patch: Partial<MemberState>): Decided => ok([{ type: 'member.changed', patch }]);
