import * as z from 'zod';
import { event } from '../event.ts';
import { Instant, LocalDate, RecordId, UnitId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

const Year = z.int().min(2000).max(9999);
const Day = LocalDate.nullable();

/** A member's year as others may know it: no names, texts or grades. */
export const PledgeStanding = z
  .object({
    memberId: RecordId,
    year: Year,
    unitId: UnitId,
    version: Version,
    /** `none`: nothing is written yet, and something is owed. */
    state: z.enum(['none', 'draft', 'registered', 'mid_reported', 'end_reported', 'reviewed', 'withdrawn']),
    obliged: z.boolean(),
    /** Last days; null where a duty is not owed. */
    dueOn: z.object({ registered: Day, mid: Day, end: Day, reviewed: Day }),
    registeredOn: Day,
    midOn: Day,
    endOn: Day,
    reviewedOn: Day,
    amendmentAsked: z.boolean(),
    withdrawalAsked: z.boolean(),
    /** How much a helper typed that the member has still to confirm. */
    toConfirm: z.int().min(0),
    returned: z.boolean(),
    remindedOn: Day,
    at: Instant,
  })
  .meta({ id: 'PledgeStanding' });
export type PledgeStanding = z.infer<typeof PledgeStanding>;

export const pledgeChanged = event('pledge.changed.v1', {
  topic: topics.pledges,
  key: 'unitId',
  body: PledgeStanding,
  why: 'Notices remind a member before the date and tell the secretary what waits; what it proves for the score goes out as facts',
  example: {
    memberId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    year: 2026,
    unitId: 'QN-LH-07',
    version: 4,
    state: 'registered',
    obliged: true,
    dueOn: { registered: '2026-01-31', mid: '2026-06-30', end: '2026-11-30', reviewed: '2026-12-15' },
    registeredOn: '2026-01-12',
    midOn: null,
    endOn: null,
    reviewedOn: null,
    amendmentAsked: false,
    withdrawalAsked: false,
    toConfirm: 0,
    returned: false,
    remindedOn: null,
    at: '2026-01-12T02:00:00.000Z',
  },
});

/** The registration of an organisation for the year, and who has signed its compact. */
export const RegistrationStanding = z
  .object({
    unitId: UnitId,
    year: Year,
    version: Version,
    subject: z.enum(['cell', 'committee']),
    state: z.enum(['draft', 'submitted', 'registered', 'returned', 'withdrawn']),
    submittedOn: Day,
    registeredOn: Day,
    signedBySecretary: z.boolean(),
    signedByCommittee: z.boolean(),
    at: Instant,
  })
  .meta({ id: 'RegistrationStanding' });
export type RegistrationStanding = z.infer<typeof RegistrationStanding>;

export const registrationChanged = event('registration.changed.v1', {
  topic: topics.pledges,
  key: 'unitId',
  body: RegistrationStanding,
  why: 'Notices tell the committee what was handed in, and the cell what was registered or returned',
  example: {
    unitId: 'QN-LH-07',
    year: 2026,
    version: 3,
    subject: 'cell',
    state: 'registered',
    submittedOn: '2026-02-20',
    registeredOn: '2026-03-02',
    signedBySecretary: true,
    signedByCommittee: false,
    at: '2026-03-02T02:00:00.000Z',
  },
});
