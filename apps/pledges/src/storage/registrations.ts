import { evolveDuty, type StateEvent } from '@bontot/meeting-core';
import { bare, KeptAggregates, type Database } from '@bontot/persistence';
import {
  decideRegistration,
  registrationFacts,
  type Registration,
  type RegistrationAct,
  type RegistrationAround,
} from '@bontot/pledge-core';
import { factEvents, registrationStory } from '../events/published.ts';

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

  /** Whose compact somebody has confirmed, now or once, in the order of ids after one. */
  confirmed(after: string, limit: number) {
    const told = ['compact-confirmed-secretary', 'compact-confirmed-committee'];
    const filter = { $or: [{ 'compact.digest': { $ne: '' } }, { 'history.what': { $in: told } }] };
    return this.read({ _id: { $gt: after }, ...filter }, { _id: 1 }, limit);
  }
}
