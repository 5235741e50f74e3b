import { addDays, ok, type LocalDate } from '@bontot/kernel';
import { firstOf, needsDate, needsText } from './checks.ts';
import { same } from './decision.ts';
import { began, changedTo, refuseDuty, repeated, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { UnitReport } from './obligations.ts';
import type { FileRef } from './parts.ts';

export type UnitReportAct =
  | ({ type: 'ask' } & Pick<UnitReport, 'reportId' | 'unitId' | 'title' | 'dueOn' | 'askedByUnitId'>)
  | { type: 'send'; text: string; file?: FileRef | null }
  | { type: 'withdraw' }
  | { type: 'time-passed'; today: LocalDate };

/** A report that a unit owes to the committee above. */
export function decideUnitReport(
  act: UnitReportAct,
  report: UnitReport | undefined,
  around: DutyAround,
): Decided<UnitReport> {
  if (act.type === 'ask') return ask(act, report, around);
  if (!report) return refuseDuty('UNIT_REPORT_UNKNOWN');
  switch (act.type) {
    case 'send':
      return send(act, report, around);
    case 'withdraw':
      return changedTo('unit-report.withdrawn', report, { withdrawn: true, dueAt: null });
    case 'time-passed':
      if (report.withdrawn || report.sentOn !== null || act.today <= report.dueOn) return ok([]);
      return changedTo('unit-report.missed', report, { missed: true, dueAt: null });
  }
}

/** Yes once it was sent by its date, no from the day after on; what comes later is read, and stays late. */
export function unitReportFacts({ reportId, unitId, dueOn, sentOn, file, missed, withdrawn }: UnitReport): Fact[] {
  if (withdrawn || (sentOn === null && !missed)) return [];
  const inTime = sentOn !== null && sentOn <= dueOn;
  const evidence =
    inTime && file ? [{ kind: 'document_file' as const, ref: file.fileId, fileId: file.fileId }] : undefined;
  return [
    factsAbout(unitId, `report/${reportId}`, dueOn)('report.on_time', { yes: inTime }, evidence ? { evidence } : {}),
  ];
}

function ask(
  { reportId, unitId, title, dueOn, askedByUnitId }: Extract<UnitReportAct, { type: 'ask' }>,
  report: UnitReport | undefined,
  { by, today }: DutyAround,
): Decided<UnitReport> {
  if (report) return repeated(same([report.title, report.dueOn], [title, dueOn]), 'UNIT_REPORT_EXISTS', { reportId });
  const refused = firstOf(needsText('title', title), needsDate('dueOn', dueOn));
  if (refused) return refused;
  if (dueOn < today) return refuseDuty('DEADLINE_PAST', { deadline: dueOn, today });
  return began('unit-report.asked', {
    ...{ reportId, unitId, title, dueOn, askedBy: by, askedByUnitId, text: '', file: null, sentOn: null },
    ...{ sentBy: null, missed: false, withdrawn: false, dueAt: addDays(dueOn, 1) },
  });
}

/** Sent once: what the committee has read does not change under its hands. */
function send(
  { text, file = null }: Extract<UnitReportAct, { type: 'send' }>,
  report: UnitReport,
  { by, today }: DutyAround,
): Decided<UnitReport> {
  const { reportId, sentOn } = report;
  if (report.withdrawn) return refuseDuty('UNIT_REPORT_WITHDRAWN', { reportId });
  if (sentOn !== null)
    return repeated(same([report.text, report.file?.sha256], [text, file?.sha256]), 'UNIT_REPORT_SENT', { sentOn });
  return (
    firstOf(file ? undefined : needsText('text', text)) ??
    changedTo('unit-report.sent', report, { text, file, sentOn: today, sentBy: by, dueAt: null })
  );
}
