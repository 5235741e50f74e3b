import { LocalDate, RecordId, UnitId, Version } from '@bontot/contracts';
import * as z from 'zod';

export const Year = z.coerce.number().int().min(2000).max(2199);
export const MemberYearPath = z.object({ memberId: RecordId, year: Year });
export const UnitYearPath = z.object({ unitId: UnitId, year: Year });
export const Limit = z.coerce.number().int().min(1).max(100).default(30);

/** Opaque to callers: the id of the last line of the page before. */
export const Cursor = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9_-]+$/)
  .transform((text) => Buffer.from(text, 'base64url').toString('utf8'))
  .refine((text) => /^[A-Za-z0-9._-]{1,120}$/.test(text), 'the cursor of an earlier page');
export const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

/** Pages of what lies in units, by year. */
export const ListQuery = z.object({
  unitId: UnitId.optional().meta({ description: 'of this unit alone' }),
  below: UnitId.optional().meta({ description: 'of this unit and of all below it' }),
  year: Year,
  cursor: Cursor.optional(),
  limit: Limit,
});

const Names = z.record(z.string(), z.string()).meta({ description: 'Full names by person' });
const whole = (what: string) => z.looseObject({}).meta({ description: `${what}, see @bontot/pledge-core` });
export const oneAnswer = (what: string) => whole(what);
export const pageAnswer = (what: string) =>
  z.object({ items: z.array(whole(what)), next: z.string().nullable(), names: Names });
export const ResultsAnswer = z.object({
  results: z.array(
    z.looseObject({
      commandId: RecordId,
      seq: z.int(),
      version: z.int(),
      outcome: z.enum(['applied', 'repeated', 'set_aside', 'refused']),
    }),
  ),
});
export const CampaignAnswer = z.object({ campaign: whole('Campaign'), version: z.int(), inherited: z.boolean() });

/** A file as a store of papers holds it. */
export const FileRef = z.strictObject({
  fileId: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const Note = z.strictObject({ ref: z.string().trim().min(1).max(200), file: FileRef.nullable() });
export { LocalDate, RecordId, UnitId, Version };
