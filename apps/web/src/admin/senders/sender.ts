/** An outside system in the list of `GET /api/v1/senders`. */
export type SenderLine = {
  sender: string;
  measures: 'all' | string[];
  unitId: string | null;
  confirmedByNature: boolean;
  unclaimedQuota?: number;
  door: string;
  lastSeenAt: string | null;
  refused: number;
  conflicts: number;
  unclaimedCards: number;
};
