import type { CellType, View } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';

/** An approved «not applicable» (domain handbook 8.3). The caller passes those approved by the day it asks about. */
export type NotApplicable = {
  indicator: string;
  /** Orders the claims when together they exceed what one criterion may give away. */
  approvedOn: LocalDate;
  /** The last day it holds. */
  expiresOn: LocalDate;
};

/** What the score of one card depends on besides the set, the facts and the day. */
export type CellContext = {
  subject: 'cell' | 'committee';
  /** Chooses the variants of a part; absent for a committee. */
  cellType?: CellType | undefined;
  /** `2025`; or `2025-H1`, `2025-06`: the year so far at its end, for parts with `window: period` that time alone. */
  period: string;
  /** First day the cell existed; obligations start with the first slot that begins on or after it. */
  activeFrom: LocalDate;
  /** Last day of a cell that was merged, split or dissolved. */
  activeTo?: LocalDate | undefined;
  /** `self` counts facts that wait for a verdict, `reviewed` does not; gates never do. */
  view: View;
  notApplicable: NotApplicable[];
};
