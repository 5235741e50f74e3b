import type { LocalDate } from '@bontot/kernel';
import type { DatedDeed, DemoCell, DemoCommittee, DemoMember, DemoPost, DemoUnit } from './model.ts';

/** A member who comes into a cell after the beginning: by transfer, or as a new member. */
export type Move = { on: LocalDate; member: DemoMember };

/** All of a profile that exists before the first fact, and who comes later. */
export type World = {
  /** Parents before children. */
  units: DemoUnit[];
  cells: DemoCell[];
  committees: DemoCommittee[];
  posts: DemoPost[];
  moves: Move[];
  /** In the order of time. */
  deeds: DatedDeed[];
};
