import type { LocalDate } from '@bontot/kernel';
import {
  decideTask,
  evolveDuty,
  taskFacts,
  type DutyAround,
  type Task,
  type TaskAct,
  type StateEvent,
} from '@bontot/meeting-core';
import { guarded, type Database } from '@bontot/persistence';
import { taskStory } from '../events/published.ts';
import type { KnownUnit } from './copies.ts';
import { Duties } from './duties.ts';
import { dueIndex } from './due-index.ts';
import { subjectOf } from './people.ts';

/** Whatever still waits for a result that is accepted. */
export const OPEN_TASKS = { state: { $in: ['assigned', 'accepted', 'done_reported', 'rejected'] } };

/**
 * Whether a list of a unit shows what was given to that very unit and nothing else. A cell that stands also follows tasks of those
 * that it succeeded, which lie where it lies; in a committee's place lie all cells below it.
 */
export const showsOwnAlone = (unit: KnownUnit, today: LocalDate): boolean =>
  subjectOf(unit) === 'committee' || (unit.validTo ?? today) < today;

/** Tasks: each one document, `_id` its id. */
export class Tasks extends Duties<Task, TaskAct, DutyAround, StateEvent<Task>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'tasks',
        fields: {
          ...{ taskId: 'text', unitId: 'text', title: 'text', ownerId: 'text', meetingId: 'text' },
          ...{ givenByUnitId: 'text', expected: 'text', assignedOn: 'text', dueOn: 'text', firstDueOn: 'text' },
          ...{ state: 'text', report: 'structure', doneOn: 'text', acceptedBy: 'text', rejectedBecause: 'text' },
          ...{ exceeded: 'structure', extensions: 'structure', cancelledBecause: 'text', overdue: 'flag' },
          ...{ history: 'structure', dueAt: 'text' },
        },
        indexes: [
          { keys: { above: 1, dueOn: -1, _id: -1 }, serves: 'page() of a unit with all below it' },
          { keys: { unitId: 1, dueOn: -1, _id: -1 }, serves: 'page() of one unit' },
          { keys: { ownerId: 1, dueOn: -1, _id: -1 }, serves: 'page() of one person' },
          dueIndex('dueAt'),
        ],
      },
      { decide: decideTask, evolve: evolveDuty, facts: taskFacts },
      taskStory,
    );
  }

  /** Tasks of these units that wait for a result. */
  openIn(unitIds: readonly string[]) {
    return this.read({ unitId: { $in: [...unitIds] }, ...OPEN_TASKS }, { _id: 1 }, 0);
  }

  /** Lets a task be found, reported on and accepted at a place; no part of its state. Whether it lay elsewhere before. */
  async lieAt(taskId: string, above: readonly string[]): Promise<boolean> {
    const { modifiedCount } = await guarded(() =>
      this.store.model.updateOne({ _id: taskId, above: { $ne: above } } as never, { $set: { above } }).exec(),
    );
    return modifiedCount > 0;
  }
}
