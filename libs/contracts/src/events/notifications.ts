import * as z from 'zod';
import { event } from '../event.ts';
import { Instant, RecordId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

export const inboxChanged = event('inbox.changed.v1', {
  topic: topics.notifications,
  key: 'personId',
  body: z.object({
    personId: RecordId,
    /** Counts the changes of this inbox; what a stream has told already is not told again. */
    version: Version,
    unread: z.int().min(0),
    at: Instant,
  }),
  why: 'Open pages of a person show at once that a notice came or was read; the notice itself is read by HTTP',
  example: { personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M', version: 7, unread: 2, at: '2026-07-03T02:00:00.000Z' },
});
