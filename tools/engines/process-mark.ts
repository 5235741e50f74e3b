/** Names one process for good: a pid alone is given to somebody else sooner or later. */
export type ProcessMark = { pid: number; startedAt: string };
