import * as z from 'zod';
import { event } from '../event.ts';
import { Instant, LocalDate, RecordId, UnitId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

/** `2026-11`: the month that a meeting is held for. */
const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month', description: 'Calendar month, YYYY-MM' });
const Count = z.int().min(0);

/** A meeting as others may know it: no names, reasons or texts, and of votes not even that there were any. */
export const MeetingStanding = z
  .object({
    meetingId: RecordId,
    unitId: UnitId,
    version: Version,
    kind: z.enum(['regular', 'thematic', 'combined', 'extraordinary', 'committee']),
    month: Month,
    state: z.enum(['draft', 'announced', 'in_progress', 'closed', 'annulled', 'cancelled']),
    /** Planned day, then the day on which it was held. */
    heldOn: LocalDate,
    /** Null while a draft has no hour yet. */
    startsAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
    announcedOn: LocalDate.nullable(),
    papers: Count,
    papersPublished: Count,
    /** Of the closed roll call. */
    present: Count.nullable(),
    base: Count.nullable(),
    minutesState: z.enum(['drafting', 'read_out', 'approved', 'signed']),
    /** Last day on which a signature is in time; null where nothing is owed. */
    minutesDueOn: LocalDate.nullable(),
    signedOn: LocalDate.nullable(),
    sheetState: z.enum(['none', 'proposed', 'voted', 'sent_up', 'confirmed', 'returned']),
    sheetDueOn: LocalDate.nullable(),
    at: Instant,
  })
  .meta({ id: 'MeetingStanding' });
export type MeetingStanding = z.infer<typeof MeetingStanding>;

export const meetingChanged = event('meeting.changed.v1', {
  topic: topics.meetings,
  key: 'unitId',
  body: MeetingStanding,
  why: 'Notices tell members of a meeting, secretary and supervisor of what is due; what it proves for the score goes out as facts',
  example: {
    meetingId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9R',
    unitId: 'QN-LH-07',
    version: 42,
    kind: 'regular',
    month: '2026-07',
    state: 'closed',
    heldOn: '2026-07-03',
    startsAt: '19:30',
    announcedOn: '2026-06-28',
    papers: 2,
    papersPublished: 2,
    present: 19,
    base: 22,
    minutesState: 'drafting',
    minutesDueOn: '2026-07-08',
    signedOn: null,
    sheetState: 'none',
    sheetDueOn: '2026-07-13',
    at: '2026-07-03T14:05:00.000Z',
  },
});

/** A task without its title: who owes what until when. */
export const TaskStanding = z
  .object({
    taskId: RecordId,
    unitId: UnitId,
    version: Version,
    /** Null when it was given to the cell as a whole. */
    ownerId: RecordId.nullable(),
    meetingId: RecordId.nullable(),
    givenByUnitId: UnitId.nullable(),
    state: z.enum(['assigned', 'accepted', 'done_reported', 'completed', 'rejected', 'cancelled']),
    assignedOn: LocalDate,
    dueOn: LocalDate,
    doneOn: LocalDate.nullable(),
    overdue: z.boolean(),
    extensionAsked: z.boolean(),
    at: Instant,
  })
  .meta({ id: 'TaskStanding' });
export type TaskStanding = z.infer<typeof TaskStanding>;

export const taskChanged = event('task.changed.v1', {
  topic: topics.meetings,
  key: 'unitId',
  body: TaskStanding,
  why: 'Notices remind the owner before the date and tell whoever accepts that a result waits',
  example: {
    taskId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9T',
    unitId: 'QN-LH-07',
    version: 3,
    ownerId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    meetingId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9R',
    givenByUnitId: null,
    state: 'done_reported',
    assignedOn: '2026-07-03',
    dueOn: '2026-07-25',
    doneOn: null,
    overdue: false,
    extensionAsked: false,
    at: '2026-07-20T02:00:00.000Z',
  },
});

/** What was asked and decided about a month for which a unit owes its meeting; reasons stay with the service. */
export const MonthStanding = z
  .object({
    unitId: UnitId,
    month: Month,
    version: Version,
    subject: z.enum(['cell', 'committee']),
    requests: z.array(
      z.object({
        requestId: RecordId,
        kind: z.enum(['postponement', 'waiver']),
        newDate: LocalDate.nullable(),
        askedBy: RecordId,
        askedOn: LocalDate,
        decision: z
          .object({ decision: z.enum(['approved', 'refused']), decidedOn: LocalDate, enteredOn: LocalDate })
          .nullable(),
      }),
    ),
    /** The regular meeting that was held for the month. */
    heldBy: RecordId.nullable(),
    /** An approved new date that passed without a meeting. */
    lapsed: z.boolean(),
    at: Instant,
  })
  .meta({ id: 'MonthStanding' });
export type MonthStanding = z.infer<typeof MonthStanding>;

export const monthChanged = event('month.changed.v1', {
  topic: topics.meetings,
  key: 'unitId',
  body: MonthStanding,
  why: 'Notices tell whoever decides that a postponement or waiver was asked for, and whoever asked what was decided',
  example: {
    unitId: 'QN-LH-07',
    month: '2026-09',
    version: 2,
    subject: 'cell',
    requests: [
      {
        requestId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9Q',
        kind: 'postponement',
        newDate: '2026-10-06',
        askedBy: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
        askedOn: '2026-09-24',
        decision: { decision: 'approved', decidedOn: '2026-09-25', enteredOn: '2026-09-25' },
      },
    ],
    heldBy: null,
    lapsed: false,
    at: '2026-09-25T02:00:00.000Z',
  },
});
