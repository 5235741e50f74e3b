import {
  decideStudy,
  evolveDuty,
  studyFacts,
  type DutyAround,
  type Study,
  type StudyAct,
  type StateEvent,
} from '@bontot/meeting-core';
import type { Database } from '@bontot/persistence';
import { Duties } from './duties.ts';
import { dueIndex } from './due-index.ts';

/** Higher documents, each as it was sent to one unit: `_id` `<documentId>.<unitId>`. */
export class Studies extends Duties<Study, StudyAct, DutyAround, StateEvent<Study>> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'studies',
        fields: {
          ...{ documentId: 'text', unitId: 'text', title: 'text', number: 'text', issuer: 'text', sentBy: 'text' },
          ...{ sentOn: 'text', deadline: 'text', file: 'structure', acknowledged: 'structure' },
          ...{ obligedIds: 'structure', withdrawn: 'flag', dueAt: 'text' },
        },
        indexes: [
          { keys: { above: 1, deadline: -1, _id: -1 }, serves: 'page() of a unit with all below it' },
          { keys: { unitId: 1, deadline: -1, _id: -1 }, serves: 'page() of one unit' },
          { keys: { documentId: 1 }, serves: 'ofDocument(): whoever it was sent to, when it is withdrawn' },
          dueIndex('dueAt'),
        ],
      },
      { decide: decideStudy, evolve: evolveDuty, facts: studyFacts },
    );
  }

  ofDocument(documentId: string) {
    return this.read({ documentId }, { _id: 1 }, 0);
  }
}
