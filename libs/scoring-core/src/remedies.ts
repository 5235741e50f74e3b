import type { FactValue } from '@bontot/contracts';
import type { Fact } from './fact.ts';

/**
 * What can be done, as codes; the sentence in vi, en and ru comes from the catalogue by code and measure.
 * `confirm` a fact that waits for a verdict, `renew_evidence` that has expired, and so on.
 */
export const actionCodes = [
  'confirm',
  'renew_evidence',
  'complete_task',
  'reach_target',
  'claim_excess',
  'report_late',
  'register_pledge',
  'report_pledge',
  'review_pledge',
  'recognise_initiative',
  'complete_training',
  'conclude_inspection',
  'collect_dues',
  'acknowledge_document',
  'assign_follow_up',
  'solve_issue',
  'prove_in_time',
  'confirm_meeting_score',
  'next_in_full',
  'send_first',
  'answer_slot',
  'enter_approval',
  'add_to_target',
  'enter_plan',
  'confirm_register',
  'get_graded',
  'register',
] as const;
export type ActionCode = (typeof actionCodes)[number];

/**
 * How a fact that lowers the score may still become a full one, by the catalogue's column «no, corrections, withdrawal»
 * (domain handbook 5.3). `proof`: only if it was so at the time and can be shown. What is not here stays as it was said.
 */
const remedies: Record<string, { code: ActionCode; proof?: true }> = {
  'task.completed': { code: 'complete_task' },
  'target.achieved': { code: 'reach_target' },
  'member.reported': { code: 'report_late' },
  'pledge.registered': { code: 'register_pledge' },
  'pledge.reported': { code: 'report_pledge' },
  'pledge.reviewed': { code: 'review_pledge' },
  'initiative.recognised': { code: 'recognise_initiative' },
  'training.completed': { code: 'complete_training' },
  'inspection.done': { code: 'conclude_inspection' },
  'dues.paid': { code: 'collect_dues' },
  'document.acknowledged': { code: 'acknowledge_document' },
  'meeting.thematic.followed_up': { code: 'assign_follow_up' },
  'issue.stage': { code: 'solve_issue' },
  'minutes.signed.on_time': { code: 'prove_in_time', proof: true },
  'meeting.grade': { code: 'confirm_meeting_score' },
  'sub.pledge.registered': { code: 'register_pledge' },
};

/** Obligations that come again within the year, so that the next one can raise the share. */
const recurring = new Set([
  'meeting.premeeting.held',
  'meeting.papers.on_time',
  'meeting.attendance',
  'meeting.duration.met',
  'meeting.speakers',
  'minutes.signed.on_time',
  'meeting.grade',
  'meeting.supervisor.attended',
  'document.acknowledged',
  'task.completed',
  'task.on_time',
  'member.reported',
  'dues.paid',
  'report.on_time',
  'inspection.done',
  'principle.graded',
  'programme.concretised',
  'sub.cell.attended',
]);

export const isRecurring = (measure: string): boolean => recurring.has(measure);

/** The remedy for one fact that lowers the score; a meeting's grade only where no score was confirmed (grade 0). */
export function remedyFor(fact: Fact): { code: ActionCode; proof: boolean } | undefined {
  const remedy = remedies[fact.measure];
  if (remedy === undefined) return undefined;
  if (fact.measure === 'meeting.grade' && (fact.value as { grade: number }).grade > 0) return undefined;
  return { code: remedy.code, proof: remedy.proof ?? false };
}

/** The best a fact of this kind can say; of a share the whole stays. */
export function fullValue(value: FactValue): FactValue {
  if ('yes' in value) return { yes: true };
  if ('whole' in value) return { part: value.whole, whole: value.whole };
  return 'grade' in value ? { grade: 4 } : value;
}
