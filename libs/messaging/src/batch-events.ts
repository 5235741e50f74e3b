import { familyOf, type EventContract } from '@bontot/contracts';
import type { EventOf } from './nest/patterns.ts';
import type { IncomingRecord, RecordOutcome } from './ports.ts';
import { readRecord } from './routing.ts';

/**
 * The events of one contract in a batch, in order, for a `@BatchOf` handler that works on many at once. Other types pass
 * unread; a record that claims this type and is none of it goes to the dead letters, with the codes of a single event:
 * those of `decodeEvent`, VERSION_UNKNOWN, BODY_INVALID.
 */
export function eventsOf<Contract extends EventContract>(
  records: readonly IncomingRecord[],
  contract: Contract,
): { events: EventOf<Contract>[]; deadLetters: RecordOutcome[] } {
  const handled = { byType: new Map([[contract.type, { contract }]]), families: new Set([familyOf(contract.type)]) };
  const events: EventOf<Contract>[] = [];
  const deadLetters: RecordOutcome[] = [];
  for (const record of records) {
    const reading = readRecord(handled, record);
    if (reading.is === 'event') events.push(reading.event as EventOf<Contract>);
    else if (reading.is === 'bad')
      deadLetters.push({ record, deadLetter: { code: reading.code, details: reading.details } });
  }
  return { events, deadLetters };
}
