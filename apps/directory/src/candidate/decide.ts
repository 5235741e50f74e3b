import { ERASED_NAME } from '@bontot/contracts';
import { addMonths, ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import type {
  Asked,
  CandidateCommand,
  CandidateEvent,
  CandidateState,
  CellVote,
  CommandOf,
  Stage,
  Step,
} from './candidate.ts';
import { nextOf, PROBATION_MONTHS, stageOf } from './stage.ts';

type Decided = Result<CandidateEvent[]>;
const HELPERS = 2;

/**
 * Decides on one candidate, step by step; a step done again with the same words changes nothing.
 * Codes: CANDIDATE_UNKNOWN, CANDIDATE_EXISTS, CANDIDATE_OTHER_STEP, CANDIDATE_ANNULLED, HELPERS_TWO, HELPER_NOT_FULL,
 * CELL_UNKNOWN, CELL_CLOSED, NOT_A_CELL, VOTES_EXCEED_BASE, NO_VOTERS, DATE_OUT_OF_ORDER, DATE_AHEAD, PROBATION_NOT_OVER,
 * DECISION_REASON_MISSING, UNTIL_MISSING, MEMBER_ERASED.
 */
export function decide(command: CandidateCommand, candidate: CandidateState | undefined): Decided {
  if (command.type === 'introduce') return introduce(command, candidate);
  if (!candidate) return refuse('CANDIDATE_UNKNOWN');
  if (command.type === 'told') return candidate.untold ? event({ ...candidate, untold: false }) : ok([]);
  if (candidate.erased) return command.type === 'erase' ? ok([]) : refuse('MEMBER_ERASED');
  if (candidate.annulled && command.type !== 'erase' && command.type !== 'follow-cell')
    return command.type === 'annul' ? ok([]) : refuse('CANDIDATE_ANNULLED', { on: candidate.annulled.on });
  switch (command.type) {
    case 'awareness-class':
      return step(command, candidate, command.from, {
        awareness: { from: command.from, completedOn: null, certificate: null },
      });
    case 'certificate': {
      const { completedOn, certificate } = command;
      const awareness = candidate.awareness && { from: candidate.awareness.from, completedOn, certificate };
      return step(command, candidate, completedOn, { awareness });
    }
    case 'verify':
      return step(command, candidate, command.on, { verifiedOn: command.on });
    case 'vote':
    case 'full-vote':
      return vote(command, candidate);
    case 'send-up':
      return step(command, candidate, command.on, { sentUpOn: command.on });
    case 'decide':
      return admit(command, candidate);
    case 'ceremony':
      return step(command, candidate, command.on, {
        ceremony: { on: command.on, cellId: candidate.cellId },
        probationUntil: addMonths(command.on, PROBATION_MONTHS),
        untold: true,
      });
    case 'full-decision':
      return decideFull(command, candidate);
    case 'helpers':
      return helpers(command, candidate);
    case 'annul':
      return annul(command, candidate);
    case 'follow-cell':
      return candidate.cellId === command.cellId
        ? ok([])
        : recorded(candidate, command, null, { cellId: command.cellId });
    case 'erase':
      return command.name === candidate.name
        ? recorded(candidate, command, null, {
            name: ERASED_NAME,
            birthDate: null,
            erased: true,
            fingerprint: 'erased',
          })
        : refuse('ERASURE_NOT_CONFIRMED');
    default:
      return unreachable(command);
  }
}

export const evolve = (_: CandidateState | undefined, { state }: CandidateEvent): CandidateState => state;

/** Admission and full membership need ⅔ of all full members in the base (handbook 3.4, «to confirm», Charter, arts. 4–5). */
export const isAdopted = ({ for: votes, base }: Pick<CellVote, 'for' | 'base'>): boolean =>
  base > 0 && 3 * votes >= 2 * base;

function introduce(command: CommandOf<'introduce'>, existing: CandidateState | undefined): Decided {
  const { candidate, resolution, helperIds, cell, confirmed, fingerprint, today, changed } = command;
  const { candidateId, cellId } = candidate;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('CANDIDATE_EXISTS', { candidateId });
  if (!cell) return refuse('CELL_UNKNOWN', { cellId });
  if (cell.level !== 'cell') return refuse('NOT_A_CELL', { cellId, level: cell.level });
  if (!cell.active) return refuse('CELL_CLOSED', { cellId, on: resolution.date });
  if (resolution.date > today) return refuse('DATE_AHEAD', { on: resolution.date, today });
  const refused = helpersRefused(command);
  if (refused) return refused;
  const nothing = {
    ...{ awareness: null, verifiedOn: null, vote: null, sentUpOn: null, decision: null, ceremony: null },
    ...{ probationUntil: null, fullVote: null, fullDecision: null, annulled: null, erased: false, untold: false },
  };
  return event({
    ...{ ...candidate, ...nothing, changed, fingerprint },
    introduction: { resolution, helperIds, cellId, confirmed },
    ...{ stage: 'introduced', next: null, dueOn: null },
    history: [{ ...changed, step: 'introduce', on: resolution.date }],
  });
}

/** Two full members help a candidate (Charter, art. 4). */
function helpersRefused({ helperIds, fullMemberIds }: { helperIds: string[]; fullMemberIds: string[] }) {
  if (new Set(helperIds).size !== HELPERS || helperIds.length !== HELPERS) return refuse('HELPERS_TWO');
  const wrong = helperIds.find((id) => !fullMemberIds.includes(id));
  return wrong === undefined ? undefined : refuse('HELPER_NOT_FULL', { memberId: wrong });
}

function helpers(command: CommandOf<'helpers'>, candidate: CandidateState): Decided {
  const { helperIds, today } = command;
  const refused = helpersRefused(command);
  if (refused) return refused;
  if (sameWords(helperIds, candidate.introduction.helperIds)) return ok([]);
  return recorded(candidate, command, today, { introduction: { ...candidate.introduction, helperIds } });
}

function vote(command: CommandOf<'vote'> | CommandOf<'full-vote'>, candidate: CandidateState): Decided {
  const { type, on, for: votes, against, base } = command;
  if (base === 0) return refuse('NO_VOTERS', { on });
  if (votes + against > base) return refuse('VOTES_EXCEED_BASE', { votes: votes + against, base });
  const cast: CellVote = { on, for: votes, against, base, adopted: isAdopted({ for: votes, base }) };
  if (type === 'vote') return step(command, candidate, on, { vote: cast });
  const early = candidate.probationUntil !== null && on < candidate.probationUntil;
  if (candidate.stage === 'on_probation' && early)
    return refuse('PROBATION_NOT_OVER', { on, until: candidate.probationUntil });
  return step(command, candidate, on, { fullVote: cast });
}

function admit(command: CommandOf<'decide'>, candidate: CandidateState): Decided {
  const { admitted, paper, reason } = command;
  if (!admitted && !reason) return refuse('DECISION_REASON_MISSING', {});
  return step(command, candidate, paper.date, { decision: { paper, admitted, reason } });
}

function decideFull(command: CommandOf<'full-decision'>, candidate: CandidateState): Decided {
  const { result, paper, until } = command;
  const fullDecision = { paper, result, until: result === 'extended' ? until : null };
  if (result !== 'extended') return step(command, candidate, paper.date, { fullDecision, untold: true });
  if (until === null || until <= paper.date) return refuse('UNTIL_MISSING', { on: paper.date });
  // Another probation, and another vote at its end.
  return step(command, candidate, paper.date, { fullDecision, fullVote: null, probationUntil: until });
}

/** An introduction may be annulled until somebody is admitted; a decision takes the membership that came of it with it. */
function annul(command: CommandOf<'annul'>, candidate: CandidateState): Decided {
  const { what, on, reason, today } = command;
  if (on > today) return refuse('DATE_AHEAD', { on, today });
  const { decision, ceremony, introduction } = candidate;
  if (what === 'introduction' && ceremony) return refuse('CANDIDATE_OTHER_STEP', { stage: candidate.stage });
  if (what === 'decision' && !decision?.admitted) return refuse('CANDIDATE_OTHER_STEP', { stage: candidate.stage });
  const after = what === 'decision' ? decision!.paper.date : introduction.resolution.date;
  if (on < after) return refuse('DATE_OUT_OF_ORDER', { on, from: after });
  return recorded(candidate, command, on, { annulled: { what, on, reason }, untold: ceremony !== null });
}

/** What each step writes, and after which day it may be. */
const WRITES: Record<Step, { field: keyof CandidateState; at: Stage[]; after(candidate: CandidateState): LocalDate }> =
  {
    'awareness-class': { field: 'awareness', at: ['introduced', 'in_class'], after: introducedOn },
    certificate: { field: 'awareness', at: ['in_class', 'certified'], after: ({ awareness }) => awareness!.from },
    verify: { field: 'verifiedOn', at: ['certified', 'verified'], after: ({ awareness }) => awareness!.completedOn! },
    vote: { field: 'vote', at: ['verified', 'voted'], after: ({ verifiedOn }) => verifiedOn! },
    'send-up': { field: 'sentUpOn', at: ['voted', 'sent_up'], after: ({ vote: cast }) => cast!.on },
    decide: { field: 'decision', at: ['sent_up', 'decided', 'refused'], after: ({ sentUpOn }) => sentUpOn! },
    ceremony: { field: 'ceremony', at: ['decided'], after: ({ decision }) => decision!.paper.date },
    'full-vote': { field: 'fullVote', at: ['on_probation', 'full_voted'], after: ({ ceremony }) => ceremony!.on },
    'full-decision': { field: 'fullDecision', at: ['full_voted'], after: ({ fullVote }) => fullVote!.on },
  };

function step(
  command: Extract<CandidateCommand, { type: Step }>,
  candidate: CandidateState,
  on: LocalDate,
  patch: Partial<CandidateState>,
): Decided {
  const { field, at, after } = WRITES[command.type];
  if (candidate[field] !== null && sameWords(candidate[field], patch[field])) return ok([]);
  if (!at.includes(candidate.stage)) return refuse('CANDIDATE_OTHER_STEP', { stage: candidate.stage });
  const from = after(candidate);
  if (on < from) return refuse('DATE_OUT_OF_ORDER', { on, from });
  if (on > command.today) return refuse('DATE_AHEAD', { on, today: command.today });
  return recorded(candidate, command, on, patch);
}

const recorded = (
  candidate: CandidateState,
  { type, changed }: { type: string } & Pick<Asked, 'changed'>,
  on: LocalDate | null,
  patch: Partial<CandidateState>,
): Decided =>
  event({
    ...candidate,
    ...patch,
    changed,
    history: [...candidate.history, { ...changed, step: type, on: on ?? candidate.introduction.resolution.date }],
  });

function event(state: CandidateState): Decided {
  const next = nextOf(state);
  return ok([
    { type: 'candidate.changed', state: { ...state, stage: stageOf(state), next, dueOn: next?.dueOn ?? null } },
  ]);
}

function introducedOn({ introduction }: CandidateState): LocalDate {
  return introduction.resolution.date;
}

const sameWords = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
