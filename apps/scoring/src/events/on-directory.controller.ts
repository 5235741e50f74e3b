import { memberChanged, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { knownMemberOf } from '../storage/members.ts';
import { RegisterStores } from '../storage/register-stores.ts';

/** Keeps who belongs to which cell, without names; the register's records follow a unit that moved. */
@Controller()
export class OnDirectory {
  readonly #register: RegisterStores;

  constructor(register: RegisterStores) {
    this.#register = register;
  }

  @BatchOf(unitChanged.topic.name)
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const { events, deadLetters } = eventsOf(records, { units: unitChanged, members: memberChanged });
    await this.#register.members.putAll(
      events.members.map(({ body }) => ({ id: body.memberId, version: body.version, value: knownMemberOf(body) })),
    );
    // A unit at its first version has never been anywhere else.
    for (const { body } of events.units) if (body.version > 1) await this.#register.follow(body.unitId, body.path);
    return { deadLetters };
  }
}
