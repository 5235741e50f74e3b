import type { Exemption } from '@bontot/contracts';
import { ok, refuse, unreachable, type Result } from '@bontot/kernel';

/** A claim that an indicator does not apply to a cell this year (domain handbook 8.3); its version is the store's. */
export type ExemptionState = Omit<Exemption, 'version'>;

export type ExemptionCommand =
  | ({ type: 'request' } & Omit<ExemptionState, 'state' | 'decidedBy' | 'decidedAt'>)
  | { type: 'decide'; decision: 'approved' | 'refused' | 'revoked'; by: string; at: string };

/**
 * pending → approved | refused; approved → revoked. Expiry is a day in the score, not a change of state.
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
      return ok({ ...exemption, state: command.decision, decidedBy: command.by, decidedAt: command.at });
    }
    default:
      return unreachable(command);
  }
}
