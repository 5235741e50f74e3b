import { UnitId, LocalDate, Outcome } from '@bontot/contracts';
import * as z from 'zod';

/** `outlook:<cellId>:<day>`: what names a notice to its reader. */
export const NoticeId = z
  .string()
  .max(100)
  .regex(/^outlook:[A-Z0-9][A-Za-z0-9_-]{0,63}:\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'NoticeId', description: 'Event, cell and day, e.g. outlook:QN-LH-07:2026-07-03' });

/** Most notices of one «read all»: their ids fit into the request that undoes it. */
export const READ_AT_ONCE = 1_000;

/** A place in the list: moment and id of the last notice that was shown. */
const CURSOR = /^(\d{1,15})_(.+)$/;
export const PageQuery = z.object({
  cursor: z
    .string()
    .regex(CURSOR)
    .transform((text, context) => {
      const [, at, id] = CURSOR.exec(text)!;
      const noticeId = NoticeId.safeParse(id);
      if (noticeId.success) return { at: Number(at), noticeId: noticeId.data };
      context.addIssue({ code: 'custom', message: 'the cursor of an earlier page' });
      return z.NEVER;
    })
    .optional()
    .meta({ description: '«next» of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  unread: z.enum(['true', 'false']).default('false'),
});
export const cursorOf = ({ at, noticeId }: { at: number; noticeId: string }): string => `${at}_${noticeId}`;

export const NoticePath = z.object({ noticeId: NoticeId });
export const ReadQuery = z.object({
  revision: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'the revision that was seen: a notice that has changed since stays unread' }),
});
export const ReadAllRequest = z.strictObject({ until: z.iso.datetime({ offset: true }) });
export const UnreadAllRequest = z.strictObject({ noticeIds: z.array(NoticeId).min(1).max(READ_AT_ONCE) });

const Moment = z.iso.datetime();
export const NoticeAnswer = z.object({
  noticeId: NoticeId,
  kind: z.literal('outlook'),
  cellId: UnitId,
  cellName: z.string(),
  day: LocalDate,
  period: z.string(),
  from: Outcome,
  to: Outcome,
  via: Outcome.nullable().describe('where it had been in between, when it ended the day as it began'),
  text: z.string().describe('the notice, in the language of the request'),
  reason: z.string(),
  at: Moment,
  readAt: Moment.nullable(),
  revision: z.int(),
});
export const PageAnswer = z.object({ items: z.array(NoticeAnswer), next: z.string().nullable(), unread: z.int() });
export const UnreadAnswer = z.object({ unread: z.int() });
export const ChangedAnswer = z.object({
  changed: z.int().describe('how many notices are so now'),
  noticeIds: z.array(NoticeId),
  more: z.boolean().describe('true when more than these were unread'),
});
