import type { Result } from '@bontot/kernel';
import type { Fact } from '@bontot/meeting-core';
import type { OutgoingEvent } from '@bontot/messaging';
import { bare, KeptAggregates, type Database, type KeptDefinition } from '@bontot/persistence';
import { factEvents } from '../events/published.ts';
import type { Kept } from '../meeting/kept.ts';

export { bare, type KeptPage as PageWanted } from '@bontot/persistence';

/** The rules of one kind of aggregate, as `@bontot/meeting-core` gives them. */
export type Rules<State, Act, Around, Event> = {
  decide(act: Act, state: State | undefined, around: Around): Result<Event[]>;
  evolve(state: State | undefined, event: Event): State;
  facts(state: State): Fact[];
};

type Story<State> = (state: Kept<State>, version: number, before: Kept<State> | undefined) => OutgoingEvent[];

/** Aggregates beside meetings (tasks, months, studies, reports, reviews): state, facts and story leave in one write. */
export class Duties<State extends object, Act, Around, Event> extends KeptAggregates<State, Act, Around, Event> {
  constructor(
    database: Database,
    definition: KeptDefinition<State>,
    { decide, evolve, facts }: Rules<State, Act, Around, Event>,
    story: Story<State> = () => [],
  ) {
    super(database, definition, {
      decide,
      evolve,
      publish: (kept, version, before) => [
        ...factEvents(before ? facts(bare(before)) : [], facts(bare(kept)), version, kept.changed),
        ...story(kept, version, before),
      ],
    });
  }
}
