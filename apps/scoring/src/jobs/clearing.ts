import type { OutgoingEvent, Publisher } from '@bontot/messaging';
import { subjectOf } from '../card/entry.ts';
import { factEvent } from '../events/published.ts';
import type { Clearance, Clearances } from '../storage/clearances.ts';
import type { StoredUnit, Units } from '../storage/units.ts';

const PAGE = 500;

/** The source of a unit's word for one quarter: a later confirmation of the same quarter is a revision of it. */
export const clearanceSource = (unitId: string, quarter: string): string => `clearance/${unitId}/${quarter}`;

/**
 * Sends what an inspector confirmed, cell by cell in order of the tree, and notes how far it came. Whatever is cut off is sent
 * again from there: the revision of each fact is the moment of the request, so that a repeat changes nothing.
 */
export class Clearing {
  readonly #clearances: Clearances;
  readonly #units: Units;
  readonly #publisher: Publisher;

  constructor(clearances: Clearances, units: Units, publisher: Publisher) {
    this.#clearances = clearances;
    this.#units = units;
    this.#publisher = publisher;
  }

  /** Units below that have a card and exist on the day. */
  async count({ path, upTo }: Pick<Clearance, 'path' | 'upTo'>): Promise<number> {
    let count = 0;
    for await (const units of this.#pages(path, '')) count += units.filter((unit) => isMeant(unit, upTo)).length;
    return count;
  }

  async send(clearance: Clearance): Promise<void> {
    const { clearanceId, path, upTo, exceptions, withdrawnAt } = clearance;
    const unclear = new Set(exceptions.filter(({ cleared }) => !cleared).map(({ unitId }) => unitId));
    let { sent } = clearance;
    for await (const units of this.#pages(path, clearance.sentTo)) {
      const meant = units.filter((unit) => isMeant(unit, upTo) && !unclear.has(unit._id));
      if (meant.length > 0) await this.#publisher.publish(meant.map(({ _id }) => clearedEvent(clearance, _id)));
      sent += meant.length;
      await this.#clearances.reached(clearanceId, units.at(-1)!.path, sent);
    }
    await this.#clearances.finish(clearanceId, withdrawnAt);
  }

  /** What a killed process left half sent. */
  async repair(): Promise<number> {
    const left = await this.#clearances.unfinished();
    for (const clearance of left) await this.send(clearance);
    return left.length;
  }

  async *#pages(path: string, from: string): AsyncGenerator<StoredUnit[]> {
    for (let after = from; ;) {
      const units = await this.#units.below(path, after, PAGE);
      if (units.length > 0) yield units;
      if (units.length < PAGE) return;
      after = units.at(-1)!.path;
    }
  }
}

const isMeant = ({ level, validFrom, validTo }: StoredUnit, day: string): boolean =>
  subjectOf(level) !== undefined && validFrom <= day && (validTo === null || validTo >= day);

function clearedEvent({ quarter, upTo, by, at, withdrawnAt }: Clearance, unitId: string): OutgoingEvent {
  const fact = {
    ...{ cellId: unitId, measure: 'cases.cleared', source: clearanceSource(unitId, quarter) },
    ...{ effectiveOn: upTo, slot: quarter, value: { yes: true }, revision: withdrawnAt ?? at },
    ...(withdrawnAt === null ? {} : { withdrawn: true }),
  };
  return factEvent(fact, true, { at: withdrawnAt ?? at, by });
}
