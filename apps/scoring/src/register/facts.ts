import { measureOf, type EvidenceBody } from '@bontot/contracts';
import { unreachable, type LocalDate } from '@bontot/kernel';
import type { Contents, RegisterRecord } from './record.ts';

/** What a record proves now; its revision is the version of the aggregate, which the store counts. */
export type Fact = Omit<EvidenceBody, 'revision'>;

/** The facts of a record (domain handbook 5.3). Of a cancelled one nothing is left, so that what it proved is withdrawn. */
export function factsOf(record: RegisterRecord): Fact[] {
  if (record.state === 'cancelled') return [];
  const fact = about(record);
  const { dueOn, state } = record;
  switch (record.kind) {
    case 'target': {
      // No from the day it is set, so that a target that nobody reports on is not forgotten.
      const { plan, reported } = record.content;
      return [fact('target.achieved', { yes: (reported ?? -1) >= plan }, dueOn)];
    }
    case 'inspection': {
      const { doneOn } = record.content;
      if (doneOn) return [fact('inspection.done', { yes: true }, earlier(doneOn, dueOn))];
      return state === 'missed' ? [fact('inspection.done', { yes: false }, dueOn)] : [];
    }
    case 'programme': {
      const { issuedOn } = record.content;
      if (issuedOn === null && state !== 'missed') return [];
      return [fact('programme.concretised', { yes: issuedOn !== null && issuedOn <= dueOn }, dueOn)];
    }
    case 'issue': {
      const { grade, gradedOn } = record.content;
      if (grade === null) return state === 'missed' ? [fact('issue.stage', { grade: 0 }, dueOn)] : [];
      return [fact('issue.stage', { grade }, grade === 4 && gradedOn ? earlier(gradedOn, dueOn) : dueOn)];
    }
    case 'year-plan':
      return [fact(record.content.measure, { n: record.content.n }, `${dueOn.slice(0, 4)}-01-01`)];
    case 'judgement':
      return [{ ...fact('principle.graded', { grade: record.content.grade }, dueOn), slot: record.content.half }];
    case 'case':
      return caseFacts(record, record.content);
    default:
      return unreachable(record);
  }
}

/** Every measure of a case has its source, so that a case found wrong goes as a whole. */
function caseFacts(record: RegisterRecord, content: Contents['case']): Fact[] {
  const { matter, concludedOn, people, leaders, selfDetected, violationOn } = content;
  if (concludedOn === null) return [];
  const fact = about(record);
  const said: Fact[] =
    matter === 'complaint'
      ? [fact('complaint.founded', { n: people }, concludedOn)]
      : [
          fact('discipline.imposed', { n: people }, concludedOn),
          fact('sub.discipline.imposed', { n: people }, concludedOn),
          fact('discipline.leader', { n: leaders }, concludedOn),
          fact('discipline.self_detected', { n: selfDetected }, concludedOn),
          ...(violationOn ? [fact('violation.found', { n: people }, violationOn)] : []),
        ];
  return said.filter(({ measure }) => measureOf(measure)!.subject.includes(record.subject));
}

/** The source under which others know a record; nobody else may raise its revisions. A source has no points, an id may. */
export const sourceOf = ({ kind, recordId }: Pick<RegisterRecord, 'kind' | 'recordId'>): string =>
  `${kind}/${recordId.replaceAll('.', '/')}`;

const about =
  (record: RegisterRecord) =>
  (measure: string, value: Fact['value'], effectiveOn: LocalDate): Fact => ({
    ...{ cellId: record.unitId, measure, source: sourceOf(record), effectiveOn, value },
    ...(record.evidence.length > 0 && { evidence: record.evidence }),
  });

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
