import { familyOf, type EventContract } from '@bontot/contracts';
import type { EventOf } from './nest/patterns.ts';
import type { IncomingRecord, RecordOutcome } from './ports.ts';
import { readRecord, type Handled } from './routing.ts';

type Contracts = Record<string, EventContract>;
type Events<Wanted extends Contracts> = { [Name in keyof Wanted]: EventOf<Wanted[Name]>[] };

/**
 * The events of these contracts in a batch, each in order, for a `@BatchOf` handler that works on many at once. Other types
 * pass unread; a record that claims one of these types and is none of it, or has no readable type at all, goes to the dead
 * letters once, with the codes of a single event: those of `decodeEvent`, VERSION_UNKNOWN, BODY_INVALID.
 */
export function eventsOf<Wanted extends Contracts>(
  records: readonly IncomingRecord[],
  contracts: Wanted,
): { events: Events<Wanted>; deadLetters: RecordOutcome[] } {
  const wanted = Object.entries(contracts);
  const handled: Handled<{ name: string; contract: EventContract }> = {
    byType: new Map(wanted.map(([name, contract]) => [contract.type, { name, contract }])),
    families: new Set(wanted.map(([, { type }]) => familyOf(type))),
  };
  const events = Object.fromEntries(wanted.map(([name]) => [name, []])) as unknown as Events<Wanted>;
  const deadLetters: RecordOutcome[] = [];
  for (const record of records) {
    const reading = readRecord(handled, record);
    if (reading.is === 'event') events[reading.route.name as keyof Wanted].push(reading.event as never);
    else if (reading.is === 'bad')
      deadLetters.push({ record, deadLetter: { code: reading.code, details: reading.details } });
  }
  return { events, deadLetters };
}
