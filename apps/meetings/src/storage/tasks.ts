import {
  decideTask,
  evolveDuty,
  taskFacts,
  type DutyAround,
  type Task,
  type TaskAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { taskStory } from '../events/published.ts';
import { Duties } from './duties.ts';
import { dueIndex } from './due-index.ts';

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
}
