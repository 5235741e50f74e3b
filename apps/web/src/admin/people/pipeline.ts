import type { LocalDate } from '@bontot/kernel';
import type { Sign } from '../meetings/signs.ts';
import type { Candidate, CandidateStage, CandidatePage, CandidateStep } from './answers.ts';

/** The way from introduction to full membership in five parts; each stage stands in one of them. */
export const columns = {
  introduced: ['introduced', 'in_class'],
  prepared: ['certified', 'verified'],
  deciding: ['voted', 'sent_up', 'decided'],
  probation: ['on_probation'],
  confirming: ['full_voted'],
} as const satisfies Record<string, readonly CandidateStage[]>;
export type ColumnId = keyof typeof columns;
export const columnIds = Object.keys(columns) as ColumnId[];

/** Where nothing more is to be done. */
export const endStages = ['full', 'refused', 'struck', 'annulled'] as const satisfies readonly CandidateStage[];

export const columnOf = (stage: CandidateStage): ColumnId | undefined =>
  columnIds.find((id) => (columns[id] as readonly CandidateStage[]).includes(stage));

const dueOf = ({ next }: Pick<Candidate, 'next'>): LocalDate => next?.dueOn ?? '9999-12-31';

/** Candidates by part of the way; whose next step is due first stands first. */
export function pipelineOf(candidates: readonly Candidate[]): Record<ColumnId, Candidate[]> {
  const sorted = [...candidates].sort(
    (a, b) => dueOf(a).localeCompare(dueOf(b)) || a.candidateId.localeCompare(b.candidateId),
  );
  const by = Map.groupBy(sorted, ({ stage }) => columnOf(stage));
  return Object.fromEntries(columnIds.map((id) => [id, by.get(id) ?? []])) as Record<ColumnId, Candidate[]>;
}

/** Steps that the committee above decides; all others are the cell's. */
const OF_COMMITTEE = new Set<CandidateStep>(['decide', 'full-decision']);
export const maySend = (step: CandidateStep, may: CandidatePage['may']): boolean =>
  OF_COMMITTEE.has(step) ? may.decide : may.follow;

const endSigns: Record<(typeof endStages)[number], Sign> = {
  full: { key: 'people.stage.full', look: 'good', icon: 'good' },
  refused: { key: 'people.stage.refused', look: 'na', icon: 'na' },
  struck: { key: 'people.stage.struck', look: 'na', icon: 'na' },
  annulled: { key: 'people.stage.annulled', look: 'na', icon: 'na' },
};

/** Where a candidate stands; a step past its day says so. */
export function stageSign({ stage, overdue }: Pick<Candidate, 'stage' | 'overdue'>): Sign {
  if (stage in endSigns) return endSigns[stage as keyof typeof endSigns];
  return overdue
    ? { key: 'people.candidate.overdue', look: 'fail', icon: 'fail' }
    : { key: `people.stage.${stage}`, look: 'notdue', icon: 'part' };
}

export type WayEntry = { what: 'introduction' | CandidateStep; on: LocalDate | null; state: 'done' | 'next' | 'ahead' };

/** All steps of the way with the day on which each was done. */
export function wayOf(candidate: Candidate): WayEntry[] {
  const { introduction, awareness, verifiedOn, vote, sentUpOn, decision, ceremony, fullVote, fullDecision } = candidate;
  const done: Record<WayEntry['what'], LocalDate | null | undefined> = {
    introduction: introduction.resolution.date,
    'awareness-class': awareness?.from,
    certificate: awareness?.completedOn,
    verify: verifiedOn,
    vote: vote?.adopted ? vote.on : null,
    'send-up': sentUpOn,
    decide: decision?.paper.date,
    ceremony: ceremony?.on,
    'full-vote': fullVote?.on,
    'full-decision': fullDecision && fullDecision.result !== 'extended' ? fullDecision.paper.date : null,
  };
  return (Object.keys(done) as WayEntry['what'][]).map((what) => {
    const on = done[what] ?? null;
    return { what, on, state: on !== null ? 'done' : candidate.next?.step === what ? 'next' : 'ahead' };
  });
}
