import { addMonths, type LocalDate } from '@bontot/kernel';
import { addWorkingDays } from '../member/working-days.ts';
import type { CandidateState, Stage, Step } from './candidate.ts';

/** 12 months from the ceremony (Charter, art. 5); the reminder comes a month before. */
export const PROBATION_MONTHS = 12;
export const REMINDED_MONTHS = 11;

type Steps = Omit<CandidateState, 'stage' | 'next' | 'dueOn'>;

/** Where the candidate stands, by what is recorded. */
export function stageOf(candidate: Steps): Stage {
  const { annulled, fullDecision, fullVote, ceremony, decision, sentUpOn, vote, verifiedOn, awareness } = candidate;
  if (annulled) return 'annulled';
  if (fullDecision?.result === 'full') return 'full';
  if (fullDecision?.result === 'struck') return 'struck';
  if (fullVote) return 'full_voted';
  if (ceremony) return 'on_probation';
  if (decision) return decision.admitted ? 'decided' : 'refused';
  if (sentUpOn) return 'sent_up';
  if (vote?.adopted) return 'voted';
  if (verifiedOn) return 'verified';
  if (awareness) return awareness.certificate ? 'certified' : 'in_class';
  return 'introduced';
}

/**
 * The step in hand with its deadline. By law only the later ones have one (24-QĐ/TW 2021: the decision within 60 working
 * days, the ceremony within 30, full membership within 30 working days after the probation, its decision within 30; «to
 * confirm»); those before are «design choice».
 */
export function nextOf(candidate: Steps): { step: Step; dueOn: LocalDate } | null {
  const { introduction, awareness, verifiedOn, vote, sentUpOn, decision, probationUntil, fullVote } = candidate;
  switch (stageOf(candidate)) {
    case 'introduced':
      return { step: 'awareness-class', dueOn: addMonths(introduction.resolution.date, 6) };
    case 'in_class':
      return { step: 'certificate', dueOn: addMonths(awareness!.from, 3) };
    case 'certified':
      return { step: 'verify', dueOn: addMonths(awareness!.completedOn!, 6) };
    case 'verified':
      return { step: 'vote', dueOn: addMonths(verifiedOn!, 2) };
    case 'voted':
      return { step: 'send-up', dueOn: addWorkingDays(vote!.on, 10) };
    case 'sent_up':
      return { step: 'decide', dueOn: addWorkingDays(sentUpOn!, 60) };
    case 'decided':
      return { step: 'ceremony', dueOn: addWorkingDays(decision!.paper.date, 30) };
    case 'on_probation':
      return { step: 'full-vote', dueOn: addWorkingDays(probationUntil!, 30) };
    case 'full_voted':
      return { step: 'full-decision', dueOn: addWorkingDays(fullVote!.on, 30) };
    default:
      return null;
  }
}

/** When the cell is reminded that a probation ends. */
export const remindOn = ({ ceremony, probationUntil, ...candidate }: CandidateState): LocalDate | null =>
  candidate.stage === 'on_probation' && ceremony && probationUntil
    ? addMonths(probationUntil, REMINDED_MONTHS - PROBATION_MONTHS)
    : null;
