import { measureOf } from '@bontot/contracts';
import { isWithin, ok, refuse, type Result, type UnitPath } from '@bontot/kernel';

/** What an outside system may send: its measures, its part of the tree, and whether its facts need a verdict (rule R10). */
export type SenderContract = {
  sender: string;
  /** `all`, or ids of the catalogue. */
  measures: 'all' | string[];
  /** Closed path prefix; `/` is everywhere. */
  scope: UnitPath;
  confirmedByNature: boolean;
  /** How many cards of units that nobody knows may wait; 1,000 where it is not said. */
  unclaimedQuota?: number;
};

/** Codes: SENDER_UNKNOWN, MEASURE_OUTSIDE_CONTRACT. */
export function admitMeasure(
  contract: SenderContract | undefined,
  sender: string,
  measure: string,
): Result<SenderContract> {
  if (!contract)
    return refuse('SENDER_UNKNOWN', { field: 'topic', expected: 'the door of a sender with a contract', got: sender });
  if (contract.measures !== 'all' && !contract.measures.includes(measure))
    return refuse('MEASURE_OUTSIDE_CONTRACT', {
      field: 'measure',
      expected: `a measure of the contract of ${sender}`,
      got: measure,
    });
  return ok(contract);
}

/** The second half, once the unit is known. Code: CELL_OUTSIDE_CONTRACT. */
export function admitPath(contract: SenderContract, path: UnitPath): Result<SenderContract> {
  if (isWithin(path, contract.scope)) return ok(contract);
  return refuse('CELL_OUTSIDE_CONTRACT', { field: 'cellId', expected: `a unit below ${contract.scope}`, got: path });
}

/** Facts of such a measure wait for a verdict unless the door vouches for them (rule R7). */
export const needsVerdict = (measure: string, confirmedByNature: boolean): boolean =>
  !confirmedByNature && measureOf(measure)?.needsConfirmation === true;
