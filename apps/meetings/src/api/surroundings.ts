import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import type { Act, Around, Meeting, MeetingKind, RollPerson } from '@bontot/meeting-core';
import type { Copies, KnownUnit } from '../storage/copies.ts';
import type { Meetings } from '../storage/meetings.ts';
import { peopleOn } from '../storage/people.ts';
import type { Settings } from '../storage/settings.ts';

/** Kinds whose open items a meeting of a kind takes over. */
const SAME_LINE: Record<MeetingKind, readonly MeetingKind[]> = {
  regular: ['regular', 'combined'],
  combined: ['regular', 'combined'],
  thematic: ['thematic', 'combined'],
  extraordinary: ['regular', 'combined'],
  committee: ['committee'],
};
/** Acts that look at the list of the day. */
const NEEDS_PEOPLE = new Set<Act['type']>(['plan', 'open']);

type Parts = { copies: Copies; meetings: Meetings; settings: Settings };
type Deciding = { by: string; at: Instant; deviceId: string; version: number };

/** What decisions on one meeting need to know besides it, each thing read once a request. */
export class Surroundings {
  readonly #parts: Parts;
  readonly #people = new Map<string, RollPerson[]>();
  readonly #limits = new Map<string, Pick<Around, 'minMinutes' | 'attendanceBase'>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async of(act: Act, unit: KnownUnit, meeting: Meeting | undefined, id: string, deciding: Deciding): Promise<Around> {
    const heldOn = act.type === 'plan' ? act.heldOn : (meeting?.heldOn ?? localDateOf(deciding.at));
    const { minMinutes, attendanceBase } = await this.#limitsOf(unit.unitId);
    const previous =
      act.type === 'plan' && !meeting
        ? await this.#parts.meetings.before(act.unitId, SAME_LINE[act.kind], heldOn)
        : undefined;
    return {
      ...deciding,
      ...{ meetingId: id, minMinutes, attendanceBase, today: localDateOf(deciding.at) },
      people: NEEDS_PEOPLE.has(act.type) ? await this.#peopleOn(unit, heldOn) : [],
      ...(previous && { previous }),
    };
  }

  async #peopleOn(unit: KnownUnit, day: LocalDate): Promise<RollPerson[]> {
    const key = `${unit.unitId} ${day}`;
    const known = this.#people.get(key) ?? (await peopleOn(this.#parts.copies, unit, day));
    this.#people.set(key, known);
    return known;
  }

  async #limitsOf(unitId: string) {
    const known = this.#limits.get(unitId) ?? (await this.#parts.settings.of(unitId));
    this.#limits.set(unitId, known);
    return known;
  }
}
