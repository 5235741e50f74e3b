import {
  canonical,
  ok,
  refuse,
  unreachable,
  type Instant,
  type LocalDate,
  type Result,
  type UnitPath,
} from '@bontot/kernel';
import type { Step } from './steps.ts';

export type Problem = {
  /** Which step it concerns, from 0; null for the plan as a whole. */
  step: number | null;
  code: string;
  details: Record<string, unknown>;
};

/** What a step did, and when. */
export type StepRecord = { at: Instant; units: number; members: number };

type Signed = { by: string; at: Instant };

/** What a plan says; the rest is what became of it. */
export type PlanContent = { decision: string; effectiveOn: LocalDate; steps: Step[] };

/**
 * A reorganisation under one decision that takes effect on one day (domain handbook 2). A draft is looked at and changed
 * until it is approved; an approved one waits for its day, then its steps are carried out one after another, each
 * recorded, and what is recorded is the history of the reorganisation.
 */
export type PlanState = PlanContent & {
  planId: string;
  /** The unit within which everything happens, and its path: who manages it sees and approves the plan. */
  unitId: string;
  path: UnitPath;
  state: 'draft' | 'approved' | 'applied' | 'cancelled';
  /** Counts what people change, so that nobody approves what they have not seen. */
  revision: number;
  entered: Signed;
  approved: Signed | null;
  cancelled: Signed | null;
  /** Since when its steps are carried out: from here on nothing is undone. */
  begun: Instant | null;
  done: StepRecord[];
  /** Why it cannot be carried out though its day has come; nothing more is done until somebody acts. */
  blocked: { at: Instant; problems: Problem[] } | null;
  fingerprint: string;
};

export type PlanCommand =
  | {
      type: 'draft';
      plan: PlanContent & Pick<PlanState, 'planId' | 'unitId' | 'path'>;
      fingerprint: string;
      signed: Signed;
    }
  | { type: 'change'; content: PlanContent; revision: number; today: LocalDate }
  | { type: 'approve'; revision: number; problems: readonly Problem[]; signed: Signed }
  | { type: 'cancel'; today: LocalDate; signed: Signed }
  /** The first step is about to be carried out: from here on nothing is undone. */
  | { type: 'begin'; revision: number; at: Instant }
  | { type: 'record-step'; step: number; record: StepRecord }
  | { type: 'block'; at: Instant; problems: Problem[] }
  | { type: 'follow-unit'; path: UnitPath };

export type PlanEvent =
  { type: 'plan.drafted'; state: PlanState } | { type: 'plan.changed'; patch: Partial<PlanState> };

/**
 * Decides on one plan; nothing to do is an empty list.
 * Codes: PLAN_UNKNOWN, PLAN_EXISTS, PLAN_CHANGED (somebody changed it since), PLAN_HAS_PROBLEMS, PLAN_BEGUN (its day has
 * come), PLAN_ENDED (applied or cancelled).
 */
export function decide(command: PlanCommand, plan: PlanState | undefined): Result<PlanEvent[]> {
  if (command.type === 'draft') return draft(command, plan);
  if (!plan) return refuse('PLAN_UNKNOWN');
  switch (command.type) {
    case 'change':
      if (!mayStillChange(plan, command.today)) return noLonger(plan);
      if (command.revision !== plan.revision) return refuse('PLAN_CHANGED', { revision: plan.revision });
      return changed({
        ...command.content,
        ...{ state: 'draft', approved: null, blocked: null, revision: plan.revision + 1 },
      });
    case 'approve':
      if (plan.state === 'approved' && plan.revision === command.revision && !plan.blocked) return ok([]);
      if (plan.state !== 'draft' && !plan.blocked) return noLonger(plan);
      if (command.revision !== plan.revision) return refuse('PLAN_CHANGED', { revision: plan.revision });
      if (command.problems.length > 0) return hasProblems(command.problems);
      return changed({ state: 'approved', approved: command.signed, blocked: null });
    case 'cancel':
      if (plan.state === 'cancelled') return ok([]);
      if (!mayStillChange(plan, command.today)) return noLonger(plan);
      return changed({ state: 'cancelled', cancelled: command.signed, blocked: null });
    case 'begin':
      if (plan.state !== 'approved' || command.revision !== plan.revision)
        return refuse('PLAN_CHANGED', { revision: plan.revision });
      return plan.begun === null ? changed({ begun: command.at, blocked: null }) : ok([]);
    case 'record-step': {
      if (plan.state !== 'approved' || command.step !== plan.done.length) return ok([]);
      const done = [...plan.done, command.record];
      return changed({ done, blocked: null, ...(done.length === plan.steps.length && { state: 'applied' }) });
    }
    case 'block':
      if (plan.state !== 'approved' || canonical(plan.blocked?.problems) === canonical(command.problems)) return ok([]);
      return changed({ blocked: { at: command.at, problems: command.problems } });
    case 'follow-unit':
      return command.path === plan.path ? ok([]) : changed({ path: command.path });
    default:
      return unreachable(command);
  }
}

export function evolve(plan: PlanState | undefined, event: PlanEvent): PlanState {
  if (event.type === 'plan.drafted') return event.state;
  if (!plan) throw new Error(`${event.type} before plan.drafted`);
  return { ...plan, ...event.patch };
}

/** Undo and corrections are possible until the day, and after it as long as nothing could be done. */
export const mayStillChange = ({ state, begun, effectiveOn, blocked }: PlanState, today: LocalDate): boolean =>
  state === 'draft' || (state === 'approved' && begun === null && (effectiveOn > today || blocked !== null));

function draft(
  { plan, fingerprint, signed }: Extract<PlanCommand, { type: 'draft' }>,
  existing: PlanState | undefined,
): Result<PlanEvent[]> {
  const { planId } = plan;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('PLAN_EXISTS', { planId });
  const state: PlanState = {
    ...plan,
    ...{ state: 'draft', revision: 1, entered: signed, approved: null, cancelled: null },
    ...{ begun: null, done: [], blocked: null, fingerprint },
  };
  return ok([{ type: 'plan.drafted', state }]);
}

const noLonger = ({ state, effectiveOn }: PlanState) =>
  state === 'approved' ? refuse('PLAN_BEGUN', { effectiveOn }) : refuse('PLAN_ENDED', { state });

/** The first problem is named, so that a single step that was refused reads like the refusal of its command. */
export const hasProblems = (problems: readonly Problem[]) =>
  refuse('PLAN_HAS_PROBLEMS', { count: problems.length, first: problems[0]!.code, problems: problems.slice(0, 20) });

const changed = (patch: Partial<PlanState>): Result<PlanEvent[]> => ok([{ type: 'plan.changed', patch }]);
