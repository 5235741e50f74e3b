import { localDateOf, type LocalDate } from '@bontot/kernel';
import {
  actionOf,
  countsOf,
  viewOf,
  type ActType,
  type Leader,
  type MeetingLine,
  type MeetingView,
  type Names,
  type RollPerson,
} from '@bontot/meeting-core';
import type { Stored } from '@bontot/persistence';
import type { Asking } from '@bontot/service';
import { allowsAct, subjectOfKind, type Place } from './permission.ts';
import type { Copies, KnownUnit } from '../storage/copies.ts';
import type { StoredLine } from '../storage/meetings.ts';
import { leadersOn, peopleOn } from '../storage/people.ts';
import type { Settings } from '../storage/settings.ts';
import { meetingOf, type MeetingRecord } from '../meeting/record.ts';
import { rightsOf } from './rights.ts';

const ACTS = Object.keys(actionOf) as ActType[];
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Meetings as somebody may read them. */
export class Reading {
  readonly #copies: Copies;
  readonly #settings: Settings;

  constructor(parts: { copies: Copies; settings: Settings }) {
    this.#copies = parts.copies;
    this.#settings = parts.settings;
  }

  /** The meeting with what goes beside it; undefined where the reader may know nothing of it. */
  async view({ state, version }: Stored<MeetingRecord>, asked: Asking): Promise<MeetingView | undefined> {
    const place = placeOf(state);
    const rights = rightsOf(place, asked);
    const seen = viewOf(meetingOf(state), rights);
    if (!seen) return undefined;
    const meeting = { ...seen, decided: ownNumbers(state, asked) };
    const unit = await this.#copies.unit(state.unitId);
    const today = localDateOf(asked.moment);
    const day = state.heldOn < today ? state.heldOn : today;
    const [people, leaders, settings] = await Promise.all([
      rights.leads && unit ? this.people(unit, day) : [],
      rights.leads && unit ? this.leaders(unit, today) : [],
      this.#settings.of(state.unitId),
    ]);
    return {
      ...{ meeting, version, unitName: unit?.name ?? state.unitId },
      names: await this.namesIn({ meeting, people, leaders }),
      may: ACTS.filter((type) => allowsAct(type, place, asked)),
      ...{ people, leaders, settings, counts: countsOf(meetingOf(state)) },
    };
  }

  people(unit: KnownUnit, day: LocalDate): Promise<RollPerson[]> {
    return peopleOn(this.#copies, unit, day);
  }

  leaders(unit: KnownUnit, day: LocalDate): Promise<Leader[]> {
    return leadersOn(this.#copies, unit, day);
  }

  /** Names of all persons whose ids stand anywhere in what is about to be answered. */
  async namesIn(answer: unknown): Promise<Names> {
    return this.#copies.names(idsIn(answer));
  }

  async linesOf(stored: readonly StoredLine[]): Promise<MeetingLine[]> {
    const units = await this.#copies.unitsById(stored.map(({ line }) => line.unitId));
    return stored.map(({ version, line }) => ({
      ...line,
      version,
      unitName: units.get(line.unitId)?.name ?? line.unitId,
    }));
  }
}

/** How far the reader's own devices have been heard, so that they go on from there; nobody learns of another's. */
const ownNumbers = ({ decided, devices }: MeetingRecord, { actor }: Asking): Record<string, number> =>
  Object.fromEntries(
    Object.entries(decided).filter(
      ([deviceId]) => actor.personId !== undefined && devices[deviceId] === actor.personId,
    ),
  );

export const placeOf = ({ kind, above }: Pick<MeetingRecord, 'kind' | 'above'>): Place => ({
  path: `/${above.join('/')}/`,
  subject: subjectOfKind(kind),
});

/** Every text in the form of a record's id; those of persons are among them. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (ULID.test(value)) found.add(value);
  } else if (Array.isArray(value)) for (const item of value) idsIn(item, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      if (ULID.test(key)) found.add(key);
      idsIn(member, found);
    }
  return found;
}
