import { isLocalDate, SOURCE_ID, UNIT_ID } from '@bontot/kernel';
import * as z from 'zod';

export const UnitId = z
  .string()
  .regex(UNIT_ID)
  .meta({ id: 'UnitId', description: 'Id of an organisation unit, chosen by people, e.g. QN-LH-07' });
export const RecordId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .meta({ id: 'RecordId', description: 'Opaque ULID of a person or a record' });
export const SourceId = z
  .string()
  .regex(SOURCE_ID)
  .meta({ id: 'SourceId', description: 'The record inside its source system that a fact speaks of' });
export const LocalDate = z
  .string()
  .refine(isLocalDate, 'a day that exists, YYYY-MM-DD')
  .meta({ id: 'LocalDate', format: 'date', description: 'Calendar day in Viet Nam (UTC+7), YYYY-MM-DD' });
export const Instant = z.iso.datetime({ offset: true }).meta({ id: 'Instant', description: 'Moment, ISO 8601' });
export const Version = z
  .int()
  .min(1)
  .meta({ id: 'Version', description: 'Counts the states of one aggregate from 1; a copy keeps the higher' });
export const Path = z
  .string()
  .regex(/^\/([A-Z0-9][A-Za-z0-9_-]{0,63}\/)+$/)
  .meta({ id: 'Path', description: 'Closed path of a unit, e.g. /QN/QN-LH/QN-LH-07/' });
/** `person:<ulid>`, or `system:<sender>`: never a name. */
export const ActorRef = z
  .string()
  .regex(/^(person|system):[A-Za-z0-9_-]{1,64}$/)
  .meta({ id: 'ActorRef', description: 'person:<id> or system:<sender>' });

/** A year, half-year, quarter or month, as people name it: 2026, 2026-H1, 2026-Q1, 2026-06. */
export const PeriodName = z
  .string()
  .regex(/^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/)
  .meta({ id: 'PeriodName' });

export const CellType = z
  .enum(['residential', 'enterprise', 'agency', 'school', 'armed_forces'])
  .meta({ id: 'CellType' });
export type CellType = z.infer<typeof CellType>;
export const Level = z
  .enum(['province', 'commune', 'grassroots_committee', 'part_committee', 'cell', 'party_group'])
  .meta({ id: 'Level' });
export type Level = z.infer<typeof Level>;
export const View = z
  .enum(['self', 'reviewed'])
  .meta({ id: 'View', description: 'self counts unconfirmed facts, reviewed does not' });
export type View = z.infer<typeof View>;
