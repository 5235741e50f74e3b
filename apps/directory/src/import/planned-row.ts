import type { MemberState } from '../member/member.ts';
import type { NewPost } from '../post/post.ts';
import type { NewUnit } from '../unit/unit.ts';
import type { Kind } from './fields.ts';
import type { MemberWrite, PlannedChange } from './member-plan.ts';
import type { RowOutcome, RowProblem } from './row.ts';

/** Somebody who may be the person of a new row, for a human to look at: never joined by itself. */
export type Likely = { memberId: string; name: string; cellId: string };

/** What a row writes; `before` is what an undoing brings back. */
export type RowWrite =
  | { kind: 'unit'; unit: NewUnit }
  | { kind: 'member'; member: MemberWrite; before: MemberState | null }
  | { kind: 'post'; post: NewPost };

/** A row of the file with what will become of it; `n` counts in the order of writing, from 1. */
export type PlannedRow = {
  n: number;
  sheet: number;
  row: number;
  kind: Kind;
  outcome: RowOutcome;
  /** What the row is called in a list. */
  title: string;
  unitId: string | null;
  changes: PlannedChange[];
  problems: RowProblem[];
  likely: Likely[];
  write: RowWrite | null;
};
