import { lastDayOfMonth, ok } from '@bontot/kernel';
import { firstOf, needsMonth, needsText } from './checks.ts';
import { began, changedTo, refuseDuty, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { MemberReport } from './obligations.ts';

/** Whose month it is; the unit is that in which the member is then. */
export type MemberMonth = Pick<MemberReport, 'personId' | 'unitId' | 'month'>;

export type MemberReportAct =
  | ({ type: 'report'; text: string } & MemberMonth)
  /** The month is over; said of each member who was obliged on its last day. */
  | ({ type: 'month-passed' } & MemberMonth);

/** A member's report of a month, by the member or by a helper, who is named. */
export function decideMemberReport(
  act: MemberReportAct,
  report: MemberReport | undefined,
  around: DutyAround,
): Decided<MemberReport> {
  const { personId, unitId, month } = act;
  const { by, today } = around;
  const fresh = { personId, unitId, month, text: '', reportedOn: null, helper: null, missed: false };
  if (act.type === 'month-passed') {
    if (today <= lastDayOfMonth(`${month}-01`)) return ok([]);
    if (!report) return began('member-report.missed', { ...fresh, missed: true });
    // A fact belongs to the unit in which the person was on its day (domain handbook 2).
    return changedTo('member-report.month-passed', report, { unitId, missed: report.reportedOn === null });
  }
  const refused = firstOf(needsMonth(month), needsText('text', act.text));
  if (refused) return refused;
  if (today < `${month}-01`) return refuseDuty('MEMBER_REPORT_EARLY', { month, today });
  const said = { text: act.text, helper: by === personId ? null : by };
  if (!report) return began('member-report.given', { ...fresh, ...said, reportedOn: today });
  if (report.text === act.text) return ok([]);
  return changedTo('member-report.given', report, { ...said, reportedOn: report.reportedOn ?? today });
}

/** Dated by the last day of the month, whenever it came; a report that came late takes the timer's «no» back. */
export function memberReportFacts({ personId, unitId, month, reportedOn, missed }: MemberReport): Fact[] {
  if (reportedOn === null && !missed) return [];
  const fact = factsAbout(unitId, `member-report/${personId}/${month}`, lastDayOfMonth(`${month}-01`));
  return [fact('member.reported', { yes: reportedOn !== null })];
}
