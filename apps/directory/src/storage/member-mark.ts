import type { MemberState } from '../member/member.ts';
import { fingerprintOf } from './fingerprint.ts';

/**
 * Knows the content of a membership again, whatever a timer wrote beside it since: a plan holds, and a write may be taken
 * back, while nobody has changed what people see.
 */
export const markOf = (member: MemberState): string => {
  const { memberId, cellId, name, kind, joinedCellOn, leftCellOn, leftReason, exempt, specialDuty } = member;
  const { suspended, temporary, erased, details, fullOn, ahead, sameAs, duplicates } = member;
  const stay = { memberId, cellId, name, kind, joinedCellOn, leftCellOn, leftReason: leftReason ?? null };
  const spans = { exempt, specialDuty, suspended: suspended ?? null, temporary: temporary ?? null };
  const rest = { erased: erased ?? false, details: details ?? null, fullOn: fullOn ?? null, ahead: ahead ?? [] };
  // Marks of before there were closed duplicates hold on.
  const others = { ...(sameAs && { sameAs }), ...(duplicates?.length && { duplicates }) };
  return fingerprintOf({ ...stay, ...spans, ...rest, ...others });
};
