import type { Exemption } from '@bontot/contracts';
import { ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import type { CriteriaSet } from '@bontot/scoring-core';

/**
 * A claim that an indicator does not apply to a cell this year (domain handbook 8.3); its version is the store's. That it has
 * expired is known here alone: for the score expiry is a day, and a past view must go on showing what held then.
 */
export type ExemptionState = Omit<Exemption, 'version' | 'state'> & {
  state: Exemption['state'] | 'expired';
  /** Why it was refused or revoked, or what the approver added. */
  decidedBecause?: string;
};

export type ExemptionCommand =
  | ({ type: 'request' } & Omit<ExemptionState, 'state' | 'decidedBy' | 'decidedAt' | 'decidedBecause'>)
  | { type: 'decide'; decision: 'approved' | 'refused' | 'revoked'; by: string; at: string; reason?: string }
  | { type: 'time-passed'; today: LocalDate };

/**
 * pending → approved | refused; approved → revoked | expired. What waits is decided whatever the day, for a year is reviewed after
 * its end (domain handbook 8.1).
 * Codes: EXEMPTION_EXISTS, EXEMPTION_UNKNOWN, EXEMPTION_STATE.
 */
export function decide(command: ExemptionCommand, exemption: ExemptionState | undefined): Result<ExemptionState> {
  switch (command.type) {
    case 'request': {
      if (exemption) return refuse('EXEMPTION_EXISTS', { state: exemption.state });
      const { type: _, ...requested } = command;
      return ok({ ...requested, state: 'pending' });
    }
    case 'decide': {
      if (!exemption) return refuse('EXEMPTION_UNKNOWN');
      const from = command.decision === 'revoked' ? 'approved' : 'pending';
      if (exemption.state !== from) return refuse('EXEMPTION_STATE', { expected: from, got: exemption.state });
      const because = command.reason === undefined ? {} : { decidedBecause: command.reason };
      return ok({
        ...exemption,
        ...{ state: command.decision, decidedBy: command.by, decidedAt: command.at, ...because },
      });
    }
    case 'time-passed': {
      if (!exemption) return refuse('EXEMPTION_UNKNOWN');
      const isOver = exemption.state === 'approved' && exemption.expiresOn < command.today;
      return ok(isOver ? { ...exemption, state: 'expired' } : exemption);
    }
    default:
      return unreachable(command);
  }
}

/** One of them at most stands for an indicator and year. */
export const ACTIVE: readonly ExemptionState['state'][] = ['pending', 'approved'];

/**
 * May this be claimed? The indicator must be one that the set lets go, and what is claimed of a criterion, this one with it, is at
 * most the share of its points that the set allows: half (domain handbook 6.2). Items
 * of a set without points weigh the same.
 * Codes: INDICATOR_UNKNOWN, INDICATOR_MUST_APPLY, EXEMPTION_TOO_MUCH.
 *
 * @param active indicators with a claim that is pending or approved
 */
export function mayClaim(set: CriteriaSet, indicator: string, active: readonly string[]): Result<undefined> {
  const criterion = set.criteria.find(({ indicators }) => indicators.some(({ id }) => id === indicator));
  const claimed = criterion?.indicators.find(({ id }) => id === indicator);
  if (!criterion || !claimed) return refuse('INDICATOR_UNKNOWN', { field: 'indicator', got: indicator });
  if (!claimed.mayBeNotApplicable) return refuse('INDICATOR_MUST_APPLY', { field: 'indicator', got: indicator });
  const weightOf = ({ max }: { max?: number | undefined }) => max ?? 1;
  const most = (sum(criterion.indicators.map(weightOf)) * set.rules.notApplicable.maxSharePct) / 100;
  const given = new Set([...active, indicator]);
  const got = sum(criterion.indicators.filter(({ id }) => given.has(id)).map(weightOf));
  return got <= most ? ok(undefined) : refuse('EXEMPTION_TOO_MUCH', { criterion: criterion.id, most, got });
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
