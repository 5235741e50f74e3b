import { addDays, addMonths, isLocalDate, type LocalDate } from '@bontot/kernel';
import { refuse } from './decision.ts';
import type { Around } from './around.ts';
import type { Meeting } from './meeting.ts';
import type { Month, Time } from './parts.ts';
import { countAttendance } from './roll.ts';
import type { Totals } from './votes.ts';

type Refused = ReturnType<typeof refuse> | undefined;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The first refusal of a list, if any. */
export const firstOf = (...refusals: Refused[]): Refused => refusals.find((refusal) => refusal !== undefined);

export const needsText = (field: string, text: string | null | undefined): Refused =>
  text?.trim() ? undefined : refuse('TEXT_MISSING', { field });

export const needsDate = (field: string, date: LocalDate): Refused =>
  isLocalDate(date) ? undefined : refuse('DATE_INVALID', { field, date });

export const needsTime = (field: string, time: Time): Refused =>
  TIME.test(time) ? undefined : refuse('TIME_INVALID', { field, time });

export const needsMonth = (month: Month): Refused =>
  MONTH.test(month) ? undefined : refuse('MONTH_INVALID', { month });

export const needsWhole = (field: string, value: number, min: number, max: number): Refused =>
  Number.isInteger(value) && value >= min && value <= max
    ? undefined
    : refuse('NUMBER_OUT_OF_RANGE', { field, min, max });

/** A sitting within one day: meetings do not go on past midnight. */
export const needsOrder = (startedAt: Time, endedAt: Time): Refused =>
  firstOf(
    needsTime('startedAt', startedAt),
    needsTime('endedAt', endedAt),
    startedAt < endedAt ? undefined : refuse('TIME_REVERSED', { startedAt, endedAt }),
  );

/** A meeting for a month is held in it, or postponed into the next one; whether that was approved, the month's duty knows. */
export function needsMonthOf(heldOn: LocalDate, month: Month): Refused {
  const held = heldOn.slice(0, 7);
  const next = addMonths(`${month}-01`, 1).slice(0, 7);
  return held === month || held === next ? undefined : refuse('HELD_IN_OTHER_MONTH', { heldOn, month });
}

export const needsItem = (meeting: Meeting, itemId: string | null | undefined): Refused =>
  itemId == null || meeting.agenda.some((item) => item.itemId === itemId)
    ? undefined
    : refuse('ITEM_UNKNOWN', { itemId });

export const needsOnRoll = (meeting: Meeting, personId: string): Refused =>
  meeting.roll.some((row) => row.personId === personId) ? undefined : refuse('PERSON_NOT_ON_ROLL', { personId });

export const sumOf = ({ for: yes, against, other }: Totals): number => yes + against + other;

/** Three totals, together not more than the full members who were there. */
export function needsTotals(totals: Totals, voters: number): Refused {
  const fields = ['for', 'against', 'other'] as const;
  const votes = sumOf(totals);
  return firstOf(
    ...fields.map((field) => needsWhole(field, totals[field], 0, 100_000)),
    votes <= voters ? undefined : refuse('VOTES_EXCEED_VOTERS', { votes, voters }),
  );
}

export const fullPresent = ({ roll, attendanceBase }: Meeting): number =>
  countAttendance(roll, attendanceBase).fullPresent;

/** A typed day of something past: up to a day ahead, for the clocks of phones. */
export const needsPast = (heldOn: LocalDate, { today }: Around): Refused =>
  heldOn <= addDays(today, 1) ? undefined : refuse('HELD_IN_FUTURE', { heldOn, today });
