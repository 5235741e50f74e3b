import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonId } from './parts.ts';

/** Domain handbook 3.2. */
export type TaskState = 'assigned' | 'accepted' | 'done_reported' | 'completed' | 'rejected' | 'cancelled';

/** An extension asked for before the due date, with its reason. */
export type Extension = {
  askedOn: LocalDate;
  by: PersonId;
  newDueOn: LocalDate;
  reason: string;
  decision: 'asked' | 'granted' | 'refused';
  decidedBy: PersonId | null;
};

/** Work that a meeting gives to a member, or a committee to a cell. */
export type Task = {
  taskId: string;
  /** The unit whose card it counts on. */
  unitId: string;
  title: string;
  /** Null when a committee gave it to the cell as a whole. */
  ownerId: PersonId | null;
  /** The meeting it came from; null when a committee gave it. */
  meetingId: string | null;
  /** The committee that gave it; null for the cell's own. */
  givenByUnitId: string | null;
  expected: string;
  assignedOn: LocalDate;
  dueOn: LocalDate;
  /** The first date, kept when extended. */
  firstDueOn: LocalDate;
  state: TaskState;
  report: { text: string; on: LocalDate; by: PersonId } | null;
  /** The day it was done, by the word of whoever accepted it. */
  doneOn: LocalDate | null;
  acceptedBy: PersonId | null;
  rejectedBecause: string;
  /** Beyond the requirement, with what proves it; counts once the supervisor confirms (measure c). */
  exceeded: { text: string; on: LocalDate } | null;
  extensions: Extension[];
  cancelledBecause: string;
  /** The timer has passed the due date. */
  overdue: boolean;
  history: { at: Instant; by: PersonId; what: string }[];
  dueAt: LocalDate | null;
};
