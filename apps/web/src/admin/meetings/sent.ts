import type { LocalDate } from '@bontot/kernel';
import type { Study, UnitReport } from '@bontot/meeting-core';

/** How far one unit has come with a document: confirmations, and of how many where that is fixed. */
export type StudyProgress = { study: Study; confirmed: number; obliged: number | null; late: boolean };
export type SentDocument = {
  documentId: string;
  title: string;
  number: string;
  issuer: string;
  sentOn: LocalDate;
  deadline: LocalDate;
  units: StudyProgress[];
  /** Units in which everybody who is obliged has confirmed, or, before the deadline, somebody has. */
  reached: number;
  withdrawn: boolean;
};

/** The documents that were sent, newest first, each with its units: those that lag behind come first. */
export function documentsOf(studies: readonly Study[], today: LocalDate): SentDocument[] {
  const documents = [...Map.groupBy(studies, ({ documentId }) => documentId).values()].map((all): SentDocument => {
    const { documentId, title, number, issuer, sentOn, deadline } = all[0]!;
    const units = all
      .map((study) => progressOf(study, today))
      .sort((a, b) => Number(b.late) - Number(a.late) || a.confirmed - b.confirmed);
    return {
      ...{ documentId, title, number, issuer, sentOn, deadline, units },
      reached: units.filter(({ confirmed, obliged }) => confirmed > 0 && confirmed >= (obliged ?? 1)).length,
      withdrawn: all.every(({ withdrawn }) => withdrawn),
    };
  });
  return documents.sort((a, b) => b.sentOn.localeCompare(a.sentOn) || a.documentId.localeCompare(b.documentId));
}

function progressOf(study: Study, today: LocalDate): StudyProgress {
  const people = Object.keys(study.acknowledged);
  const obliged = study.obligedIds;
  const confirmed = obliged ? people.filter((person) => obliged.includes(person)).length : people.length;
  const late = study.deadline < today && (obliged ? confirmed < obliged.length : confirmed === 0);
  return { study, confirmed, obliged: obliged?.length ?? null, late };
}

export type AskedReport = {
  reportId: string;
  title: string;
  dueOn: LocalDate;
  units: UnitReport[];
  sent: number;
  late: number;
};

/** Past its day and not sent, or sent after it. */
export const isLate = ({ dueOn, sentOn, withdrawn }: UnitReport, today: LocalDate): boolean =>
  !withdrawn && (sentOn === null ? dueOn < today : sentOn > dueOn);

/** The reports that were asked for, the latest day first, each with its units: late ones first, then those not sent. */
export function askedReportsOf(reports: readonly UnitReport[], today: LocalDate): AskedReport[] {
  const asked = [...Map.groupBy(reports, ({ reportId }) => reportId).values()].map((all): AskedReport => {
    const { reportId, title, dueOn } = all[0]!;
    const units = [...all].sort(
      (a, b) => Number(isLate(b, today)) - Number(isLate(a, today)) || (a.sentOn ?? '').localeCompare(b.sentOn ?? ''),
    );
    return {
      ...{ reportId, title, dueOn, units },
      sent: all.filter(({ sentOn }) => sentOn !== null).length,
      late: all.filter((report) => isLate(report, today)).length,
    };
  });
  return asked.sort((a, b) => b.dueOn.localeCompare(a.dueOn) || a.reportId.localeCompare(b.reportId));
}
