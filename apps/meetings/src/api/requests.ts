import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import * as z from 'zod';

export const MeetingPath = z.object({ meetingId: RecordId });
export const UnitQuery = z.object({ unitId: UnitId });
export const Limit = z.coerce.number().int().min(1).max(100).default(30);

/** Opaque to callers: what the `next` of the page before said. */
export const Cursor = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9_-]+$/)
  .transform((text) => Buffer.from(text, 'base64url').toString('utf8'));
export const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

/** A day and an id: the last line of the page before. */
const PLACE = /^(\d{4}-\d{2}-\d{2})_([^_]+)$/;
export const PlaceCursor = Cursor.transform((text, context) => {
  const [, day, id] = PLACE.exec(text) ?? [];
  if (day !== undefined && id !== undefined && LocalDate.safeParse(day).success) return { day, id };
  context.addIssue({ code: 'custom', message: 'the cursor of an earlier page' });
  return z.NEVER;
});
export const placeCursorOf = (day: string, id: string): string => cursorOf(`${day}_${id}`);

export const MeetingsQuery = z.object({
  unitId: UnitId.optional().meta({ description: 'the meetings of this unit alone' }),
  below: UnitId.optional().meta({ description: 'those of this unit and of all below it' }),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  state: z.enum(['draft', 'announced', 'in_progress', 'closed', 'annulled', 'cancelled']).optional(),
  waiting: z.enum(['score', 'minutes', 'conflict']).optional(),
  cursor: PlaceCursor.optional(),
  limit: Limit,
});
export const DeskQuery = z.object({ unitId: UnitId, year: z.string().regex(/^\d{4}$/) });
