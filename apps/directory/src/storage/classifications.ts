import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import {
  classificationProofs,
  decide,
  evolve,
  type ClassificationCommand,
  type ClassificationEvent,
  type ClassificationState,
  type MemberGrade,
} from '../classification/classification.ts';
import { factEvents } from '../events/facts.ts';
import { yearsOf } from './years-of.ts';

/** Yearly classifications: `_id` `<memberId>.<year>`. Facts leave in the same write. */
export class Classifications extends Aggregates<ClassificationState, ClassificationCommand, ClassificationEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<ClassificationState>(database, {
      collection: 'classifications',
      fields: {
        ...{ memberId: 'text', year: 'text', cellId: 'text', proposed: 'structure', decided: 'structure' },
        ...{ history: 'structure', changed: 'structure', aside: 'flag', takenFrom: 'text' },
      },
      indexes: [{ keys: { cellId: 1, year: 1 }, serves: 'shares(): how many of each grade a unit has' }],
    });
    super(store, {
      decide,
      evolve,
      publish: (state, version, before) =>
        factEvents(before ? classificationProofs(before) : [], classificationProofs(state), version, state.changed),
    });
  }

  /** Every year of a member that is kept. */
  ofPerson(memberId: string): Promise<Stored<ClassificationState>[]> {
    return yearsOf(this.store, memberId);
  }

  /** How many members of the cells have each grade: by the vote of their cell, and by decision. */
  async shares(cellIds: readonly string[], year: string): Promise<{ proposed: Counts; decided: Counts }> {
    const found = await guarded(() =>
      this.store.model
        .find({ cellId: { $in: [...cellIds] }, year, aside: { $ne: true } } as never, {
          'proposed.grade': 1,
          'decided.grade': 1,
        })
        .lean()
        .exec(),
    );
    const graded = found as unknown as Pick<ClassificationState, 'proposed' | 'decided'>[];
    return {
      proposed: countsOf(graded.map(({ proposed }) => proposed?.grade)),
      decided: countsOf(graded.map(({ decided }) => decided?.grade)),
    };
  }
}

type Counts = Record<MemberGrade, number>;

function countsOf(grades: (MemberGrade | undefined)[]): Counts {
  const counts: Counts = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const grade of grades) if (grade !== undefined) counts[grade] += 1;
  return counts;
}
