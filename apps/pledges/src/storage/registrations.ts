import { evolveDuty, type DutyAround, type StateEvent } from '@bontot/meeting-core';
import { bare, KeptAggregates, type Database } from '@bontot/persistence';
import { decideRegistration, registrationFacts, type Registration, type RegistrationAct } from '@bontot/pledge-core';
import { factEvents, registrationStory } from '../events/published.ts';

export type RegistrationAround = DutyAround & Pick<Registration, 'unitId' | 'year' | 'subject'> & { digest: string };

/** Registrations of organisations with their compacts: `_id` `<unitId>.<year>`. */
export class Registrations extends KeptAggregates<
  Registration,
  RegistrationAct,
  RegistrationAround,
  StateEvent<Registration>
> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'registrations',
        fields: {
          ...{ unitId: 'text', year: 'number', subject: 'text', title: 'text', targets: 'structure', issue: 'text' },
          ...{ state: 'text', submittedOn: 'text', submittedBy: 'text', registeredOn: 'text', registeredBy: 'text' },
          ...{ returned: 'structure', withdrawn: 'structure', compact: 'structure', history: 'structure' },
        },
        indexes: [
          { keys: { above: 1, year: 1, _id: -1 }, serves: 'list() of a unit with all below it' },
          { keys: { unitId: 1, year: 1, _id: -1 }, serves: 'list() of one unit' },
        ],
      },
      {
        decide: decideRegistration,
        evolve: evolveDuty,
        publish: (kept, version, before) => [
          ...factEvents(
            before ? registrationFacts(bare(before)) : [],
            registrationFacts(bare(kept)),
            version,
            kept.changed,
          ),
          ...registrationStory(kept, version, before),
        ],
      },
    );
  }
}
