import type { CellType } from '@bontot/contracts';
import type { Instant, LocalDate } from '@bontot/kernel';
import type { Campaign } from './campaign.ts';
import type { Pledge } from './pledge.ts';
import type { Membership } from './terms.ts';

/** What a decision about a member's year knows besides it: who acts, when, and how the member stands. */
export type PledgeAround = {
  memberId: string;
  year: number;
  by: string;
  at: Instant;
  today: LocalDate;
  deviceId: string;
  /** Of the command in hand; names what a helper typed. */
  commandId: string;
  /** The version that the aggregate gets. */
  version: number;
  /** As the directory knows the member now; null where it knows nobody. */
  membership: Membership | null;
  cellType: CellType | null;
  campaign: Campaign;
  /** The first day of which the product can say that something was not done. */
  began: LocalDate;
  /** The year before, to compare and to carry over. */
  previous: Pledge | null;
};
